import { asksOf } from './book.ts';
import type { LintRule } from './rule.ts';

export const criticalMessage: LintRule = {
  id: 'critical-message',
  severity: 'warning',
  checks: 'A critical ask has a message of its own: nobody gets past it, so it must say why.',
  good: 'steps:\n  - id: consent\n    say: May I record this?\n    ask: { consent: { type: yes-no, required: critical, message: The law wants a yes or no before we go on. } }',
  bad: 'steps:\n  - id: consent\n    say: May I record this?\n    ask: { consent: { type: yes-no, required: critical } }',
  *check({ playbook, places }) {
    for (const ask of asksOf(playbook)) {
      if (ask.required !== 'critical' || ask.message !== null) continue;
      yield {
        at: places.of(ask),
        message: `"${ask.id}" is critical and does not say why.`,
        hint: 'Add "message:" with what the agent should know.',
      };
    }
  },
};

export const choices: LintRule = {
  id: 'choices',
  severity: 'error',
  checks:
    'An ask of type choice or choices lists what there is to choose from, and a choice called by a number stands in that place.',
  good: 'steps:\n  - { id: wish, say: What would you like?, ask: { remedy: { type: choice, choices: [Money back, A new one] } } }',
  bad: 'steps:\n  - { id: wish, say: What would you like?, ask: { remedy: { type: choice } } }',
  *check({ playbook, places }) {
    for (const ask of asksOf(playbook)) {
      if (!('choices' in ask)) continue;
      if (ask.choices.length === 0)
        yield {
          at: places.of(ask),
          message: `"${ask.id}" has nothing to choose from.`,
          hint: 'Add "choices:" with a list of labels.',
        };
      for (const [index, choice] of ask.choices.entries()) {
        if (!/^\d+$/.test(choice.id) || Number(choice.id) === index + 1) continue;
        const message = `Agents pick by number, and "${choice.id}" is number ${index + 1} of the list.`;
        yield { at: places.of(choice), message, hint: 'Use an ask of type number, or call the choice by a word.' };
      }
    }
  },
};

export const limits: LintRule = {
  id: 'limits',
  severity: 'error',
  checks: 'The least is not more than the most, and a list of options has room for what it always holds.',
  good: 'steps:\n  - { id: offer, say: Here is what I can do., ask: { ways: { type: options, min: 2, max: 3 } } }',
  bad: 'steps:\n  - { id: offer, say: Here is what I can do., ask: { ways: { type: options, min: 3, max: 2 } } }',
  *check({ playbook, places }) {
    for (const ask of asksOf(playbook)) {
      if (!('min' in ask)) continue;
      const at = places.of(ask, 'max');
      if (ask.min !== null && ask.max !== null && ask.min > ask.max)
        yield { at, message: `At least ${ask.min} and at most ${ask.max} cannot both be.` };
      if (ask.type !== 'options') continue;
      if (![ask.min, ask.max].every((limit) => Number.isInteger(limit) && limit >= 0 && limit <= 20)) {
        yield { at: places.of(ask), message: 'Options are counted: min and max are whole numbers up to 20.' };
      }
      if (ask.always.length > ask.max)
        yield { at, message: `${ask.always.length} options are always listed, and at most ${ask.max} are allowed.` };
    }
  },
};
