import type { Rule, Step } from '../playbook.ts';

/** A way from a step: by a rule, or simply to the next step. `to` is null where the list of steps ends. */
export type Way = { from: Step; to: Step | null; rule: Rule | null };

/** All ways between the steps of one list. Each phase has an order of its own. */
export function waysOf(steps: readonly Step[]): Way[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  return steps.flatMap((from, index): Way[] => {
    const following = steps.slice(index + 1).find(({ phase }) => phase === from.phase) ?? null;
    const byRule = from.next.flatMap((rule): Way[] => {
      if (rule.to.kind === 'end') return [{ from, to: null, rule }];
      if (rule.to.kind === 'run') return [];
      const to = byId.get(rule.to.step);
      return to === undefined ? [] : [{ from, to, rule }];
    });
    return fallsThrough(from, byId) ? [...byRule, { from, to: following, rule: null }] : byRule;
  });
}

/**
 * Whether the next step can follow: unless a rule always leads away. A redo ends some time, a script comes back, a step
 * with `when` can be left out, and where an unknown step was meant to lead nobody knows.
 */
function fallsThrough(step: Step, byId: ReadonlyMap<string, Step>): boolean {
  const leadsAway = step.next.some(
    ({ when, to }) => when === null && (to.kind === 'end' || (to.kind === 'go' && byId.has(to.step))),
  );
  return step.when !== null || !leadsAway;
}

/** The steps that can be come to from these, themselves among them. */
export function reachable(from: readonly Step[], ways: readonly Way[]): Set<Step> {
  const leading = new Map<Step, Step[]>();
  for (const { from: step, to } of ways) {
    if (to !== null) leading.set(step, [...(leading.get(step) ?? []), to]);
  }
  const seen = new Set(from);
  const waiting = [...from];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    for (const next of leading.get(step) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
}

/** Where each phase begins. */
export function firstSteps(steps: readonly Step[]): Step[] {
  return steps.filter((step) => steps.find(({ phase }) => phase === step.phase) === step);
}
