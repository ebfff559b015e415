import type { ScoreCheck } from '../../playbook/score-checks.ts';
import type { OnRecord } from './judge-step.ts';
import type { Judged } from './point.ts';

const leftOut = (why: string): Judged => ({ result: 'left-out', why, entries: [] });

/** What a check finds in the whole of a call. */
export function judgeCheck(name: ScoreCheck, record: OnRecord): Judged {
  switch (name) {
    case 'never-say':
      return neverSay(record);
    case 'promises-agreed':
      return promisesAgreed(record);
    case 'left-with-a-time':
      return leftWithATime(record);
  }
}

function neverSay({ entries }: OnRecord): Judged {
  const flagged = entries.filter(({ kind }) => kind === 'flagged').map(({ seq }) => seq);
  if (flagged.length === 0) return { result: 'got', why: 'nothing found', entries: [] };
  return { result: 'lost', why: flagged.length === 1 ? 'said once' : `said ${flagged.length} times`, entries: flagged };
}

function promisesAgreed({ state, entries }: OnRecord): Judged {
  const promises = state.promises.filter(({ withdrawn, kind }) => !withdrawn && kind !== 'internal');
  if (promises.length === 0) return leftOut('nothing was promised');
  const open = promises.filter(({ agreed }) => agreed !== true).map(({ followUp }) => followUp);
  const ids = open.length > 0 ? open : promises.map(({ followUp }) => followUp);
  const found = entries.filter(
    (entry) => (entry.kind === 'promised' || entry.kind === 'agreed') && ids.includes(entry.what.followUp),
  );
  const seqs = found.map(({ seq }) => seq);
  return open.length > 0
    ? { result: 'lost', why: 'not asked, or they did not', entries: seqs }
    : { result: 'got', why: 'they agreed', entries: seqs };
}

function leftWithATime({ state, entries }: OnRecord): Judged {
  if (state.disposition !== 'promised') return leftOut(state.disposition === null ? 'the call goes on' : 'not needed');
  const made = firstPromise({ state, entries });
  const end = entries.findLast(({ kind }) => kind === 'hung-up');
  if (made === undefined)
    return { result: 'lost', why: 'no time was promised', entries: end === undefined ? [] : [end.seq] };
  return { result: 'got', why: 'a time was promised', entries: [made.seq] };
}

/** The entry of the first time that the customer was promised and that was not taken back. */
export function firstPromise({ state, entries }: OnRecord) {
  const promise = state.promises.find(({ withdrawn, kind }) => !withdrawn && kind !== 'internal');
  return entries.find((entry) => entry.kind === 'promised' && entry.what.followUp === promise?.followUp);
}
