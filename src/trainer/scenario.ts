import { answersPrompter, refuseUnplayed } from '../call/answers-prompter.ts';
import { beginCall } from '../call/begin-call.ts';
import { runCall } from '../call/live-call.ts';
import { UserError } from '../call/user-error.ts';
import type { CallEntry, Entry } from '../engine/entry.ts';
import { replay } from '../engine/evolve.ts';
import { defaultTeam } from '../followup/team.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import type { Scenario } from '../playbook/scenario.ts';
import { compareScenario, type Miss } from './compare-scenario.ts';
import { deskInMemory } from './desk-in-memory.ts';
import { matterOf } from './matter.ts';

const usualAt = '2026-11-18T15:00:00.000Z';
const usualZone = 'America/New_York';

/** What became of a test: it passes when nothing stopped it and nothing is missed. `reached`: the steps it came to. */
export type Played = { stopped: string | null; missed: readonly Miss[]; reached: ReadonlySet<string> };

/**
 * Plays a playbook's own test in memory. It goes by what stands in the test alone: no clock, no settings of an agent or
 * a team, no other playbook.
 */
export async function playScenario(book: Playbook, digest: Digest, scenario: Scenario): Promise<Played> {
  const entries: Entry[] = [];
  const at = new Date(scenario.at ?? usualAt).toISOString();
  const desk = deskInMemory({ agent: 'Test', team: defaultTeam(usualZone), here: usualZone, now: () => at }, entries);
  const caller = { customer: null, contact: null, reference: null, direct: null, zone: scenario.zone ?? usualZone };
  const matter = matterOf(scenario.phase, scenario.calledFor);
  const live = await beginCall(desk, book, digest, { ...caller, paper: false, at: desk.now() }, matter);
  const prompter = answersPrompter(scenario.replies, scenario.file, 'leave');
  const stateNow = () => replay(entries.filter((entry): entry is CallEntry => entry.stream === live.state.callId));
  const reached = () => new Set(stateNow().steps.keys());
  try {
    await runCall(desk, live, prompter, { draft: '', notice: null });
    refuseUnplayed(prompter, scenario.file);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { stopped: error.message, missed: [], reached: reached() };
  }
  return { stopped: null, missed: compareScenario(book, stateNow(), entries, scenario), reached: reached() };
}
