import { showMoment } from '../../followup/show-time.ts';
import type { Counts } from '../../store/counts.ts';
import { counted } from './counted.ts';
import { thousands } from './thousands.ts';

type Context = { now: string; zone: string };

/** "412 calls, 31 follow-ups (3 open), last saved Wed 18 Nov 15:02" */
export function countsLine({ calls, followUps, openFollowUps, lastSavedAt }: Counts, context: Context): string {
  const saved = lastSavedAt === null ? 'nothing saved yet' : `last saved ${showMoment(lastSavedAt, context)}`;
  return `${counted(calls, 'call')}, ${counted(followUps, 'follow-up')} (${thousands(openFollowUps)} open), ${saved}`;
}

/** Two files side by side, so that it shows which one is meant. */
export function countsTable(here: Counts, copy: Counts, context: Context): string {
  const moment = ({ lastSavedAt }: Counts) => (lastSavedAt === null ? '-' : showMoment(lastSavedAt, context));
  const rows = [
    ['', 'now', 'in the copy'],
    ['calls', thousands(here.calls), thousands(copy.calls)],
    ['follow-ups', thousands(here.followUps), thousands(copy.followUps)],
    ['of them open', thousands(here.openFollowUps), thousands(copy.openFollowUps)],
    ['entries', thousands(here.entries), thousands(copy.entries)],
    ['last saved', moment(here), moment(copy)],
  ];
  return rows
    .map(([name = '', now = '', then = '']) => `${name.padEnd(13)} ${now.padEnd(22)} ${then}`.trimEnd())
    .join('\n');
}
