import { flagged, guardOf, wordsAt } from '../guard/guard.ts';
import type { Step, Wording } from '../playbook.ts';
import { placeholders, strayBraces } from '../template.ts';
import { type Book, comparisons, stepsOf, wordingsOf } from './book.ts';
import type { LintRule } from './rule.ts';

const LONGEST = 220;

export const neverSay: LintRule = {
  id: 'never-say',
  severity: 'error',
  checks:
    "No line holds a phrase of the playbook's `never-say`, or a built-in one that hides, blames or makes small (our policy, you should have, calm down and the like: playbooks.md lists them).",
  good: 'steps:\n  - id: help\n    say: Here is what I can do for you.',
  bad: "steps:\n  - id: help\n    say: It's our policy not to pay that back.",
  *check({ playbook, places }) {
    const guard = guardOf(playbook);
    for (const { wording } of wordingsOf(playbook)) {
      for (const flag of flagged(wording.text, guard)) {
        // Beside a promise that is filled in, "soon" is no empty word: whoever writes a line has the time to see that.
        if (!flag.isNamed && (flag.kind === 'argument' || flag.kind === 'weak')) continue;
        yield {
          at: places.within(wording, flag.from),
          message: `"${wordsAt(wording.text, flag)}" is never said.`,
          hint: `Better: "${flag.better}".`,
        };
      }
    }
  },
};

export const braces: LintRule = {
  id: 'braces',
  severity: 'error',
  checks: 'Double braces hold a name, or a name and words to fall back on: `{{ issue }}`, `{{ issue | this }}`.',
  good: 'steps:\n  - id: greet\n    say: |\n      Good morning, {{ customer }}.',
  bad: 'steps:\n  - id: greet\n    say: |\n      Good morning, {{ customer.name }}.',
  *check({ playbook, places }) {
    for (const { wording } of wordingsOf(playbook)) {
      const at = strayBraces(wording.text);
      if (at === null) continue;
      const message = 'These braces hold no name that can be filled in.';
      yield {
        at: places.within(wording, at),
        message,
        hint: 'Write {{ name }} or {{ name | other words }}; a name has small letters, digits, - and _.',
      };
    }
  },
};

export const bracesUnsaid: LintRule = {
  id: 'braces-unsaid',
  severity: 'warning',
  checks: 'Double braces stand in lines to say only: titles, guides and labels are shown as they are.',
  good: 'steps:\n  - { id: greet, guide: Use their name., say: Good morning. }',
  bad: 'steps:\n  - { id: greet, guide: "Say {{ customer }} twice.", say: Good morning. }',
  *check({ playbook, places }) {
    for (const step of stepsOf(playbook)) {
      const shown = [
        { part: step, field: 'title', words: step.title },
        ...step.guide.map((words) => ({ part: step, field: 'guide', words })),
        ...step.asks.flatMap((ask) =>
          (['label', 'hint', 'message'] as const).map((field) => ({ part: ask, field, words: ask[field] ?? '' })),
        ),
      ];
      for (const { part, field, words } of shown) {
        if (words.includes('{{'))
          yield {
            at: places.of(part, field),
            message: 'Nothing is filled in here: only lines to say have names in braces.',
          };
      }
    }
  },
};

export const noFallback: LintRule = {
  id: 'no-fallback',
  severity: 'warning',
  checks:
    'A line can be spoken when an answer is missing: it has words to fall back on, or a `when`, or the name is set off by a comma and can go.',
  good: "steps:\n  - id: greet\n    say: |\n      Thank you, {{ customer }}. I'm sorry about {{ issue | this }}.\n    ask: { issue: text }",
  bad: "steps:\n  - id: greet\n    say: |\n      I'm sorry about {{ issue }}.\n    ask: { issue: text }",
  *check({ playbook, facts, places }) {
    for (const { wording, step } of wordingsOf(playbook)) {
      for (const { name, fallback, at, end } of placeholders(wording.text)) {
        if (fallback !== null || name === 'agent' || canGo(wording.text, at, end) || isSure(name, wording, step, facts))
          continue;
        const message = `Without an answer to "${name}" this line has a hole.`;
        yield {
          at: places.within(wording, at),
          message,
          hint: `Give words to fall back on: {{ ${name} | this }}, or a "when".`,
        };
      }
    }
  },
};

export const twoQuestions: LintRule = {
  id: 'two-questions',
  severity: 'warning',
  checks: 'A line asks one question: to two at once people answer the second.',
  good: 'steps:\n  - id: wish\n    say: |\n      What would you like us to do?\n      How can I make this right?',
  bad: 'steps:\n  - id: wish\n    say: |\n      What would you like? When do you need it?',
  *check({ playbook, places }) {
    for (const { wording } of wordingsOf(playbook)) {
      const second = wording.text.indexOf('?', wording.text.indexOf('?') + 1);
      if (wording.verbatim || second <= 0) continue;
      yield {
        at: places.within(wording, second),
        message: 'This line asks two questions at once.',
        hint: 'Make two lines of it, or leave one out.',
      };
    }
  },
};

export const longLine: LintRule = {
  id: 'long-line',
  severity: 'warning',
  checks: `A line has at most ${LONGEST} characters, which is about 15 seconds of speech; lines that must be read word for word may be longer.`,
  good: 'steps:\n  - { id: greet, say: Good morning. }',
  bad: `steps:\n  - { id: greet, say: ${'This goes on and on and on. '.repeat(9).trim()} }`,
  *check({ playbook, places }) {
    for (const { wording } of wordingsOf(playbook)) {
      const { length } = wording.text;
      if (wording.verbatim || length <= LONGEST) continue;
      yield {
        at: places.of(wording),
        message: `This line has ${length} characters; after ${LONGEST} nobody listens.`,
        hint: 'Make two lines of it.',
      };
    }
  },
};

/** "Thank you, {{ customer }}." loses nothing without the name. */
function canGo(text: string, at: number, end: number): boolean {
  const before = text.slice(0, at);
  const after = text.slice(end);
  return (/,\s*$/.test(before) && /^\s*(?:[.,;:!?…]|$)/.test(after)) || (before.trim() === '' && /^\s*,/.test(after));
}

/** The line, or its step, is there only when the answer is; and when a time was asked for and given, there is a promise. */
function isSure(name: string, wording: Wording, step: Step | null, facts: Book['facts']): boolean {
  const tests = [wording.when, step?.when ?? null].flatMap((when) => {
    const whole = when?.kind === 'all' ? when.of : [when];
    return whole.flatMap((part) => (part?.kind === 'any' || part?.kind === 'not' ? [] : comparisons(part)));
  });
  const isMeant = (fact: string) => fact === name || (name === 'promise' && facts.get(fact)?.types.has('follow-up'));
  return tests.some((test) => isMeant(test.fact) && (test.kind !== 'given' || test.given));
}
