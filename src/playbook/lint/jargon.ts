import { wordingsOf } from './book.ts';
import type { LintRule } from './rule.ts';

/** Words of the trade, each with what people say. */
const jargonWords: Readonly<Record<string, string>> = {
  SLA: 'the time by which we answer',
  ETA: 'when it arrives',
  CRM: 'our records',
  RMA: 'the return',
  SKU: 'the article',
  KPI: 'what we are measured by',
  FCR: 'solved on this call',
  'tier 2': 'a colleague who knows more',
  'second level': 'a colleague who knows more',
  'back office': 'my colleagues',
  backend: 'our system',
  'root cause': 'what caused it',
  'escalation process': 'what happens next',
  'end user': 'you',
  touchpoint: 'your call',
  'action item': 'what I do next',
  deliverable: 'what you get',
};

const jargonPattern = new RegExp(`\\b(?:${Object.keys(jargonWords).join('|')})s?\\b`, 'i');

export const jargon: LintRule = {
  id: 'jargon',
  severity: 'warning',
  checks: `No line holds words of the trade, nor what it falls back on: ${Object.keys(jargonWords).join(', ')}.`,
  good: 'steps:\n  - { id: help, say: A colleague who knows more rings you by noon. }',
  bad: 'steps:\n  - { id: help, say: Tier 2 rings you within the SLA. }',
  *check({ playbook, places }) {
    for (const { wording } of wordingsOf(playbook)) {
      const found = jargonPattern.exec(withoutNames(wording.text));
      if (found === null || wording.verbatim) continue;
      const key = Object.keys(jargonWords).find((word) => found[0].toLowerCase().startsWith(word.toLowerCase()));
      yield {
        at: places.within(wording, found.index),
        message: `"${found[0]}" is a word of the trade.`,
        hint: key === undefined ? null : `Such as: ${jargonWords[key]}.`,
      };
    }
  },
};

/** The text with blanks in the place of names. The words that stand in for an answer are said, too. */
function withoutNames(text: string): string {
  return text.replace(/\{\{([^{}|]*)\|?/g, (name) => ' '.repeat(name.length));
}
