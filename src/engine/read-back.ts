import type { Ask } from '../playbook/playbook.ts';
import { here, stepName } from './cursor.ts';
import type { Draft } from './decision.ts';
import type { CallEntryBody } from './entry.ts';
import { currentFact, wordsToConfirm } from './facts.ts';

/** What was read back becomes the fact that it stands for, once the customer agrees. */
export function confirm(draft: Draft, ask: Ask & { type: 'yes-no' }): void {
  if (ask.readsBack === null) return;
  const words = wordsToConfirm(draft.state, ask.readsBack);
  if (words === '' || currentFact(draft.state, ask.readsBack.fact)?.value === words) return;
  draft.add(spokenBack(draft, ask, ask.readsBack.fact, words, 'carried'));
}

/** Keeps what the customer said instead of the words read back to them. */
export function reword(draft: Draft, ask: Ask & { type: 'yes-no' }, words: string): null {
  if (ask.readsBack !== null) draft.add(spokenBack(draft, ask, ask.readsBack.fact, words, 'asked'));
  return null;
}

function spokenBack(draft: Draft, ask: Ask, fact: string, words: string, from: 'asked' | 'carried'): CallEntryBody {
  const frame = here(draft.state.cursor);
  const step = stepName(frame.script, frame.step);
  const what = { step, ask: ask.id, fact, type: 'text' as const, pass: frame.pass, internal: false, from };
  return {
    kind: 'answered',
    what: { ...what, note: null, value: null, to: draft.state.cursor },
    words: { value: words },
  };
}
