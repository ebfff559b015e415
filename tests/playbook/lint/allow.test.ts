import { expect, it } from 'vitest';
import { load, playbook } from '../load-text.ts';

const told = (text: string, others: Readonly<Record<string, string>> = {}) =>
  load(playbook(text), others).problems.map(({ line, rule, message }) => `${line} ${rule} ${message}`);

const two = 'What would you like? And by when?';

it.each([
  [
    'in the line above',
    `steps:\n  - id: wish\n    # recover: allow two-questions because they belong together\n    say: ${two}`,
  ],
  [
    'in the same line',
    `steps:\n  - id: wish\n    say: ${two} # recover: allow two-questions because they belong together`,
  ],
  [
    'above a block, for each of its lines',
    `steps:\n  - id: wish\n    # recover: allow two-questions because they belong together\n    say: |\n      Hello.\n      ${two}`,
  ],
  [
    'behind the sign of a block',
    `steps:\n  - id: wish\n    say: | # recover: allow two-questions because so\n      ${two}`,
  ],
  [
    'two at once, with other comments between',
    `steps:\n  - id: wish\n    # recover: allow two-questions, long-line because the law wants it\n    # so they say\n    say: ${'Please wait. '.repeat(20)}${two}`,
  ],
])('a warning is allowed %s', (_name, text) => {
  expect(told(text)).toEqual([]);
});

it('only in that line, and only that rule', () => {
  expect(
    told(
      `steps:\n  - id: wish\n    # recover: allow long-line because so\n    say: ${two}\n  - id: again\n    say: ${two}`,
    ),
  ).toEqual([
    '5 allow "long-line" finds nothing here, so there is nothing to allow.',
    '6 two-questions This line asks two questions at once.',
    '8 two-questions This line asks two questions at once.',
  ]);
});

it.each([
  ['# recover: allow two-questions', 'The reason is missing: whoever reads this next wants to know why.'],
  ['# recover: allow two-question because so', 'There is no rule "two-question".'],
  ['# recover: allow never-say because so', '"never-say" is an error, which cannot be allowed: only warnings can.'],
  ['# recover: ignore it', 'This comment is for recover, and says nothing that it knows.'],
])('%s is told of', (comment, message) => {
  expect(told(`steps:\n  - id: wish\n    ${comment}\n    say: Hello.`)).toEqual([`5 allow ${message}`]);
});

it('an error stays one', () => {
  const text =
    "steps:\n  - id: help\n    # recover: allow never-say because the law wants it\n    say: It's our policy.";
  expect(told(text).map((line) => line.slice(0, 11))).toEqual(['5 allow "ne', '6 never-say']);
});

it('words in a line to say, or in quotes, are no comment', () => {
  const text =
    'steps:\n  - id: wish\n    guide: "# recover: allow x because y"\n    say: |\n      # recover: allow two-questions because y\n      Hello.';
  expect(told(text)).toEqual([]);
});

it('what an included file allows is not called idle in a playbook that does not need it', () => {
  const shared =
    'recover: 1\nsteps:\n  # recover: allow two-questions because so\n  - { id: shared, say: Thank you. }\n';
  expect(told('steps:\n  - { include: shared.yaml }', { 'shared.yaml': shared })).toEqual([]);
});
