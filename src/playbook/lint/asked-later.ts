import { costFactOf } from '../cost-fact.ts';
import { isKnownName } from '../known-names.ts';
import type { Ask, Step } from '../playbook.ts';
import { placeholders } from '../template.ts';
import { comparisons } from './book.ts';
import { reachable, type Way, waysOf } from './flow-graph.ts';
import type { LintRule } from './rule.ts';

export const askedLater: LintRule = {
  id: 'asked-later',
  severity: 'warning',
  checks: 'What a step, a line, an ask or a way on depends on is asked before it, on some way that leads there.',
  good: 'steps:\n  - { id: ask, say: Is it urgent?, ask: { urgent: yes-no } }\n  - { id: act, say: I act on it now., when: { urgent: yes } }',
  bad: 'steps:\n  - { id: act, say: I act on it now., when: { urgent: yes } }\n  - { id: ask, say: Is it urgent?, ask: { urgent: yes-no } }',
  whole: true,
  *check({ playbook, places, facts }) {
    // Scripts and cards are opened from anywhere, and what they ask may be known anywhere.
    const fromScripts = Object.values(playbook.scripts).flatMap(({ steps }) => steps.flatMap(namesAsked));
    const backwards = waysOf(playbook.steps).flatMap(reversed);
    for (const step of playbook.steps) {
      const earlier = playbook.steps.filter(({ phase }) => comesBefore(phase, step.phase));
      const before = [...reachable([step], backwards), ...earlier];
      const known = new Set([...before.flatMap(namesAsked), ...fromScripts]);
      const later = (fact: string) => facts.has(fact) && !isKnownName(fact) && !known.has(fact);
      const parts = [step, ...step.say, ...step.asks, ...step.next];
      for (const test of parts.flatMap(({ when }) => comparisons(when)))
        if (later(test.fact)) yield { at: places.of(test), message: `"${test.fact}" is asked after this only.`, hint };
      for (const wording of step.say)
        for (const { name, at, fallback } of placeholders(wording.text))
          if (fallback === null && later(name))
            yield { at: places.within(wording, at), message: `"${name}" is asked after this only.`, hint };
    }
  },
};

const hint = 'Ask for it before, or leave it out here.';

const comesBefore = (phase: Step['phase'], later: Step['phase']) => phase !== later && later !== 'call';

/** All names that a step's answers are kept under. */
function namesAsked({ asks }: Step): string[] {
  return asks.flatMap((ask: Ask) => {
    const read = ask.type === 'yes-no' && ask.readsBack !== null ? [ask.readsBack.fact] : [];
    return [ask.fact, ...(ask.type === 'options' ? [costFactOf(ask.fact)] : []), ...read];
  });
}

function reversed({ from, to, rule }: Way): Way[] {
  return to === null ? [] : [{ from: to, to: from, rule }];
}
