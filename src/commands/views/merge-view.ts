import type { MergeReport } from '../../store/merge.ts';
import type { Merged } from '../../store/merge-pool.ts';
import { oneLine } from '../../text/safe.ts';
import { counted } from './counted.ts';
import { countsLine } from './counts-view.ts';

type Context = { now: string; zone: string; isRehearsal: boolean };

/** What came with each file, and what is to be known about it. */
export function mergeView(report: MergeReport, files: readonly Merged[], context: Context): readonly string[] {
  const { before, after, forked, renamed, settings, erased, saved } = report;
  const came = [
    counted(after.calls - before.calls, 'call'),
    counted(after.followUps - before.followUps, 'follow-up'),
    counted(after.entries - before.entries, 'entry', 'entries'),
  ].join(', ');
  const isNew = after.entries > before.entries;
  return [
    ...files.flatMap(({ path, counts, fresh }) => [
      oneLine(path),
      `  ${countsLine(counts, context)}`,
      `  ${fresh === 0 ? 'all of it was here already' : `${counted(fresh, 'new entry', 'new entries')} of ${counts.entries}`}`,
    ]),
    isNew ? `${context.isRehearsal ? 'Would come' : 'Came'}: ${came}.` : 'Nothing new came.',
    ...forked.map((name) => `${capital(oneLine(name))} was carried on in two files; both are kept.`),
    ...renamed.map(({ name, was, code }) => `There were two ${was}: the later one is now ${oneLine(name) || code}.`),
    ...settings.map(({ key, from, to }) => `Changed for the team: ${oneLine(key)}: ${set(to)} (it was ${set(from)}).`),
    ...(erased === 0
      ? []
      : [`Forgotten elsewhere, and now here: the words of ${counted(erased, 'entry', 'entries')}.`]),
    ...(saved === null ? [] : [`What was here before is in ${oneLine(saved)}`]),
    ...(context.isRehearsal ? ['Nothing was changed.'] : []),
  ];
}

const set = (value: string | null) => (value === null ? 'not set' : oneLine(value));
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
