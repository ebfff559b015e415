import type { CallState } from '../../engine/call-state.ts';
import type { CallEntry, SkipReason } from '../../engine/entry.ts';
import { currentFact, factValue } from '../../engine/facts.ts';
import { asksOf } from '../../engine/flow.ts';
import type { Ask, Step } from '../../playbook/playbook.ts';
import type { Judged } from './point.ts';

/** A step on the way of a call, under the name that the transcript calls it by. */
export type Place = { name: string; step: Step };

export type OnRecord = { state: CallState; entries: readonly CallEntry[] };

const skipWords: Readonly<Record<SkipReason, string>> = {
  told: 'told already',
  'not-applicable': 'not applicable',
  refused: 'they did not want to',
  other: 'skipped',
};

/**
 * What a step earned. It counts that it was gone through with what it asks for, never that its words were read aloud;
 * one that listens counts when something was written down.
 */
export function judgeStep({ state, entries }: OnRecord, { name, step }: Place): Judged {
  const status = state.steps.get(name);
  const own = entries.filter((entry) => stepOf(entry) === name);
  const last = (kinds: readonly CallEntry['kind'][]) => own.findLast(({ kind }) => kinds.includes(kind));
  if (status === undefined) return neverReached(state);
  if (status.status === 'skipped') {
    const skip = last(['skipped']);
    const why = status.skip ?? 'other';
    const words = skip?.kind === 'skipped' && skip.words !== null ? `, ${skip.words.why}` : '';
    if (why !== 'other') return leftOut(skipWords[why], skip);
    return lost(`skipped${words}`, skip);
  }
  const end = last(['covered', 'answered', 'skipped']);
  const isUnderway = state.status === 'open' && status.status === 'open';
  if (isUnderway) return leftOut('the call is there now', end);
  const asks = asksOf(state, step);
  const open = asks.find((ask) => isMissing(state, ask) && !state.overrides.has(`ask:${name}/${ask.id}`));
  if (open !== undefined) return lost(`not answered: ${open.label}`, end);
  const denied = asks.find((ask) => isDenied(state, ask));
  if (denied !== undefined) return lost('they did not agree', last(['answered']));
  if (status.status !== 'done') return state.disposition === 'disconnected' ? leftOut('cut off') : lost('left', end);
  if (listens(step) && !own.some(({ kind }) => kind === 'noted')) return lost('nothing was written down', end);
  return { result: 'got', why: 'done', entries: end === undefined ? [] : [end.seq] };
}

function neverReached({ status, disposition }: CallState): Judged {
  if (status === 'open') return leftOut('not reached yet');
  return disposition === 'disconnected' ? leftOut('cut off before') : lost('never reached', undefined);
}

const leftOut = (why: string, entry?: CallEntry): Judged => ({
  result: 'left-out',
  why,
  entries: entry === undefined ? [] : [entry.seq],
});

const lost = (why: string, entry: CallEntry | undefined): Judged => ({
  result: 'lost',
  why,
  entries: entry === undefined ? [] : [entry.seq],
});

function stepOf(entry: CallEntry): string | null {
  return 'step' in entry.what && entry.kind !== 'jumped' && entry.kind !== 'redone' ? entry.what.step : null;
}

const listens = ({ mode, asks }: Step) => mode === 'listen' || asks.some(({ type }) => type === 'notes');

function isMissing(state: CallState, ask: Ask): boolean {
  return ask.required !== 'no' && !ask.internal && factValue(state, ask.fact) === undefined;
}

/** Something was read back, and their last word on it was no. */
function isDenied(state: CallState, ask: Ask): boolean {
  return ask.type === 'yes-no' && ask.readsBack !== null && currentFact(state, ask.fact)?.value === false;
}
