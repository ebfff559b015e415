import { expect, it } from 'vitest';
import { diffPlaybooks } from '../../src/trainer/diff/diff-playbooks.ts';
import { playbookFrom, shipped } from '../helpers/playbooks.ts';

const before = `
recover: 1
id: small
title: Small
policy: { promise: close of business today }
steps:
  - { id: greet, say: Good morning and thank you for ringing us. }
  - { id: hear, say: What has happened?, ask: { story: notes, right: yes-no }, next: { when: { right: no }, redo: hear } }
  - { id: help, act: do, say: I will put it right for you now., ask: { outcome: { type: choice, choices: { fine: it is well } } } }
  - { id: bye, say: Goodbye. }
`;

/** What is said of a change of the text above. */
function changed(from: string, to: string): string[] {
  expect(before).toContain(from);
  const differences = diffPlaybooks(playbookFrom(before).book, playbookFrom(before.replace(from, to)).book);
  return differences.flatMap(({ where, what }) => what.map((line) => `${where}: ${line}`));
}

it.each([
  ['nothing', 'title: Small', 'title: Small', []],
  [
    'a line',
    'I will put it right for you now.',
    'I will put it right for you at once.',
    [
      'step help: a line to say was changed:',
      'step help:   - I will put it right for you now.',
      'step help:   + I will put it right for you at once.',
    ],
  ],
  [
    'the check who is calling',
    'policy: {',
    'policy: { caller-check: { ask: the postcode, required: yes, before: help },',
    [
      'the playbook: what a caller is asked was added: "the postcode"',
      'the playbook: the step that a caller is checked before was added: "help"',
      'the playbook: no call is written up without the check who is calling',
    ],
  ],
  [
    'the words that tell an answer already',
    'right: yes-no',
    'right: { type: yes-no, told-by: { yes: [that is right, exactly], no: [not at all] } }',
    [
      'step hear: the ask right: what tells it already was added: "yes: that is right, exactly"',
      'step hear: the ask right: what tells it already was added: "no: not at all"',
    ],
  ],
  [
    'what a recap reads back',
    'right: yes-no',
    'right: { type: yes-no, reads-back: { fact: issue, from: story } }',
    ['step hear: the ask right: what it reads back was added: "issue, from story"'],
  ],
  [
    'what is taken besides the choices',
    'type: choice, choices',
    'type: choice, other: yes, choices',
    ['step help: the ask outcome: takes other words too now'],
  ],
  [
    'options, a promise and an amount',
    'outcome: {',
    'ways: { type: options, min: 2, order: best-last, always: leave it }, when-back: { type: follow-up, kind: update, suggest: tomorrow 9:00 }, sum: { type: money, max: 50, currency: EUR }, outcome: {',
    [
      'step help: the ask ways was added: "Ways"',
      'step help: the ask when-back was added: "When back"',
      'step help: the ask sum was added: "Sum"',
    ],
  ],
  [
    'what may be left on a machine',
    'policy: {',
    'policy: { voicemail: Please ring us back.,',
    ['the playbook: what may be left on a machine was added: "Please ring us back."'],
  ],
  [
    'the score',
    'title: Small',
    'title: Small\nscores: { never-say: 2, do: { weight: 3, critical: yes } }',
    [
      'the playbook: a point of the score was added: "never-say: 2"',
      'the playbook: a point of the score was added: "do: 3, critical"',
    ],
  ],
  [
    'an ask that became required',
    'right: yes-no',
    'right: { type: yes-no, required: yes }',
    ['step hear: the ask right: became required'],
  ],
  [
    'an ask for us only',
    'story: notes',
    'story: { type: notes, internal: yes }',
    ['step hear: the ask story: is ours only now'],
  ],
  [
    'a step added',
    '  - { id: bye',
    '  - { id: sorry, say: I am sorry. }\n  - { id: bye',
    ['step sorry: added, after help: "Sorry"'],
  ],
  ['a step taken out', '  - { id: bye, say: Goodbye. }\n', '', ['step bye: taken out: "Bye"']],
  [
    'a loop',
    'redo: hear }',
    'redo: greet, at-most: 1 }',
    [
      'step hear: a way on was changed:',
      'step hear:   - right: no, again from hear, 3 times at most',
      'step hear:   + right: no, again from greet, once at most',
    ],
  ],
  [
    'a choice',
    'fine: it is well',
    'fine: it is well, bad: not yet',
    ['step help: the ask outcome: a choice was added: "bad: not yet"'],
  ],
  [
    'the policy',
    '{ promise: close of business today }',
    '{}',
    ['the playbook: the latest time to promise was taken out: "close of business today"'],
  ],
  ['a draft', 'title: Small', 'title: Small\ndraft: yes', ['the playbook: became a draft']],
])('tells %s in plain words', (_what, from, to, told) => expect(changed(from, to)).toEqual(told));

