import { stepLists, stepsOf } from './book.ts';
import type { LintRule } from './rule.ts';

export const emptyPlaybook: LintRule = {
  id: 'empty-playbook',
  severity: 'error',
  checks: 'There is at least one step for the call.',
  good: 'steps:\n  - { id: greet, say: Good morning. }',
  bad: 'about: Still to be written.',
  last: true,
  *check({ playbook, places }) {
    if (playbook.steps.some(({ phase }) => phase === 'call')) return;
    yield {
      at: places.of(playbook, 'steps'),
      message: 'There is no step for the call.',
      hint: 'Under "steps:", each begins with "- title: …" on a line of its own.',
    };
  },
};

export const emptyStep: LintRule = {
  id: 'empty-step',
  severity: 'warning',
  checks: 'A step has something to say, to ask or to guide by.',
  good: 'steps:\n  - { title: Greet them, say: Good morning. }',
  bad: 'steps:\n  - { title: Greet them, say: Good morning. }\n  - { title: Think }',
  *check({ playbook, places }) {
    for (const step of stepsOf(playbook)) {
      if (step.say.length + step.guide.length + step.asks.length > 0) continue;
      yield {
        at: places.of(step),
        message: `The step "${step.id}" is empty: the agent would see a title and nothing else.`,
      };
    }
  },
};

export const listening: LintRule = {
  id: 'listening',
  severity: 'error',
  checks: 'A step in the mode `listen` has no questions: it takes notes or one text.',
  good: 'steps:\n  - { id: hear, mode: listen, say: What happened?, ask: { story: notes } }',
  bad: 'steps:\n  - { id: hear, mode: listen, say: What happened?, ask: { story: notes, late: yes-no } }',
  *check({ playbook, places }) {
    for (const step of stepsOf(playbook).filter(({ mode }) => mode === 'listen')) {
      for (const [index, ask] of step.asks.entries()) {
        const isQuiet = ask.type === 'notes' || ask.type === 'text';
        if (isQuiet && index === 0) continue;
        const message = isQuiet
          ? 'While you listen there is one field, and this is another.'
          : `While you listen nothing is asked, and this is an ask of type ${ask.type}.`;
        yield { at: places.of(ask), message, hint: 'Ask it in the next step.' };
      }
    }
  },
};

export const scriptPhase: LintRule = {
  id: 'script-phase',
  severity: 'error',
  checks: 'The steps of a script have no phase of their own: they belong to the step from which it is called.',
  good: 'steps:\n  - { id: greet, say: Good morning. }\nscripts:\n  pause:\n    card: yes\n    steps: [{ id: hold, say: May I look that up? }]',
  bad: 'steps:\n  - { id: greet, say: Good morning. }\nscripts:\n  pause:\n    card: yes\n    steps: [{ id: hold, say: May I look that up?, phase: after }]',
  *check({ playbook, places }) {
    for (const { script, steps } of stepLists(playbook)) {
      for (const step of script === null ? [] : steps) {
        if (step.phase !== 'call')
          yield { at: places.ofName(step, 'phase'), message: 'A step of a script has no phase of its own.' };
      }
      if (script !== null && steps.length === 0)
        yield { at: places.of(script), message: `The script "${script.id}" has no steps.` };
    }
  },
};
