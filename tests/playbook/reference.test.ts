import { expect, it } from 'vitest';
import { readingRules } from '../../src/playbook/lint/reading-rules.ts';
import { lintRules } from '../../src/playbook/lint/rules.ts';
import { fieldReference, ruleReference } from '../../src/playbook/reference.ts';

it('the field reference tells name, kind, default and meaning', () => {
  const lines = fieldReference().split('\n');
  expect(lines).toContain('| `title` | text | *needed* | What people call the method. |');
  expect(lines).toContain(
    '| `at-most` | a number | `3` | For redo: how many times. After that the agent decides how to go on. |',
  );
  expect(lines).toContain('| `apologise` | say sorry |');
  expect(lines).toContain('| `remove` | a list of ids |  | Steps of the extended playbook that are left out. |');
});

it('the rule reference tells each rule with its examples', () => {
  const text = ruleReference();
  for (const { id, checks } of [...lintRules, ...readingRules]) {
    expect(text).toContain(`### ${id}\n\n`);
    expect(text).toContain(checks);
  }
  expect(text).toContain('*warning*: A line asks one question');
});
