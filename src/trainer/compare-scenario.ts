import type { CallState } from '../engine/call-state.ts';
import { here, mainScript, stepName } from '../engine/cursor.ts';
import type { Entry } from '../engine/entry.ts';
import { factsOf } from '../engine/facts.ts';
import { gates } from '../engine/gates.ts';
import { readAnswer, showValue } from '../playbook/answer.ts';
import type { Ask, Playbook } from '../playbook/playbook.ts';
import type { Raw, Scenario } from '../playbook/scenario.ts';
import type { Value } from '../playbook/values.ts';

/** Something that a test expected and did not get. `line`: where it is expected; `reply`: the reply that it comes from. */
export type Miss = { what: string; expected: string; got: string; line: number | null; reply: number | null };

/** All that a test expects and that did not come out. */
export function compareScenario(
  book: Playbook,
  state: CallState,
  entries: readonly Entry[],
  scenario: Scenario,
): readonly Miss[] {
  const { expect, expectLines, replies } = scenario;
  const missed: Miss[] = [];
  const check = (name: string, what: string, expected: string, got: string, reply: number | null = null) => {
    const line = expectLines[name] ?? null;
    if (expected !== got) missed.push({ what, expected: expected || 'nothing', got: got || 'nothing', line, reply });
  };
  const facts = factsOf(state);
  for (const [name, wanted] of Object.entries(expect.facts)) {
    const got = facts[name];
    const asks = new Set(asksFor(book, name).map(({ id }) => id));
    const reply = replies.findLast((each) => asks.has(each.name))?.line ?? null;
    check(
      `facts.${name}`,
      `fact ${name}`,
      shownAs(book, name, wanted),
      got === undefined ? '' : showValue(got),
      got === undefined ? null : reply,
    );
  }
  const statusOf = (step: string) => state.steps.get(nameOf(book, step));
  for (const [step, wanted] of Object.entries(expect.passes))
    check(`passes.${step}`, `passes of ${step}`, String(wanted), String(statusOf(step)?.passes ?? 0));
  for (const [step, wanted] of Object.entries(expect.steps))
    check(`steps.${step}`, `step ${step}`, wanted, statusOf(step)?.status ?? 'open');
  if (expect.at !== null) check('at', 'the call is at', expect.at, here(state.cursor).step);
  if (expect.disposition !== null) check('disposition', 'ended as', expect.disposition, state.disposition ?? '');
  if (expect.promises !== null)
    check('promises', 'promises', String(expect.promises), String(state.promises.filter((p) => !p.withdrawn).length));
  for (const [kind, wanted] of Object.entries(expect.followUps))
    check(
      `follow-ups.${kind}`,
      `follow-ups of the kind ${kind}`,
      String(wanted),
      String(openKinds(entries).filter((each) => each === kind).length),
    );
  if (expect.missing !== null) {
    const missing = gates(book, state).map((gate) => gate.ask ?? gate.step);
    check('missing', 'still missing', [...expect.missing].sort().join(', '), missing.sort().join(', '));
  }
  return missed;
}

/** The kinds of the follow-ups that are left open. */
function openKinds(entries: readonly Entry[]): readonly string[] {
  const ended = new Set(
    entries.flatMap((entry) => (entry.kind === 'withdrawn' || entry.kind === 'kept' ? [entry.stream] : [])),
  );
  return entries.flatMap((entry) =>
    entry.kind === 'opened' && !ended.has(entry.stream) ? [entry.what.followUpKind] : [],
  );
}

/** Steps have ids of their own across all scripts, so the id alone names one in a script too. */
function nameOf(book: Playbook, step: string): string {
  const script = Object.values(book.scripts).find(({ steps }) => steps.some(({ id }) => id === step));
  return stepName(script?.id ?? mainScript, step);
}

function asksFor(book: Playbook, fact: string): readonly Ask[] {
  const steps = [...book.steps, ...Object.values(book.scripts).flatMap((script) => script.steps)];
  return steps.flatMap((step) => step.asks).filter((ask) => ask.fact === fact);
}

/** An expected value as the ask would hold it, so that `no` in the file is compared with a yes-no's no. */
function shownAs(book: Playbook, fact: string, wanted: Raw): string {
  const [ask] = asksFor(book, fact);
  const read = ask === undefined || ask.type === 'follow-up' ? null : readAnswer(ask, wanted);
  if (read?.ok === true) return showValue(read.value);
  return showValue(wanted as Value);
}
