import type { CallState } from '../engine/call-state.ts';
import type { Entry } from '../engine/entry.ts';
import { readElsewhere } from '../engine/zone-doubt.ts';
import type { CheckResult } from '../followup/caller-check.ts';
import { cityOf, showClock, showMoment } from '../followup/show-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { oneLine } from '../text/safe.ts';
import { type Removed, saidOfRemoved } from '../text/secrets.ts';
import type { CallDesk } from './call-desk.ts';

type Desk = Pick<CallDesk, 'now' | 'here' | 'team'>;

const checks: Readonly<Record<CheckResult, string>> = {
  checked: 'It is clear who calls.',
  'not-checked': 'On record: it is not clear who calls.',
  'not-needed': 'On record: it need not be clear who calls.',
};

/** `before`: when something was saved last, by the same clock. */
type Saved = {
  entries: readonly Entry[];
  removed: readonly Removed[];
  aside?: string | null;
  before?: string | null;
};

/** Clocks are set right by a second or two all the time. */
const slip = 60_000;

/**
 * One line about what has just been saved: a promise by its code and time, what a new zone has put in doubt, and what
 * was not kept at all.
 */
export function savedNotice(book: Playbook, state: CallState, done: Saved, desk: Desk): string {
  const { here } = desk;
  const { entries, removed, aside, before = null } = done;
  const gone = saidOfRemoved(removed);
  const now = desk.now();
  const parts = entries.flatMap((entry) => {
    if (entry.kind === 'promised') {
      const { code, dueAt, zone } = entry.what;
      const local = showMoment(dueAt, { now, zone: here });
      const there = showMoment(dueAt, { now, zone });
      return [`Promise ${code}: ${there}${there === local ? '' : ` in ${cityOf(zone)}, ${local} here`}.`];
    }
    if (entry.kind === 'checked') return [checks[entry.what.result]];
    if (entry.kind === 'remarked') return ['This line is marked for whoever writes the playbook.'];
    return entry.kind === 'identified' && entry.what.zone !== null ? doubted(book, state, desk) : [];
  });
  const saved = aside ?? `Saved ${showClock(instantToWall(now, here))}`;
  const wentBack = before !== null && Date.parse(before) - Date.parse(now) > slip ? [clockWentBack] : [];
  const all = [...wentBack, ...parts, ...(gone === null ? [] : [gone])];
  return all.length === 0 ? saved : `${saved.replace(/\.$/, '')}. ${all.join(' ')}`;
}

/** Where nothing is kept nothing is said to be, and a line that was marked for somebody is not taken for told. */
export function unkeptNotice({ entries }: Pick<Saved, 'entries'>): string | null {
  return entries.some(({ kind }) => kind === 'remarked')
    ? 'Not kept: nothing is, here. On a call this marks the line for whoever writes the playbook.'
    : null;
}

const clockWentBack = 'Your clock went back: the order is right, the times may not be.';

function doubted(book: Playbook, state: CallState, desk: Desk): string[] {
  const [first, ...others] = readElsewhere(book, state, {
    ...desk,
    now: desk.now(),
    engagements: [],
    agentHours: null,
  });
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  const { words, code, zone } = first;
  return [`"${oneLine(words)}"${more} was read for ${cityOf(zone)}: /u ${code} why, or /p again.`];
}
