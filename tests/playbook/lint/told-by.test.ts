import { expect, it } from 'vitest';
import { load, playbook } from '../load-text.ts';

/** What a trainer reads about an ask with these words; the steps before it listen. */
function told(ask: string): string[] {
  const steps = `steps:\n  - { id: hear, ask: { story: notes } }\n  - { id: wish, say: Well?, ask: { it: ${ask} } }`;
  return load(playbook(steps)).problems.map(({ rule, message }) => `${rule}: ${message}`);
}

const choice = (toldBy: string) => `{ type: choice, choices: { refund: Money back, swap: New }, told-by: ${toldBy} }`;

it.each([
  ['{ told-by: [wants, would like] }', []],
  ['{ told-by: "wants, would like" }', []],
  [choice('{ refund: [money back, refund], swap: a new one }'), []],
  ['{ type: yes-no, told-by: { yes: rang before, no: [first time] } }', []],
  ['{ type: yes-no, told-by: { true: rang before, false: [first time] } }', []],
  ['{ told-by: [] }', ['told-by: No words stand here.']],
  ['{ told-by: " , " }', ['told-by: No words stand here.']],
  ['{ told-by: [wants, "!!"] }', ['told-by: "!!" has no word that could be heard.']],
  [
    '{ told-by: [not. now] }',
    ['told-by: "not. now" is never found: words are looked for within one part of a sentence.'],
  ],
  ['{ told-by: { refund: [x] } }', ['told-by: An answer in words is told by words alone.']],
  ['{ type: yes-no, told-by: [rang] }', ['told-by: Which answer do these words tell?']],
  [choice('[refund]'), ['told-by: Which answer do these words tell?']],
  [choice('{}'), ['told-by: No words stand here.']],
  [choice('{ refnd: [money back] }'), ['told-by: There is no answer "refnd".']],
  [
    choice('{ refund: [money], swap: [Money] }'),
    ['told-by: "Money" tells both "refund" and "swap", so it tells neither.'],
  ],
  [
    '{ type: yes-no, reads-back: { fact: issue, from: story }, told-by: { yes: [right] } }',
    ['told-by: What is read back on this call cannot have been agreed to before.'],
  ],
  ['{ type: money, told-by: [costs] }', ['field-for-type: "told-by" means nothing for an ask of type money.']],
  ['{ type: notes, told-by: [costs] }', ['field-for-type: "told-by" means nothing for an ask of type notes.']],
])('words that tell an answer: %s', (ask, problems) => {
  expect(told(ask)).toEqual(problems);
});

it.each([
  ['a step that only speaks takes notes', '- { id: a, say: Hello. }\n  - { id: b, ask: { it: { told-by: x } } }', []],
  ['an ask for notes before it in its step', '- { id: b, ask: { s: notes, it: { told-by: x } } }', []],
  ['nothing before it', '- { id: b, ask: { it: { told-by: x } } }', ['told-by-notes']],
  [
    'the call before a follow-up call',
    '- { id: a, say: Hello. }\n  - { id: b, phase: follow-up, ask: { it: { told-by: x } } }',
    ['told-by-notes'],
  ],
  [
    'the call before its write-up',
    '- { id: a, say: Hi. }\n  - { id: b, phase: after, ask: { it: { told-by: x } } }',
    [],
  ],
])('notes that could tell it: %s', (_, steps, rules) => {
  expect(load(playbook(`steps:\n  ${steps}`)).problems.map(({ rule }) => rule)).toEqual(rules);
});
