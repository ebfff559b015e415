import type { Ask, Playbook, Step } from '../playbook/playbook.ts';
import { inside } from '../playbook/template.ts';
import type { Inside } from '../text/kinds.ts';
import type { CallState } from './call-state.ts';
import { here, mainScript, stepName } from './cursor.ts';
import type { SkipReason } from './entry.ts';
import { asksOf } from './flow.ts';
import { passName } from './pace.ts';

/** A step before the recap that had little time, was skipped, or left nothing behind. `number`: as in the list of steps. */
export type Rushed = { step: string; number: number; title: Inside; why: Inside; isHere: boolean };

/** As many as can be taken in at a glance. */
const most = 3;

/** Longer than this nobody calls quick, seconds. */
const quick = 45;

const skips: Readonly<Record<SkipReason, string>> = {
  told: 'skipped: told us already',
  'not-applicable': 'skipped: does not apply',
  refused: 'skipped: they refused',
  other: 'skipped',
};

/** They have just said no to a recap: what went before it too quickly, the worst first. Empty at any other moment. */
export function rushedBefore(book: Playbook, state: CallState): readonly Rushed[] {
  const no = state.lastNo;
  const at = no === null ? -1 : book.steps.findIndex(({ id }) => id === no.step);
  const recap = book.steps[at];
  const ask = recap?.asks.find(({ id }) => id === no?.ask);
  if (recap === undefined || ask === undefined || !isUnderstanding(recap, ask)) return [];
  return book.steps
    .slice(0, at)
    .flatMap((step) => (step.phase === recap.phase ? judged(book, state, step) : []))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ rank: _, ...rushed }) => rushed);
}

/** Whether a no to it says that they were not understood, or have not been found a way that they agree to. */
export function isUnderstanding(step: Step, ask: Ask): boolean {
  if (ask.type !== 'yes-no') return false;
  return ask.readsBack !== null || step.acts.includes('recap') || step.acts.includes('verify');
}

function judged(book: Playbook, state: CallState, step: Step): (Rushed & { rank: number })[] {
  const status = state.steps.get(step.id);
  if (status === undefined) return [];
  const frame = here(state.cursor);
  const isHere = frame.script === mainScript && frame.step === step.id;
  const pass = isHere ? Math.max(1, frame.pass - 1) : status.passes;
  const seconds = state.spent.get(passName(step.id, pass)) ?? 0;
  const left = leftEmpty(state, step, pass);
  const number = book.steps.filter(({ phase }) => phase === step.phase).indexOf(step) + 1;
  const found = { step: step.id, number, title: inside(step.title), isHere };
  if (status.skip !== undefined && status.status === 'skipped')
    return [{ ...found, why: inside(skips[status.skip]), rank: -2_000_000 + seconds }];
  if (left !== null) return [{ ...found, why: inside(`${left}, ${seconds} s`), rank: -1_000_000 + seconds }];
  return seconds > quick ? [] : [{ ...found, why: inside(`${seconds} s`), rank: seconds }];
}

/** What a step asks for and this pass of it did not get; null when it got something, or asks for nothing. */
function leftEmpty(state: CallState, step: Step, pass: number): string | null {
  const name = stepName(mainScript, step.id);
  const notes = state.notes.some((note) => note.step === name && note.pass === pass);
  const isGiven = (ask: Ask) =>
    (state.facts.get(ask.fact) ?? []).some((fact) => fact.step === name && fact.pass === pass) ||
    (ask.type === 'notes' && notes);
  const asks = asksOf(state, step);
  if (asks.length === 0 || asks.some(isGiven)) {
    const missing = asks.find((ask) => ask.required !== 'no' && !isGiven(ask));
    return missing === undefined ? null : `left open: ${missing.label}`;
  }
  return 'nothing noted';
}
