import type { Digest, Playbook } from '../playbook/playbook.ts';
import type { Scenario } from '../playbook/scenario.ts';
import { type Played, playScenario } from './scenario.ts';

export type Tried = { scenario: Scenario; played: Played };

/** All tests of a playbook, and the steps and cards that none of them came to. */
export type Tested = { tried: readonly Tried[]; steps: number; neverReached: readonly string[] };

/** Plays all tests of a playbook. */
export async function testPlaybook(book: Playbook, digest: Digest, tests: readonly Scenario[]): Promise<Tested> {
  const tried: Tried[] = [];
  for (const scenario of tests) tried.push({ scenario, played: await playScenario(book, digest, scenario) });
  const reached = new Set(tried.flatMap(({ played }) => [...played.reached]));
  const all = [
    ...book.steps.map(({ id }) => id),
    ...Object.values(book.scripts).flatMap(({ id, steps }) => steps.map((step) => `${id}/${step.id}`)),
  ];
  return { tried, steps: all.length, neverReached: all.filter((name) => !reached.has(name)) };
}

/** Whether a test came to its end and found all that it expects. */
export const passes = ({ played }: Tried): boolean => played.stopped === null && played.missed.length === 0;
