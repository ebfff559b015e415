import { expect, it } from 'vitest';
import { allPaths } from '../../src/trainer/paths/all-paths.ts';
import { playbookFrom, shipped } from '../helpers/playbooks.ts';

const found = (steps: string) => {
  const { book, digest } = playbookFrom(`recover: 1\ntitle: Small\nsteps:\n${steps}`);
  return allPaths(book, digest);
};

const outcome = (later: string) => `
  - id: solve
    ask:
      outcome: { type: choice, required: yes, choices: { done: { label: done, ends: solved }, later: { label: later, ends: promised } } }
${later}`;

it('finds the answers after which a call ends without a promise', () => {
  expect(found(outcome('')).bad).toEqual([
    { replies: ['outcome: later'], step: 'solve', problem: 'ends as promised, and no time was promised' },
  ]);
  const promised = outcome('      ring: { type: follow-up, required: yes, when: { outcome: later } }\n');
  expect(found(promised)).toMatchObject({ ways: 2, bad: [], neverReached: [], isCut: false });
});

it('finds a call that nothing ends', () => {
  expect(found('  - { id: greet, say: Hello. }\n').bad).toEqual([
    { replies: [], step: 'greet', problem: 'ends without a disposition and without a promise' },
  ]);
});

it('goes into loops and scripts, and says which steps no answer leads to', () => {
  const { neverReached } = found(`
  - { id: ask, ask: { cost: money, known: yes-no }, next: [{ when: { known: no }, run: identity }, { when: { cost: { over: 50 } }, go: dear }] }
  - { id: cheap, say: Good., next: { end: yes } }
  - { id: dear, say: That is a lot., next: { end: yes } }
  - { id: lost, say: Nobody comes here. }
scripts:
  identity: { steps: [{ id: name, say: "Your name, please?" }] }
`);
  expect(neverReached).toEqual(['lost']);
});

it('takes no notice of answers that nothing behind them looks at', () => {
  const asks = Array.from({ length: 30 }, (_, nr) => `  - { id: s${nr}, say: Please tell me., ask: { a${nr}: yes-no }`);
  const steps = asks.map((ask, nr) => `${ask}, next: { when: { a${nr}: no }, run: more } }`).join('\n');
  const script = 'scripts:\n  more: { steps: [{ id: listen, say: Please tell me more. }] }\n';
  const { isCut, places, bad } = found(`${steps}\n${script}`);
  expect(isCut).toBe(false);
  expect(places).toBeLessThan(100);
  expect(bad).toMatchObject([{ step: 's29' }, { step: 'more/listen' }]);
});

it('remembers an answer for as long as a step far behind looks at it, through a loop and a script', () => {
  const { bad } = found(`
  - { id: ask, ask: { wish: { type: choice, required: yes, choices: { a: a, b: b } } } }
  - { id: check, ask: { right: { type: yes-no, required: yes } }, next: [{ when: { right: no }, redo: check }, { run: more }] }
  - { id: solve, when: { wish: a }, ask: { done: { type: yes-no, required: yes, ends: { yes: solved, no: agreed } } } }
scripts:
  more: { steps: [{ id: listen, say: Please tell me more. }] }
`);
  expect(bad.map(({ replies }) => replies[0])).toEqual(['wish: b', 'wish: b']);
});

it('remembers what was said before an answer that a step done again sets aside', () => {
  const { bad } = found(`
  - { id: ask, ask: { first: { type: choice, fact: wish, required: yes, choices: { a: a, b: b } } } }
  - { id: again, ask: { then: { type: choice, fact: wish, required: yes, choices: { a: a, b: b }, when: { right: missing } } } }
  - { id: check, ask: { right: { type: yes-no, required: yes } }, next: { when: { right: no }, redo: again } }
  - { id: solve, when: { wish: a }, ask: { done: { type: yes-no, required: yes, ends: { yes: solved, no: agreed } } } }
`);
  expect(bad.map(({ replies }) => replies)).toContainEqual(['first: b', 'then: a', 'right: no', 'right: yes']);
});

it('ends, and says so, when there is too much of it', () => {
  const { book, digest } = shipped('resolved');
  const { isCut, places, left } = allPaths(book, digest, 50);
  expect(isCut).toBe(true);
  expect(places).toBeGreaterThanOrEqual(50);
  expect(left).toBeGreaterThan(0);
});

it('comes to the end of some ways, however many there are', () => {
  const steps = Array.from(
    { length: 30 },
    (_, index) =>
      `  - { id: s${index}, ask: { a${index}: { type: choice, choices: { x: x, y: y, z: z } } }, next: { when: { a${index}: x }, redo: s0 } }`,
  );
  const { ways, isCut, neverReached } = found(steps.join('\n'));
  expect(isCut).toBe(true);
  expect(ways).toBeGreaterThan(0);
  expect(neverReached).toEqual([]);
});

it('tries both answers of a yes or no that says how the call ends', () => {
  expect(
    found('  - { id: well, say: All well?, ask: { well: { type: yes-no, ends: { yes: solved } } } }\n'),
  ).toMatchObject({
    ways: 2,
    bad: [{ replies: ['well: no'], step: 'well', problem: 'ends without a disposition and without a promise' }],
    neverReached: [],
    isCut: false,
  });
});

it('takes an ending from a script that was gone through', () => {
  const { bad } = found(`
  - { id: ask, say: Hello., next: { run: outage } }
scripts:
  outage: { steps: [{ id: light, say: Is there light?, ask: { light: { type: yes-no, ends: { yes: solved, no: agreed } } } }] }
`);
  expect(bad).toEqual([]);
});

it('hands over to a colleague who takes it', () => {
  expect(
    found('  - { id: over, say: A colleague comes., ask: { who: { type: hand-over, required: yes } } }\n').bad,
  ).toEqual([]);
});

it('hands over with a reason where the method keeps its calls', () => {
  const { book, digest } = playbookFrom(
    'recover: 1\ntitle: Small\npolicy: { hand-over: tasks }\nsteps:\n  - { id: over, say: A colleague comes., ask: { who: { type: hand-over, required: yes } } }\n',
  );
  const { ways, bad } = allPaths(book, digest);
  expect(ways).toBe(1);
  expect(bad.filter(({ problem }) => problem.includes('stands still'))).toEqual([]);
});