it('tells of a step that was moved once, not of all that it passed', () => {
  const bye = '  - { id: bye, say: Goodbye. }\n';
  const moved = before.replace(bye, '').replace('  - { id: greet', `${bye}  - { id: greet`);
  expect(diffPlaybooks(playbookFrom(before).book, playbookFrom(moved).book)).toEqual([
    { where: 'step bye', what: ['moved: it comes at the beginning now'] },
  ]);
});

it('finds every step when two methods have nothing in common', () => {
  const told = diffPlaybooks(shipped('walras').book, shipped('7-step').book).map(({ where }) => where);
  for (const { id } of [...shipped('walras').book.steps, ...shipped('7-step').book.steps])
    expect(told).toContain(`step ${id}`);
});

it('has words for every field of an ask', () => {
  const asks = (of: string) =>
    playbookFrom(
      `recover: 1\ntitle: x\nsteps:\n  - { id: hear, ask: { story: notes } }\n  - { id: a, say: Hello., ask: { ${of} } }\n`,
    );
  const one = asks(
    'ways: options, again: follow-up, sum: money, right: yes-no, since: text, way: { type: choice, choices: [a, b] }',
  );
  const other = asks(
    'ways: { type: options, min: 2, max: 3, order: best-last, always: leave it }, again: { type: follow-up, kind: update, suggest: tomorrow 9:00 }, sum: { type: money, min: 1, max: 50, currency: EUR }, right: { type: yes-no, ends: { yes: solved }, reads-back: { fact: issue, from: story } }, since: { type: text, told-by: [since] }, way: { type: choice, choices: [a, b], other: yes }',
  );
  const said = diffPlaybooks(one.book, other.book).flatMap(({ what }) => what);
  expect(said.join('\n')).not.toMatch(/[{}[\]]|the rest of it/);
  expect(said).toEqual(
    expect.arrayContaining([
      "the ask ways: shows the agent's favourite last now",
      'the ask ways: what is listed from the beginning was added: "leave it"',
      'the ask again: the time that is offered was added: "tomorrow 9:00"',
      'the ask sum: the most was added: "50"',
    ]),
  );
});

const duties = `
recover: 1
title: Duties
policy: { time-limit: { within: 8 weeks, duty: Send the final answer, owner: complaints desk } }
steps:
  - { id: good, say: Hello., ask: { refund: { type: money, currency: EUR, limit: 50, hint: "round it; no cents" } } }
  - { id: later, phase: after, ask: { box: { type: follow-up, kind: internal, owner: warehouse } } }
`;

it.each([
  [
    'the limit for the whole case',
    '8 weeks',
    '6 weeks',
    [
      'the playbook: the limit for the whole case was changed:',
      'the playbook:   - within 8 weeks, else: Send the final answer (complaints desk)',
      'the playbook:   + within 6 weeks, else: Send the final answer (complaints desk)',
    ],
  ],
  [
    'what the agent decides alone',
    'limit: 50,',
    'limit: 80, approved-by: a team lead,',
    [
      'step good: the ask refund: what the agent decides alone was changed:',
      'step good:   - up to 50 EUR without somebody who may',
      'step good:   + up to 80 EUR without a team lead',
    ],
  ],
  [
    'whose task it is',
    'owner: warehouse',
    'owner: the shop',
    ['step later: the ask box: whose task it is was changed:', 'step later:   - warehouse', 'step later:   + the shop'],
  ],
])('tells in plain words, and once, that %s has changed', (_, from, to, said) => {
  expect(duties).toContain(from);
  const differences = diffPlaybooks(playbookFrom(duties).book, playbookFrom(duties.replace(from, to)).book);
  expect(differences.flatMap(({ where, what }) => what.map((line) => `${where}: ${line}`))).toEqual(said);
});
