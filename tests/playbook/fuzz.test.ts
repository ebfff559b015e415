import fc from 'fast-check';
import { expect, it } from 'vitest';
import { showProblems } from '../../src/playbook/problem.ts';
import { parseReplies } from '../../src/playbook/replies.ts';
import { load } from './load-text.ts';

const honest = `recover: 1
id: example
title: Example
extends: base
policy: { hand-over: none, apology: { first: at-once, again: naming-the-issue }, tell: [Manager] }
never-say:
  our rules: what I can do
steps:
  - id: sorry
    letter: S
    act: [apologise, own]
    say: |
      I am sorry, {{ customer }}.
  - include: shared.yaml
  - id: check
    mode: say
    say:
      - line: "Is it this: {{ issue | that }}?"
        when: { any: [{ right: yes }, { sum: { over: 5 } }] }
    ask:
      right: { type: yes-no, required: critical, reads-back: { fact: issue, from: story } }
      remedy: { type: choice, choices: { refund: { label: Money back, ends: solved }, swap: A new one } }
      ways: { type: options, min: 2, max: 3, always: [Leave it.] }
    next:
      - { when: { right: no }, redo: check, at-most: 2 }
      - { run: extra }
scripts:
  extra: { card: yes, steps: [{ id: more, say: More. }] }
tests:
  - name: they agree
    replies: [{ right: yes }, back]
    expect: { facts: { right: yes }, at: check }
`;
const files = {
  base: 'recover: 1\ntitle: Base\nsteps:\n  - { id: hear, say: Hello., ask: { story: notes } }\n',
  'shared.yaml': 'recover: 1\nsteps:\n  - { id: shared, say: Thank you. }\n',
};

const pieces = [
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ':',
  ': ',
  '- ',
  '\n',
  '\n  ',
  '\t',
  '#',
  ' #',
  '|',
  '>',
  '&a ',
  '*a',
  '!x ',
  '? ',
  '{{ ',
  ' }}',
  '%',
  '---\n',
  '\u001b',
  '\u202e',
  '\ud800',
  '__proto__: 1\n',
  'any: ',
  'not: ',
  'null',
  '~',
  'toString',
  'valueOf: 1',
  '1e999',
  '0x1',
  ',',
  '',
  ' ',
];

/** The honest text with a few pieces put in, taken out, or lines moved. */
const mutated = fc
  .array(fc.tuple(fc.nat(), fc.constantFrom(...pieces), fc.nat(30), fc.nat(3)), { minLength: 1, maxLength: 6 })
  .map((changes) =>
    changes.reduce((text, [where, piece, length, kind]) => {
      const at = where % (text.length + 1);
      if (kind === 0) return text.slice(0, at) + text.slice(at + length);
      if (kind === 1) return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
      if (kind === 2) return text.slice(0, at) + piece + text.slice(at + length);
      return text.slice(0, at) + piece + text.slice(at);
    }, honest),
  );

it('whatever a file holds, loading it ends in a playbook or in problems', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const result = load(text, files);
      if (!result.ok) expect(result.problems.some(({ severity }) => severity === 'error')).toBe(true);
      expect(showProblems(result.problems)).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
      for (const { line, column, message } of result.problems) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
        expect(message).not.toBe('');
      }
    }),
    { numRuns: 150 },
  );
});

it('whatever a file is extended by or includes, too', () => {
  fc.assert(
    fc.property(mutated, (text) => void load(honest, { base: text, 'shared.yaml': text })),
    { numRuns: 50 },
  );
});

it('whatever an answers file holds, too', () => {
  fc.assert(
    fc.property(mutated, (text) => void parseReplies(text)),
    { numRuns: 50 },
  );
});
