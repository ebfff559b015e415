import type { Playbook, Step } from '../playbook.ts';
import { rulesOf, stepLists, stepsOf } from './book.ts';
import { firstSteps, reachable, type Way, waysOf } from './flow-graph.ts';
import type { LintRule } from './rule.ts';

export const unreachableStep: LintRule = {
  id: 'unreachable-step',
  severity: 'warning',
  checks: 'Each step can be come to by going on; the agent can jump to any, but a method should lead there.',
  good: 'steps:\n  - { id: greet, say: Good morning. }\n  - { id: thank, say: Thank you. }',
  bad: 'steps:\n  - { id: greet, say: Good morning., next: { go: thank } }\n  - { id: lost, say: Nobody says this. }\n  - { id: thank, say: Thank you. }',
  whole: true,
  *check({ playbook, places }) {
    for (const { steps } of stepLists(playbook)) {
      const found = reachable(firstSteps(steps), waysOf(steps));
      for (const step of steps) {
        if (!found.has(step)) yield { at: places.of(step), message: `No way leads to the step "${step.id}".` };
      }
    }
  },
};

export const ruleNeverReached: LintRule = {
  id: 'rule-never-reached',
  severity: 'warning',
  checks: 'No way on stands behind one that is always taken.',
  good: 'steps:\n  - id: ask\n    say: Is that so?\n    ask: { right: yes-no }\n    next:\n      - { when: { right: no }, redo: ask }\n      - { go: thank }\n  - { id: thank, say: Thank you. }',
  bad: 'steps:\n  - id: ask\n    say: Is that so?\n    ask: { right: yes-no }\n    next:\n      - { go: thank }\n      - { when: { right: no }, redo: ask }\n  - { id: thank, say: Thank you. }',
  *check({ playbook, places }) {
    for (const { next } of stepsOf(playbook)) {
      const always = next.findIndex(({ when }) => when === null);
      for (const rule of always < 0 ? [] : next.slice(always + 1)) {
        yield {
          at: places.of(rule),
          message: 'This way is never taken: the one above it has no "when", so it always is.',
        };
      }
    }
  },
};

export const redoForward: LintRule = {
  id: 'redo-forward',
  severity: 'error',
  checks: 'A redo goes back to a step before it, or to its own; `go` leads forward.',
  good: 'steps:\n  - { id: hear, say: What happened?, ask: { issue: text } }\n  - { id: check, say: Is that so?, ask: { right: yes-no }, next: { when: { right: no }, redo: hear } }',
  bad: 'steps:\n  - { id: check, say: Is that so?, ask: { right: yes-no }, next: { when: { right: no }, redo: hear } }\n  - { id: hear, say: What happened?, ask: { issue: text } }',
  *check({ playbook, places }) {
    for (const { steps } of stepLists(playbook)) {
      for (const [index, step] of steps.entries()) {
        for (const rule of step.next) {
          if (rule.to.kind !== 'redo') continue;
          const target = rule.to.step;
          if (steps.findIndex(({ id }) => id === target) <= index) continue;
          yield {
            at: places.of(rule, 'redo'),
            message: `"${target}" comes after this step, so it cannot be done again.`,
            hint: 'Use "go" to lead forward.',
          };
        }
      }
    }
  },
};

