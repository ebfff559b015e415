import type { Act } from '../playbook/acts.ts';
import type { Ask, Digest, Playbook, Step } from '../playbook/playbook.ts';
import { type Books, bookOf } from './books.ts';
import type { CallState } from './call-state.ts';
import { type Decision, type Draft, problem } from './decision.ts';
import { currentFact } from './facts.ts';
import { atEnd, atStep, isMet } from './flow.ts';

/**
 * Goes on by another method in the middle of a call. What the steps of both have in common is their acts: whatever was
 * done by one name is not done again by another, and what was answered is offered where it is asked.
 */
export function switchTo(books: Books, draft: Draft, digest: string): Decision | null {
  const { state } = draft;
  const to = books.get(digest as Digest);
  if (to === undefined) return problem(`There is no method "${digest}" to go on by.`);
  if (digest === state.cursor.playbook) return problem(`${to.title} leads this call already.`);
  const from = bookOf(books, state);
  const acts = actsDone(from, state);
  const steps = to.steps.filter((step) => step.phase === 'call');
  const done = steps.filter((step) => step.acts.length > 0 && step.acts.every((act) => acts.has(act)));
  const cursor = { ...state.cursor, playbook: digest as Digest };
  const fresh: CallState = { ...state, cursor, steps: new Map() };
  const next = steps.find((step) => !done.includes(step) && isMet(fresh, step.when));
  const place = next === undefined ? atEnd(fresh, 'wrap-up') : atStep(fresh, next);
  draft.add({
    kind: 'switched',
    what: { playbook: digest as Digest, done: done.map(({ id }) => id), to: place },
    words: null,
  });
  for (const step of steps.filter((other) => !done.includes(other))) carryInto(draft, from, step);
  return null;
}

/** An answer that stands under another name is offered, where the steps do the same and ask in the same way. */
function carryInto(draft: Draft, from: Playbook, step: Step): void {
  for (const ask of step.asks) {
    if (!isWords(ask) || currentFact(draft.state, ask.fact) !== undefined) continue;
    const asked = from.steps
      .filter(({ acts }) => acts.some((act) => step.acts.includes(act)))
      .flatMap(({ asks }) => asks);
    const known = asked.flatMap((other) => {
      const fact = other.type === ask.type ? currentFact(draft.state, other.fact) : undefined;
      const stays = fact !== undefined && fact.value !== null && (ask.internal || !fact.internal);
      return stays ? [fact.value] : [];
    })[0];
    if (known === undefined || known === null) continue;
    const what = { step: step.id, ask: ask.id, fact: ask.fact, type: ask.type, pass: 1, internal: ask.internal };
    draft.add({
      kind: 'answered',
      what: { ...what, from: 'carried', note: null, value: null, to: draft.state.cursor },
      words: { value: known },
    });
  }
}

/** Choices are each method's own: only words and amounts mean the same elsewhere. */
const isWords = ({ type }: Ask) => type === 'text' || type === 'contact' || type === 'money' || type === 'number';

function actsDone(book: Playbook, state: CallState): ReadonlySet<Act> {
  const isDone = ({ id }: Step) => state.steps.get(id)?.status === 'done';
  return new Set(book.steps.filter(isDone).flatMap(({ acts }) => acts));
}
