import { expect, it } from 'vitest';
import { loadPlaybook } from '../../src/playbook/load.ts';
import { openCall } from '../helpers/call.ts';
import { playbookFrom } from '../helpers/playbooks.ts';

const playbook = (line: string) => `
recover: 1
title: Tasks
steps:
  - id: mend
    title: Mend
    ask: { task: { type: follow-up, kind: internal, label: What we do ourselves } }
  - id: close
    title: Close
    say: Thank you. ${line}
`;

it('a task for ourselves is said to nobody, whatever a line asks for', () => {
  const loaded = playbookFrom(playbook(''));
  const [mend, close] = loaded.book.steps;
  const said = {
    ...close,
    say: close?.say.map((each) => ({ ...each, text: 'By {{ task | then }}.' })),
  } as typeof close;
  // As a call has it whose playbook was kept by an earlier version.
  const asks = mend?.asks.map((ask) => ({ ...ask, internal: false }));
  const book = { ...loaded.book, steps: [{ ...mend, asks }, said] } as typeof loaded.book;
  const call = openCall({ ...loaded, book });
  expect(call.answer('tomorrow at 10:00, talk to the driver')).toBeNull();
  expect(call.prompt().say.map(({ text }) => text)).toEqual(['By then.']);
});

it('and lint refuses the line', () => {
  const text = playbook('By {{ task | then }}.');
  const { problems } = loadPlaybook({ name: 'tasks.yaml', text }, () => ({ problem: 'nothing' }));
  expect(problems.map(({ rule }) => rule)).toEqual(['internal-said']);
});