export const endlessLoop: LintRule = {
  id: 'endless-loop',
  severity: 'error',
  checks:
    'A `go` that leads back passes an ask and has a way out, so that a call does not turn in circles. (`redo` ends by itself: after `at-most` rounds, 3 unless it says otherwise.)',
  good: 'steps:\n  - { id: say-sorry, say: I am sorry., ask: { ready: yes-no }, next: { when: { ready: no }, go: say-sorry } }\n  - { id: thank, say: Thank you. }',
  bad: 'steps:\n  - { id: say-sorry, say: I am sorry. }\n  - { id: thank, say: Thank you., next: { go: say-sorry } }',
  *check({ playbook, places }) {
    for (const { steps } of stepLists(playbook)) {
      const ways = waysOf(steps).filter(({ rule }) => rule?.to.kind !== 'redo');
      for (const way of ways) {
        if (way.rule?.to.kind !== 'go' || way.to === null) continue;
        const circle = circleOf(way, ways);
        if (circle.size === 0) continue;
        const asks = [...circle].some((step) => step.asks.length > 0);
        const leaves = ways.some(({ from, to }) => circle.has(from) && (to === null || !circle.has(to)));
        if (asks && leaves) continue;
        const message = leaves
          ? 'This leads round in a circle in which nothing is asked.'
          : 'This leads round in a circle without a way out.';
        yield {
          at: places.of(way.rule, 'go'),
          message,
          hint: 'Use "redo", or give the way a "when" on something that is asked in the circle.',
        };
      }
    }
  },
};

export const unreachableScript: LintRule = {
  id: 'unreachable-script',
  severity: 'warning',
  checks: 'Each script is run by a `next`, or is a card that the agent can call up.',
  good: 'steps:\n  - { id: greet, say: Good morning. }\nscripts:\n  threat:\n    card: yes\n    steps: [{ id: stay-calm, say: I want to help you. }]',
  bad: 'steps:\n  - { id: greet, say: Good morning. }\nscripts:\n  threat:\n    steps: [{ id: stay-calm, say: I want to help you. }]',
  whole: true,
  *check({ playbook, places }) {
    for (const script of Object.values(playbook.scripts)) {
      const runs = stepLists(playbook).some(
        (list) => list.script !== script && list.steps.some((step) => isRunBy(step, script.id)),
      );
      if (script.card || runs) continue;
      yield {
        at: places.of(script),
        message: `Nothing runs the script "${script.id}".`,
        hint: 'Add "card: yes", or a "next" with "run:".',
      };
    }
  },
};

export const scriptLoop: LintRule = {
  id: 'script-loop',
  severity: 'error',
  checks: 'No script runs itself, directly or by way of another.',
  good: 'steps:\n  - { id: greet, say: Good morning., next: { run: refund } }\nscripts:\n  refund:\n    steps: [{ id: pay, say: It is on its way. }]',
  bad: 'steps:\n  - { id: greet, say: Good morning., next: { run: refund } }\nscripts:\n  refund:\n    steps: [{ id: pay, say: It is on its way., next: { run: refund } }]',
  *check({ playbook, places }) {
    for (const rule of rulesOf({ ...playbook, steps: [] })) {
      if (rule.to.kind !== 'run') continue;
      const owner = Object.values(playbook.scripts).find(({ steps }) => steps.some(({ next }) => next.includes(rule)));
      if (owner !== undefined && runsIn(playbook, rule.to.script).has(owner.id)) {
        yield { at: places.of(rule, 'run'), message: `The script "${owner.id}" comes to run itself by this.` };
      }
    }
  },
};

/** The steps of the circle that a way closes; empty when it closes none. */
function circleOf(way: Way, ways: readonly Way[]): Set<Step> {
  if (way.to === null) return new Set();
  const onwards = reachable([way.to], ways);
  if (!onwards.has(way.from)) return new Set();
  const backwards = reachable([way.from], ways.flatMap(reversed));
  return new Set([...onwards].filter((step) => backwards.has(step)));
}

function reversed({ from, to, rule }: Way): Way[] {
  return to === null ? [] : [{ from: to, to: from, rule }];
}

function isRunBy(step: Step, script: string): boolean {
  return step.next.some(({ to }) => to.kind === 'run' && to.script === script);
}

/** A script and all that it runs, at any depth. */
function runsIn(playbook: Playbook, script: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [script];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const steps = Object.hasOwn(playbook.scripts, id) ? (playbook.scripts[id]?.steps ?? []) : [];
    waiting.push(...steps.flatMap(({ next }) => next.flatMap(({ to }) => (to.kind === 'run' ? [to.script] : []))));
  }
  return seen;
}
