import { describe, expect, it } from 'vitest';
import { readingRules } from '../../../src/playbook/lint/reading-rules.ts';
import { lintRules } from '../../../src/playbook/lint/rules.ts';
import { load, playbook } from '../load-text.ts';

const others = { 'shared.yaml': 'recover: 1\nsteps:\n  - { id: shared, say: Thank you. }\n' };
const rules = [...readingRules, ...lintRules];

describe.each(rules)('rule $id', ({ id, severity, good, bad }) => {
  it('has a good example without any problem', () => {
    expect(load(playbook(good), others).problems).toEqual([]);
  });

  it.skipIf(bad.startsWith('('))('finds its bad example', () => {
    const found = load(playbook(bad), others).problems.filter(({ rule }) => rule === id);
    expect(found).toEqual([expect.objectContaining({ severity })]);
  });
});

it('every rule is told once', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});
