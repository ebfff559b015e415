import { expect, it } from 'vitest';
import { playbookFrom } from '../helpers/playbooks.ts';
import { runScenario } from '../helpers/run-scenario.ts';

const withTest = (test: string) =>
  playbookFrom(`
recover: 1
title: Small
steps:
  - title: Listen
    mode: listen
    ask: { story: notes }
  - title: Outcome
    ask:
      outcome: { type: choice, label: How?, required: yes, choices: { fine: { label: fine, ends: solved }, bad: bad } }
tests:
  - name: it
${test}
`);

const run = (test: string) => {
  const { book, digest, tests } = withTest(test);
  const [scenario] = tests;
  if (scenario === undefined) throw new Error('one test expected');
  return runScenario(book, digest, scenario);
};

it('says of each expectation what was wanted and what came', async () => {
  const wrong = await run(`
    replies: [{ story: late }, { outcome: bad }]
    expect: { facts: { outcome: fine }, at: listen, promises: 1, passes: { listen: 2 } }
`);
  expect(wrong).toEqual([
    'fact outcome: expected fine, got bad',
    'passes of listen: expected 2, got 1',
    'the call is at: expected listen, got wrap-up',
    'promises: expected 1, got 0',
  ]);
});

it('passes when everything is as expected', async () => {
  expect(
    await run(`
    replies: [{ story: late }, { outcome: fine }, { end: solved }]
    expect: { disposition: solved, facts: { story: late, outcome: fine }, missing: [] }
`),
  ).toEqual([]);
});

it('fails when replies are left over after the call', async () => {
  expect(
    await run(`
    replies: [{ story: late }, { outcome: fine }, { end: solved }, { outcome: bad }]
    expect: {}
`),
  ).toEqual([expect.stringContaining('the call was over before "outcome"')]);
});

it('fails with the sentence that an agent would read when a reply is refused', async () => {
  expect(
    await run(`
    replies: [{ story: late }, { promise: soon }]
    expect: {}
`),
  ).toEqual([expect.stringContaining('"soon" is not a time')]);
});

const script = `
recover: 1
title: Danger
steps:
  - title: Danger first
    say: Is anybody in danger?
    ask: { danger: { type: yes-no, required: yes } }
    next: { when: { danger: yes }, run: emergency }
  - title: Where
    say: Where is it?
    ask: { address: { required: yes } }
scripts:
  emergency:
    steps:
      - title: Keep away
        say: Keep everybody away.
        ask: { desk: { type: hand-over, required: yes } }
        next: { when: { desk: yes }, end: yes }
tests:
  - name: the call ends in the script
    replies: [{ danger: yes }, { desk: { receiver: Omar, accepted: yes, told: all } }, end]
    expect: { disposition: handed-over, missing: [], steps: { keep-away: done } }
  - name: the call goes on after it
    replies: [{ danger: no }, covered]
    expect: { missing: [address], steps: { keep-away: done } }
`;

it('wants nothing of the steps behind a script that ended the call, and finds the steps of a script by their ids', async () => {
  const { book, digest, tests } = playbookFrom(script);
  const wrong = [];
  for (const scenario of tests) wrong.push(await runScenario(book, digest, scenario));
  expect(wrong).toEqual([[], ['step keep-away: expected done, got open']]);
});
