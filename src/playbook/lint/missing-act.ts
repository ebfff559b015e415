import type { Act } from '../acts.ts';
import type { LintRule } from './rule.ts';

const wanted: readonly { what: string; acts: readonly Act[] }[] = [
  { what: 'lets them speak', acts: ['listen', 'recap'] },
  { what: 'settles anything', acts: ['offer', 'do', 'promise', 'verify', 'hand-over', 'goodwill'] },
];

/** Acts of a method for somebody upset. A script for a fault or a form needs none of this. */
const feeling: readonly Act[] = ['apologise', 'empathise', 'respond'];

/** With fewer, a method does not tell what its steps are. */
const fewestActs = 4;

export const missingAct: LintRule = {
  id: 'missing-act',
  severity: 'warning',
  checks:
    'A method that speaks to how they feel, and whose steps name their acts, has one that lets them speak and one that settles something.',
  good: 'steps:\n  - { id: a, act: own, say: I look after this. }\n  - { id: b, act: listen, say: What happened? }\n  - { id: c, act: apologise, say: I am sorry. }\n  - { id: d, act: do, say: I send it today. }',
  bad: 'steps:\n  - { id: a, act: own, say: I look after this. }\n  - { id: b, act: thank, say: Thank you. }\n  - { id: c, act: apologise, say: I am sorry. }\n  - { id: d, act: do, say: I send it today. }',
  whole: true,
  *check({ playbook, places }) {
    const steps = playbook.steps.filter(({ phase, acts }) => phase === 'call' && acts.length > 0);
    if (steps.length < fewestActs) return;
    const here = new Set(steps.flatMap(({ acts }) => acts));
    if (!feeling.some((act) => here.has(act))) return;
    for (const { what, acts } of wanted) {
      if (acts.some((act) => here.has(act))) continue;
      yield {
        at: places.ofName(playbook, 'steps'),
        message: `No step of this method ${what}.`,
        hint: `The acts for that are ${acts.join(', ')}.`,
      };
    }
  },
};
