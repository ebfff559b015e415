import { costFactOf } from '../../playbook/cost-fact.ts';
import type { Ask, AskType, Playbook } from '../../playbook/playbook.ts';

export function asksIn(book: Playbook): readonly Ask[] {
  return [...book.steps, ...Object.values(book.scripts).flatMap(({ steps }) => steps)].flatMap(({ asks }) => asks);
}

/** Whether each answer to this fact says by itself how the call ends. */
export function alwaysEnds(book: Playbook, fact: string): boolean {
  return isFactIn(book, fact, ['choice', 'yes-no', 'hand-over']) && asksOf(book, fact).every(endsAlways);
}

function endsAlways(ask: Ask): boolean {
  if (ask.type === 'hand-over') return true;
  if (ask.type === 'yes-no') return (ask.ends?.yes ?? null) !== null && (ask.ends?.no ?? null) !== null;
  return ask.type === 'choice' && ask.choices.every(({ ends }) => ends !== null);
}

/** Whether a fact comes from asks of these types alone, and by no other way. */
export function isFactIn(book: Playbook, fact: string, types: readonly AskType[]): boolean {
  const beside = asksIn(book).some(
    (ask) =>
      (ask.type === 'yes-no' && ask.readsBack?.fact === fact) ||
      (ask.type === 'options' && costFactOf(ask.fact) === fact),
  );
  return !beside && asksOf(book, fact).every(({ type }) => types.includes(type));
}

/** The facts that can say how a call ends. */
export function endingFacts(book: Playbook): ReadonlySet<string> {
  const telling = asksIn(book).filter(
    (ask) => ask.type === 'hand-over' || ask.type === 'choice' || (ask.type === 'yes-no' && ask.ends !== undefined),
  );
  return new Set(
    telling
      .filter((ask) => ask.type !== 'choice' || ask.choices.some(({ ends }) => ends !== null))
      .map(({ fact }) => fact),
  );
}

const asksOf = (book: Playbook, fact: string) => asksIn(book).filter((ask) => ask.fact === fact);
