import { expect, it } from 'vitest';
import { openCall } from '../helpers/call.ts';
import { playbookFrom } from '../helpers/playbooks.ts';

const method = playbookFrom(`recover: 1
title: Times
steps:
  - id: plan
    say: What now?
  - id: word
    say: You will hear from me.
    ask:
      call-back: { type: follow-up, kind: callback, label: When do you ring?, required: yes }
  - { id: bye, say: Goodbye. }
`);

const promise = { kind: 'promise', words: 'today at 16:00', followUp: 'callback', agreed: true } as const;

/** Gone past the step that asks for the time, to the last screen. */
function atTheEnd(...before: Parameters<ReturnType<typeof openCall>['reply']>[0][]) {
  const call = openCall(method);
  for (const reply of before) expect(call.reply(reply)).toBeNull();
  call.reply({ kind: 'jump', step: 'bye' });
  for (let enters = 0; enters < 5 && call.prompt().show.kind !== 'wrap-up'; enters += 1)
    call.reply({ kind: 'covered' });
  const { show } = call.prompt();
  return show.kind === 'wrap-up' ? show.missing.map(({ missing }) => missing) : show.kind;
}

it('the last screen misses no time that was promised on the call already', () => {
  expect(atTheEnd(promise)).toEqual([]);
  expect(atTheEnd()).toEqual(['When do you ring?']);
});

it.each([
  ['of another kind', [{ ...promise, followUp: 'fix' }]],
  ['that is ours only', [{ ...promise, followUp: 'internal' }]],
  ['that was taken back', [promise, { kind: 'withdraw', followUp: 'id-1', why: 'a slip' }]],
] as const)('a promise %s does not stand for it', (_, replies) => {
  expect(atTheEnd(...replies)).toEqual(['When do you ring?']);
});

it('a promise answers one ask, and is offered at no other', () => {
  const twice = playbookFrom(`recover: 1
title: Twice
steps:
  - id: first
    say: First.
    ask: { one: { type: follow-up, kind: callback } }
  - id: second
    say: Second.
    ask: { two: { type: follow-up, kind: callback } }
`);
  const call = openCall(twice);
  call.reply(promise);
  expect(call.prompt().show).toMatchObject({ promised: { words: 'today at 16:00' } });
  call.enter();
  expect(call.prompt().show).toMatchObject({ ask: { id: 'two' }, prefill: null });
  expect(call.state.facts.get('one')?.at(-1)?.value).toMatchObject({ promise: 'today at 16:00' });
});
