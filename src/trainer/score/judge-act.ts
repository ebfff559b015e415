import type { Act } from '../../playbook/acts.ts';
import { firstPromise } from './judge-check.ts';
import type { OnRecord } from './judge-step.ts';
import type { Judged } from './point.ts';

/** What its steps earned an act, where the transcript does not know better: what was promised, what was left for later. */
export function judgeAct(act: Act, record: OnRecord, ofSteps: () => Judged): Judged {
  const { state, entries } = record;
  if (act === 'promise') {
    const made = firstPromise(record);
    return made === undefined
      ? { result: 'left-out', why: 'nothing was promised', entries: [] }
      : { result: 'got', why: 'done', entries: [made.seq] };
  }
  if (act === 'do' && (state.disposition === 'promised' || state.disposition === 'handed-over'))
    return { result: 'left-out', why: 'left for later', entries: [] };
  const judged = ofSteps();
  const wish = entries.findLast((entry) => entry.kind === 'answered' && entry.what.fact === 'wish');
  return act === 'ask-wish' && judged.result === 'got' && wish !== undefined
    ? { ...judged, entries: [wish.seq] }
    : judged;
}
