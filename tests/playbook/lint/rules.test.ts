import { expect, it } from 'vitest';
import { readingRules } from '../../../src/playbook/lint/reading-rules.ts';
import { lintRules } from '../../../src/playbook/lint/rules.ts';
import { load, playbook } from '../load-text.ts';

const others = { 'shared.yaml': 'recover: 1\nsteps:\n  - { id: shared, say: Thank you. }\n' };
const rules = [...readingRules, ...lintRules];

// Some things cannot be shown in a few lines of one file: they are told in words, in brackets, and tried elsewhere.
const shown = rules.filter(({ bad }) => !bad.startsWith('('));

it.each(rules)('$id has a good example without any problem', ({ good }) => {
  expect(load(playbook(good), others).problems).toEqual([]);
});

it.each(shown)('$id finds its bad example', ({ id, severity, bad }) => {
  const found = load(playbook(bad), others).problems.filter(({ rule }) => rule === id);
  expect(found).toEqual([expect.objectContaining({ severity })]);
});

it('nearly every rule shows a bad example', () => {
  expect(rules.length - shown.length).toBeLessThanOrEqual(5);
});

it('every rule is told once', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});
