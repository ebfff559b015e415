import type { Digest, Playbook } from '../../src/playbook/playbook.ts';
import type { Scenario } from '../../src/playbook/scenario.ts';
import { playScenario } from '../../src/trainer/scenario.ts';

/** A sentence for each thing that is not as a playbook's own test wants it; none when the test passes. */
export async function runScenario(book: Playbook, digest: Digest, scenario: Scenario): Promise<readonly string[]> {
  const { stopped, missed } = await playScenario(book, digest, scenario);
  const misses = missed.map(({ what, expected, got }) => `${what}: expected ${expected}, got ${got}`);
  return stopped === null ? misses : [stopped];
}
