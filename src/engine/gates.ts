import { endedWithoutComplaint } from '../playbook/dispositions.ts';
import type { Ask, Playbook, Step } from '../playbook/playbook.ts';
import { inside } from '../playbook/template.ts';
import type { CallState } from './call-state.ts';
import { checkGates } from './caller-check.ts';
import { mainScript, stepName } from './cursor.ts';
import { currentFact, factValue } from './facts.ts';
import { asksOf, isMet } from './flow.ts';
import { promisedAlready } from './promised-already.ts';
import type { Gate } from './prompt.ts';

/**
 * Everything the playbook requires and the call does not have. The one place where that is decided: hanging up only
 * reports it, writing up needs it or a reason. A reason lifts a gate, except a critical one: that holds whenever its step
 * was come to, and until it is clear that the call was no complaint.
 */
export function gates(book: Playbook, state: CallState): readonly Gate[] {
  const all = [
    ...checkGates(book, state),
    ...stepsOnTheWay(book, state).flatMap(({ script, step }) => gatesOfStep(book, state, script, step)),
  ];
  const { disposition } = state;
  const lifted = (gate: Gate) => {
    if (disposition === null) return false;
    if (gate.level === 'critical')
      return endedWithoutComplaint.has(disposition) && !state.steps.has(stepName(gate.script, gate.step));
    // A complaint that was cut off is still a complaint: it is written up, though not seen through.
    if (disposition === 'disconnected') return gate.phase !== 'after';
    return endedWithoutComplaint.has(disposition);
  };
  const overridden = (gate: Gate) => gate.level !== 'critical' && state.overrides.has(gate.id);
  return all.filter((gate) => !(lifted(gate) || overridden(gate)));
}

type Place = { script: string; step: Step };

/** The steps that belong to this call as things stand: the way its answers lead, and every script it went into. */
export function stepsOnTheWay(book: Playbook, state: CallState): readonly Place[] {
  const phases = state.phase === 'call' ? (['call', 'after'] as const) : (['follow-up'] as const);
  const onTheWay = phases.flatMap((phase) =>
    route(
      book,
      state,
      book.steps.filter((s) => s.phase === phase),
    ),
  );
  const visited = book.steps.filter((s) => state.steps.has(s.id) && !onTheWay.includes(s));
  const main = [...onTheWay, ...(state.phase === 'follow-up' ? visited : [])];
  const inScripts = Object.values(book.scripts).flatMap((script) =>
    script.steps.filter((s) => state.steps.has(stepName(script.id, s.id))).map((step) => ({ script: script.id, step })),
  );
  return [...main.map((step) => ({ script: mainScript, step })), ...inScripts];
}

/** Walks the steps of a phase by the rules that hold now, so that a branch not taken asks for nothing. */
function route(book: Playbook, state: CallState, steps: readonly Step[]): readonly Step[] {
  const way: Step[] = [];
  let index = 0;
  while (index < steps.length) {
    const step = steps[index];
    if (step === undefined || way.includes(step)) break;
    if (!isMet(state, step.when)) {
      index += 1;
      continue;
    }
    way.push(step);
    const met = step.next.filter((r) => r.to.kind !== 'redo' && isMet(state, r.when));
    const rule = met.find((r) => r.to.kind !== 'run');
    if (rule?.to.kind === 'end') break;
    const ran = rule === undefined ? met : met.slice(0, met.indexOf(rule));
    if (ran.some(({ to }) => to.kind === 'run' && endsIn(book, state, to.script))) break;
    const target = rule?.to.kind === 'go' ? rule.to.step : null;
    const jump = target === null ? -1 : steps.findIndex((s) => s.id === target);
    index = jump > index ? jump : index + 1;
  }
  return way;
}

/** Whether the call was led to its end inside a script, by a step of it that was gone through. */
function endsIn(book: Playbook, state: CallState, script: string, above: readonly string[] = []): boolean {
  if (above.includes(script)) return false;
  const steps = (book.scripts[script]?.steps ?? []).filter((step) => state.steps.has(stepName(script, step.id)));
  return steps.some(({ next }) =>
    next.some(({ when, to }) => {
      if (!isMet(state, when)) return false;
      return to.kind === 'end' || (to.kind === 'run' && endsIn(book, state, to.script, [...above, script]));
    }),
  );
}

function gatesOfStep(book: Playbook, state: CallState, script: string, step: Step): readonly Gate[] {
  const name = stepName(script, step.id);
  const status = state.steps.get(name);
  const at = { phase: step.phase, script, step: step.id };
  const found: Gate[] = [];
  const wanted = book.policy.everyStep && script === mainScript && step.phase !== 'after';
  if (wanted && status?.status !== 'done' && status?.status !== 'skipped' && !isUnderway(state, name)) {
    found.push({ ...at, id: `step:${name}`, level: 'required', ask: null, missing: inside(step.title) });
  }
  for (const ask of asksOf(state, step)) {
    if (ask.required === 'no' || isAnswered(state, ask)) continue;
    if (status?.status === 'skipped' && ask.required !== 'critical') continue;
    const level = ask.required === 'critical' ? 'critical' : 'required';
    found.push({ ...at, id: `ask:${name}/${ask.id}`, level, ask: ask.id, missing: inside(ask.label) });
  }
  return found;
}

/** The last step of a call is still open while the agent is in it, and is not missing. */
function isUnderway(state: CallState, name: string): boolean {
  return state.steps.get(name)?.status === 'open' && state.status === 'open';
}

function isAnswered(state: CallState, ask: Ask): boolean {
  const value = factValue(state, ask.fact);
  if (value === undefined) return promisedAlready(state, ask) !== null;
  if (ask.type === 'check') return value === true;
  const fact = currentFact(state, ask.fact);
  if (ask.type === 'options' && typeof fact?.value === 'object' && fact.value !== null && 'chosen' in fact.value)
    return fact.value.chosen !== null;
  return true;
}
