import { mainScript, stepName } from '../../engine/cursor.ts';
import { costFactOf } from '../../playbook/cost-fact.ts';
import type { Ask, Playbook, Step } from '../../playbook/playbook.ts';
import { alwaysEnds, asksIn, isFactIn } from './ends-of.ts';

/** What gave an answer: its step, since that is done again with what it said; words read back stay. */
export const giverOf = (step: string, isReadBack: boolean) => (isReadBack ? `=${step}` : step);

/** Notes are no answers, and stand in for one. */
export const byNotes = ':notes';

export function giversIn(lists: ReadonlyMap<string, readonly Step[]>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const put = (fact: string, by: string) => found.set(fact, (found.get(fact) ?? new Set()).add(by));
  for (const [script, steps] of lists) {
    for (const step of steps) {
      const name = stepName(script, step.id);
      for (const ask of step.asks) {
        put(ask.fact, ask.type === 'notes' ? byNotes : giverOf(name, false));
        if (ask.type === 'options') put(costFactOf(ask.fact), giverOf(name, false));
        if (isRecap(ask))
          put(ask.readsBack.fact, giverOf(name, true)).get(ask.readsBack.fact)?.add(giverOf(name, false));
      }
    }
  }
  return new Map([...found].map(([fact, by]) => [fact, [...by]]));
}

export const isRecap = (ask: Ask): ask is Ask & { type: 'yes-no'; readsBack: { fact: string; from: string } } =>
  ask.type === 'yes-no' && ask.readsBack !== null;

/** By fact, what an answer to it takes the place of, whatever was said before. */
export function settledBy(book: Playbook): ReadonlyMap<string, readonly string[]> {
  const facts = new Set(asksIn(book).map(({ fact }) => fact));
  const groups = (fact: string) => [
    `of ${fact}`,
    ...(alwaysEnds(book, fact) ? ['ends'] : []),
    ...(isFactIn(book, fact, ['hand-over']) ? ['handed-over'] : []),
  ];
  return new Map([...facts].map((fact) => [fact, groups(fact)]));
}

/** Wherever a script is run, and the rules that come after it. */
export function runsIn(lists: ReadonlyMap<string, readonly Step[]>) {
  return [...lists].flatMap(([script, steps]) =>
    steps.flatMap((step) =>
      step.next.flatMap(({ to }, index) =>
        to.kind === 'run' ? [{ script, step, to: to.script, rest: step.next.slice(index + 1) }] : [],
      ),
    ),
  );
}

export function listsOf(book: Playbook): ReadonlyMap<string, readonly Step[]> {
  return new Map([
    [mainScript, book.steps],
    ...Object.entries(book.scripts).map(([id, { steps }]) => [id, steps] as const),
  ]);
}
