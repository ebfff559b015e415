import type { Act } from '../acts.ts';
import type { Condition, Wording } from '../playbook.ts';
import { asksOf, wordingsOf } from './book.ts';
import { isContradiction } from './never-holds.ts';
import type { LintRule } from './rule.ts';

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

export const apologyDepends: LintRule = {
  id: 'apology-depends',
  severity: 'warning',
  checks: 'Where a method apologises, there is an apology that is said whatever the details are.',
  good: 'steps:\n  - { id: sorry, act: apologise, say: I am sorry that this has happened to you. }',
  bad: 'steps:\n  - { id: hear, say: Was it us?, ask: { ours: yes-no } }\n  - { id: sorry, act: apologise, say: I am sorry., when: { ours: yes } }',
  whole: true,
  *check(book) {
    const { playbook, places } = book;
    const steps = playbook.steps.filter(({ acts, phase }) => phase === 'call' && acts.includes('apologise'));
    const isSure = ({ when, say }: (typeof steps)[number]) =>
      when === null && (say.length === 0 || isContradiction(book, say.map(unsaid)));
    const [first] = steps;
    // With `policy: apology: first: at-once` it is an error of its own.
    if (first === undefined || steps.some(isSure) || playbook.policy.apology.first === 'at-once') return;
    yield {
      at: first.when === null ? places.of(first, 'say') : places.ofName(first, 'when'),
      message: 'Whether there is an apology at all depends on the details.',
      hint: 'Say one without "when": for what it did to them, whoever caused it.',
    };
  },
};

/** That a line is not said. One without a condition always is. */
const unsaid = ({ when }: Wording): Condition => (when === null ? { kind: 'any', of: [] } : { kind: 'not', of: when });

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
