import { acts } from '../acts.ts';
import { scoreChecks } from '../score-checks.ts';
import { didYouMean } from '../source/did-you-mean.ts';
import { asksOf, stepsOf } from './book.ts';
import type { LintRule } from './rule.ts';

export const unknownPoint: LintRule = {
  id: 'unknown-point',
  severity: 'error',
  checks: 'What `scores` names is there: an act of a step, a check, a step or an ask.',
  good: 'scores: { listen: 2 }\nsteps:\n  - { id: hear, act: listen, say: What happened? }',
  bad: 'scores: { lissen: 2 }\nsteps:\n  - { id: hear, act: listen, say: What happened? }',
  whole: true,
  *check({ playbook, places }) {
    const steps = stepsOf(playbook);
    const here = new Set<string>([
      ...steps.flatMap((step) => [step.id, ...step.acts]),
      ...asksOf(playbook).map(({ id }) => id),
      ...Object.keys(scoreChecks),
    ]);
    for (const { name } of playbook.scores ?? []) {
      if (here.has(name)) continue;
      const isAct = Object.hasOwn(acts, name);
      yield {
        at: places.of(playbook, 'scores', name),
        message: isAct ? `No step has the act "${name}".` : `There is nothing to score under "${name}".`,
        hint: isAct ? `Give a step "act: ${name}".` : didYouMean(name, [...here]),
      };
    }
  },
};
