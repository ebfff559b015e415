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

export const internalPromise: LintRule = {
  id: 'internal-promise',
  severity: 'error',
  checks: 'A time that is promised to them is not for us only: a task of our own is of the kind `internal`.',
  good: 'steps:\n  - { id: later, say: I will see to it., ask: { mend: { type: follow-up, kind: internal } } }',
  bad: 'steps:\n  - { id: later, say: I ring you back., ask: { ring: { type: follow-up, kind: callback, internal: yes } } }',
  *check({ playbook, places }) {
    for (const ask of asksOf(playbook)) {
      if (ask.type !== 'follow-up' || !ask.internal || ask.kind === 'internal') continue;
      yield {
        at: places.of(ask, 'internal'),
        message: `"${ask.id}" is promised to them as ${ask.kind}, and is for us only: it cannot be both.`,
        hint: 'A task of our own is "kind: internal"; a promise has no "internal: yes".',
      };
    }
  },
};
