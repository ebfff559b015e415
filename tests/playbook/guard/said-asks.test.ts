import { expect, it } from 'vitest';
import { isSaid } from '../../../src/playbook/guard/said-asks.ts';
import { stepsOf } from '../../../src/playbook/lint/book.ts';
import { shipped } from '../../helpers/playbooks.ts';

// Feelings and wishes are the customer's words, also where a line says them back.
it.each([
  ['walras', 'understood, call-back, next-call'],
  ['resolved', 'impact-right, ideas, pick, update, next-update'],
  ['4-step', 'understood, update, next-update'],
  ['7-step', 'understood, ideas, done-by'],
  ['10-step', 'understood, call-back, prevention-told, prevention-public, plan, colleague, safety-net'],
])('in %s the agent is about to say what is typed at these asks', (name, asks) => {
  const { book } = shipped(name);
  const said = stepsOf(book).flatMap((step) => step.asks.filter((ask) => isSaid(book, step, ask)).map(({ id }) => id));
  expect(said.join(', ')).toBe(asks);
});
