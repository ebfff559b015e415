import { asksOf, wordingsOf } from './book.ts';
import type { LintRule } from './rule.ts';

const secret =
  /\b(?:(?:credit |debit )?card (?:number|details)|cvv|cvc|security code|passwords?|passcode|pin(?: code| number)?|one[- ]time code|social security(?: number)?)\b/i;
const asking =
  /\b(?:what(?:'s| is| are)|tell me|give me|read (?:me|out)|may i have|can i have|could i have|i need|spell|type|enter)\b/i;
const refusing = /\b(?:never|not|n't|don't|no)\b/i;

export const asksSecret: LintRule = {
  id: 'asks-secret',
  severity: 'warning',
  checks: 'Nothing asks for a card number, a password or a PIN: what is not known here cannot be lost here.',
  good: 'steps:\n  - { id: pay, say: Please never tell me your card number., ask: { last-four: { label: The last four digits } } }',
  bad: 'steps:\n  - { id: pay, say: Good., ask: { card: { label: Card number } } }',
  *check({ playbook, places }) {
    const hint = 'Ask for the last digits, or send them a safe way to enter it.';
    for (const ask of asksOf(playbook)) {
      for (const field of ['label', 'hint'] as const) {
        const found = secret.exec(ask[field] ?? '');
        if (found !== null && !refusing.test(ask[field] ?? ''))
          yield { at: places.of(ask, field), message: `This asks for what is kept nowhere: "${found[0]}".`, hint };
      }
    }
    for (const { wording } of wordingsOf(playbook)) {
      for (const sentence of wording.text.match(/[^.?!]+[.?!]*/g) ?? []) {
        const found = secret.exec(sentence);
        if (found === null || !asking.test(sentence) || refusing.test(sentence)) continue;
        const at = places.within(wording, wording.text.indexOf(sentence) + found.index);
        yield { at, message: `This asks for what is kept nowhere: "${found[0]}".`, hint };
      }
    }
  },
};
