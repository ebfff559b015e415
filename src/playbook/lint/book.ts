import type { Places } from '../compile/places.ts';
import { costFactOf } from '../cost-fact.ts';
import type { Ask, AskType, Condition, Playbook, Rule, Script, Step, Wording } from '../playbook.ts';
import type { Scenario } from '../scenario.ts';

/** What lint looks at: the compiled playbook, its tests, and where each part of them stands. */
export type Book = {
  playbook: Playbook;
  tests: readonly Scenario[];
  places: Places;
  facts: ReadonlyMap<string, Fact>;
};

/** What the asks of one name say of it together. */
export type Fact = { asks: readonly Ask[]; types: ReadonlySet<AskType>; internal: boolean };

/** What rules look at: the playbook with what its asks say of each fact. */
export function bookOf(playbook: Playbook, tests: readonly Scenario[], places: Places): Book {
  const facts = new Map<string, Fact>();
  const add = (name: string, ask: Ask, type: AskType) => {
    const known = facts.get(name);
    facts.set(name, {
      asks: [...(known?.asks ?? []), ask],
      types: new Set([...(known?.types ?? []), type]),
      internal: (known?.internal ?? false) || ask.internal,
    });
  };
  for (const ask of asksOf(playbook)) {
    add(ask.fact, ask, ask.type);
    if (ask.type === 'yes-no' && ask.readsBack !== null) add(ask.readsBack.fact, ask, 'text');
    if (ask.type === 'options') add(costFactOf(ask.fact), ask, 'money');
  }
  return { playbook, tests, places, facts };
}

/** The main way and each script: steps name each other within one of these. */
export function stepLists(playbook: Playbook): { script: Script | null; steps: readonly Step[] }[] {
  const scripts = Object.values(playbook.scripts).map((script) => ({ script, steps: script.steps }));
  return [{ script: null, steps: playbook.steps }, ...scripts];
}

/** Every step, of the main way and of scripts. */
export const stepsOf = onceFor((playbook): readonly Step[] => stepLists(playbook).flatMap(({ steps }) => steps));

/** Every ask, in the order of the steps. */
export const asksOf = onceFor((playbook): readonly Ask[] => stepsOf(playbook).flatMap(({ asks }) => asks));

/** Every wording that a customer may hear, with the step that it belongs to; the closing and a voicemail belong to none. */
export const wordingsOf = onceFor((playbook): readonly { wording: Wording; step: Step | null }[] => {
  const said = stepsOf(playbook).flatMap((step) => step.say.map((wording) => ({ wording, step })));
  const others = [...playbook.closing, ...(playbook.policy.voicemail ?? [])];
  return [...said, ...others.map((wording) => ({ wording, step: null }))];
});

/** Every rule on where to go next. */
export const rulesOf = onceFor((playbook): readonly Rule[] => stepsOf(playbook).flatMap(({ next }) => next));

export type Test = Extract<Condition, { fact: string }>;

/** Every comparison of a fact, wherever a condition stands. */
export const comparisonsOf = onceFor((playbook): readonly Test[] => {
  const steps = stepsOf(playbook);
  const conditions = [
    ...steps.map(({ when }) => when),
    ...steps.flatMap(({ asks, next }) => [...asks, ...next].map(({ when }) => when)),
    ...wordingsOf(playbook).map(({ wording }) => wording.when),
    ...(playbook.policy.timeLimits ?? []).map(({ when }) => when),
  ];
  return conditions.flatMap(comparisons);
});

/** The comparisons of facts in a condition, however deep they stand. */
export function comparisons(condition: Condition | null): Test[] {
  if (condition === null) return [];
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(comparisons);
    case 'not':
      return comparisons(condition.of);
    case 'is':
    case 'given':
    case 'over':
    case 'under':
      return [condition];
  }
}

/** Every rule asks for the same lists: each is gathered once for a playbook, which nothing changes after it was compiled. */
function onceFor<T>(gather: (playbook: Playbook) => T): (playbook: Playbook) => T {
  const known = new WeakMap<Playbook, T>();
  return (playbook) => {
    const before = known.get(playbook);
    if (before !== undefined) return before;
    const gathered = gather(playbook);
    known.set(playbook, gathered);
    return gathered;
  };
}
