import { placeholders } from '../template.ts';
import { asksOf, wordingsOf } from './book.ts';
import type { LintRule } from './rule.ts';

export const internalSaid: LintRule = {
  id: 'internal-said',
  severity: 'error',
  checks:
    'What is for us only never comes into a line that the customer hears: not by its name, and not by way of a public ask that is filled from it.',
  good: 'steps:\n  - id: mend\n    say: I will see that it does not happen again.\n    ask: { cause: { type: text, internal: yes } }',
  bad: 'steps:\n  - id: mend\n    say: |\n      It came from {{ cause | our side }}.\n    ask: { cause: { type: text, internal: yes } }',
  *check({ playbook, facts, places }) {
    const isInternal = (name: string) => facts.get(name)?.internal ?? false;
    const hint = 'Ask for a public answer beside it, and say that one.';
    for (const { wording } of wordingsOf(playbook)) {
      for (const { name, at } of placeholders(wording.text)) {
        if (!isInternal(name)) continue;
        yield {
          at: places.within(wording, at),
          message: `"${name}" is for us only, and this line is heard by the customer.`,
          hint,
        };
      }
    }
    for (const ask of asksOf(playbook)) {
      if (!ask.internal && ask.prefill !== null && isInternal(ask.prefill)) {
        const message = `"${ask.prefill}" is for us only, so it cannot fill "${ask.id}", which the customer may hear.`;
        yield { at: places.of(ask, 'prefill'), message, hint };
      }
      if (ask.type === 'yes-no' && ask.readsBack !== null && isInternal(ask.readsBack.from)) {
        const message = `"${ask.readsBack.from}" is for us only, so it is not read back.`;
        yield { at: places.of(ask, 'reads-back', 'from'), message, hint };
      }
    }
  },
};
