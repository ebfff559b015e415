import { expect, it } from 'vitest';
import { load, playbook } from '../load-text.ts';

const rulesIn = (text: string) => load(playbook(text)).problems.map(({ rule }) => rule);
const wish =
  '  - { id: wish, say: What would you like?, ask: { remedy: { type: choice, choices: { refund: Back, swap: New } }, paid: yes-no, sum: number } }\n';

it.each([
  ['when: { paid: yes, not: { paid: yes } }', 1],
  ['when: { remedy: refund, any: [{ remedy: swap }, { remedy: missing }] }', 1],
  ['when: { remedy: refund, any: [{ remedy: swap }, { paid: yes }] }', 0],
  ['when: { sum: { over: 5, under: 5 } }', 1],
  ['when: { sum: { over: 5 }, not: { sum: given } }', 1],
  ['when: { remedy: [refund, swap], not: { remedy: refund } }', 0],
  ['when: { remedy: given, paid: missing }', 0],
])('a condition that can never hold is found: %s', (when, count) => {
  const found = rulesIn(`steps:\n${wish}  - { id: pay, say: You have it., ${when} }`);
  expect(found).toEqual(Array(count).fill('never-holds'));
});

it('a word of the trade is found in what a line falls back on, and not in a name', () => {
  const step = (say: string) => `steps:\n  - { id: a, say: "${say}", ask: { sla: text } }\n`;
  expect(rulesIn(step('You hear from us {{ sla | within the SLA }}.'))).toEqual(['jargon']);
  expect(rulesIn(step('You hear from us {{ sla | today at four }}.'))).toEqual([]);
});

it.each([
  ['the postcode', 'act: ask-details', ['caller-check-late 5']],
  ['{ ask: the postcode, before: hear }', 'act: ask-details', []],
  ['the postcode', 'act: listen', []],
])('a caller check of %s is told where details begin in a script with %s', (check, act, told) => {
  const text = `policy: { caller-check: ${check} }
steps:
  - { id: hear, say: What happened?, next: { run: order } }
  - { id: help, act: do, say: I will look after this. }
scripts:
  order: { steps: [{ id: first, say: One moment., next: { run: number } }] }
  number: { steps: [{ id: number, ${act}, say: Which order is it? }] }
`;
  expect(load(playbook(text)).problems.map(({ rule, line }) => `${rule} ${line}`)).toEqual(told);
});

it('scripts that lead into one another by more ways than anybody could walk are looked through all the same', () => {
  const last = 40;
  const scripts = Array.from(
    { length: last },
    (_, at) =>
      `  s${at}: { steps: [{ id: x${at}, say: And now?, ask: { q${at}: yes-no }, next: [{ when: { q${at}: yes }, run: s${at + 1} }, { run: s${at + 1} }] }] }\n`,
  );
  const text = (act: string) => `policy: { caller-check: the postcode }
steps:
  - { id: hear, say: What happened?, next: { run: s0 } }
  - { id: help, act: do, say: I will look after this. }
scripts:
${scripts.join('')}  s${last}: { steps: [{ id: end, ${act}, say: Which order is it? }] }
`;
  expect(rulesIn(text('act: listen'))).toEqual([]);
  expect(rulesIn(text('act: ask-details'))).toEqual(['caller-check-late']);
});

it('so is one that its own step rules out, and not one that an answer in the step changes', () => {
  const step = (say: string) =>
    `steps:\n${wish}  - id: pay\n    when: { paid: yes }\n    say: [{ line: You have it., ${say} }]\n`;
  expect(rulesIn(step('when: { paid: no }'))).toEqual(['never-holds']);
  expect(rulesIn(step('when: { paid: yes }'))).toEqual([]);
  expect(rulesIn(`${step('when: { paid: no }')}    ask: { again: { type: yes-no, fact: paid } }`)).toEqual([]);
});

it('what is asked later only is found, unless a loop, a script or the call before can tell it', () => {
  const early = '  - { id: act, say: Now., when: { urgent: yes } }\n';
  const ask = '  - { id: ask, say: Is it?, ask: { urgent: yes-no } }\n';
  expect(rulesIn(`steps:\n${early}${ask}`)).toEqual(['asked-later']);
  expect(rulesIn(`steps:\n${early}${ask.replace(' } }', ' }, next: { when: { urgent: yes }, redo: act } }')}`)).toEqual(
    [],
  );
  expect(
    rulesIn(
      `steps:\n${early}scripts:\n  more: { card: yes, steps: [{ id: ask, say: Is it?, ask: { urgent: yes-no } }] }`,
    ),
  ).toEqual([]);
  expect(rulesIn(`steps:\n${early.replace('when', 'phase: follow-up, when')}${ask}`)).toEqual([]);
});

it('an apology in lines of which one is always said depends on nothing', () => {
  const sorry = (second: string) =>
    `steps:\n  - { id: hear, say: And?, ask: { felt: text } }\n  - id: sorry\n    act: apologise\n    say:\n      - { line: So sorry., when: { felt: given } }\n      - { line: Sorry., when: ${second} }`;
  expect(rulesIn(sorry('{ felt: missing }'))).toEqual([]);
  expect(rulesIn(sorry('{ felt: given }'))).toEqual(['apology-depends']);
});

it.each([
  ['What is your card number, please?', true],
  ['I need the PIN of your account.', true],
  ['Please never read out your password.', false],
  ['Your card number is safe with the bank.', false],
  ['I send you a link to type it in.', false],
])('what asks for secrets is found: %s', (line, isFound) => {
  expect(rulesIn(`steps:\n  - { id: a, say: "${line}" }`)).toEqual(isFound ? ['asks-secret'] : []);
});

it('a dozen slips in one file are all told in one run', () => {
  const text = `steps:
  - { id: a, sya: Hello., act: thnak }
  - { id: b, say: "It's our policy.", ask: { c: { type: choice } } }
  - { id: c, say: "{{ nobody | this }}", next: { go: nowhere } }
  - { id: d, say: Hello., when: { e: yes }, phase: never }
  - { id: a, say: "What? When?", ask: { p: { type: follow-up, internal: yes } } }
  - { title: T, say: order #5 }
  - { id: f, say: Hello., next: { run: nothing }, colour: red }
`.replace('order #5 }', '"order" }');
  const found = load(playbook(text)).problems;
  expect(found.length).toBeGreaterThanOrEqual(12);
  for (const { line, column, source } of found) {
    expect(line).toBeGreaterThan(3);
    expect(column).toBeGreaterThan(0);
    expect(source).not.toBe('');
  }
});
