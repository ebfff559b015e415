import { answersPrompter, refuseUnplayed } from '../call/answers-prompter.ts';
import { beginCall } from '../call/begin-call.ts';
import { runCall } from '../call/live-call.ts';
import { UserError } from '../call/user-error.ts';
import type { CallState } from '../engine/call-state.ts';
import { here } from '../engine/cursor.ts';
import type { CallEntry, Entry } from '../engine/entry.ts';
import { replay } from '../engine/evolve.ts';
import { factsOf } from '../engine/facts.ts';
import { gates } from '../engine/gates.ts';
import { defaultTeam } from '../followup/team.ts';
import { readAnswer, showValue } from '../playbook/answer.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import type { Raw, Scenario } from '../playbook/scenario.ts';
import type { Value } from '../playbook/values.ts';
import { deskInMemory } from './desk-in-memory.ts';
import { matterOf } from './matter.ts';

const usualAt = '2026-11-18T15:00:00.000Z';
const usualZone = 'America/New_York';

/** Plays a playbook's own test in memory. Gives one line for each expectation that is not met; none when it passes. */
export async function runScenario(book: Playbook, digest: Digest, scenario: Scenario): Promise<readonly string[]> {
  const entries: Entry[] = [];
  const at = new Date(scenario.at ?? usualAt).toISOString();
  const desk = deskInMemory({ agent: 'Test', team: defaultTeam(usualZone), here: usualZone, now: () => at }, entries);
  const caller = { customer: null, contact: null, reference: null, direct: null, zone: scenario.zone ?? usualZone };
  const matter = matterOf(scenario.phase, scenario.calledFor);
  const live = await beginCall(desk, book, digest, { ...caller, paper: false, at: desk.now() }, matter);
  const prompter = answersPrompter(scenario.replies, 'test', 'leave');
  try {
    await runCall(desk, live, prompter, { draft: '', notice: null });
    refuseUnplayed(prompter, 'test');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [error.message];
  }
  const state = replay(entries.filter((entry): entry is CallEntry => entry.stream === live.state.callId));
  return compare(book, state, scenario);
}

function compare(book: Playbook, state: CallState, { expect }: Scenario): readonly string[] {
  const wrong: string[] = [];
  const check = (what: string, wanted: string, got: string) => {
    if (wanted !== got) wrong.push(`${what}: expected ${wanted || 'nothing'}, got ${got || 'nothing'}`);
  };
  const facts = factsOf(state);
  for (const [name, wanted] of Object.entries(expect.facts)) {
    const got = facts[name];
    check(`fact ${name}`, shownAs(book, name, wanted), got === undefined ? '' : showValue(got));
  }
  for (const [step, wanted] of Object.entries(expect.passes))
    check(`passes of ${step}`, String(wanted), String(state.steps.get(step)?.passes ?? 0));
  for (const [step, wanted] of Object.entries(expect.steps))
    check(`step ${step}`, wanted, state.steps.get(step)?.status ?? 'open');
  if (expect.at !== null) check('the call is at', expect.at, here(state.cursor).step);
  if (expect.disposition !== null) check('ended as', expect.disposition, state.disposition ?? '');
  if (expect.promises !== null)
    check('promises', String(expect.promises), String(state.promises.filter((p) => !p.withdrawn).length));
  if (expect.missing !== null) {
    const missing = gates(book, state).map((gate) => gate.ask ?? gate.step);
    check('still missing', [...expect.missing].sort().join(', '), missing.sort().join(', '));
  }
  return wrong;
}

/** An expected value as the ask would hold it, so that `no` in the file is compared with a yes-no's no. */
function shownAs(book: Playbook, fact: string, wanted: Raw): string {
  const steps = [...book.steps, ...Object.values(book.scripts).flatMap((script) => script.steps)];
  const ask = steps.flatMap((step) => step.asks).find((a) => a.fact === fact);
  const read = ask === undefined || ask.type === 'follow-up' ? null : readAnswer(ask, wanted);
  if (read?.ok === true) return showValue(read.value);
  return showValue(wanted as Value);
}
