import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/engine/facts.ts';
import { openCall } from '../helpers/call.ts';
import { shipped } from '../helpers/playbooks.ts';
import { brokenBy, brokenByLine, lines, missing, place, play } from './play.ts';

const four = shipped('4-step');

const having = (...answers: Parameters<typeof play>[1][]) => {
  const call = openCall(four);
  for (const some of answers) play(call, some);
  return call;
};

const reviewed = {
  ready: 'yes',
  details: '* three weeks late',
  understood: 'yes',
  'why-upset': 'a day off for nothing',
};
const team = { resolution: 'the line is tested tonight', outcome: 'team' };

describe('1 say sorry', () => {
  it('the first screen says it, and takes notes from the first second', () => {
    const call = openCall(four);
    expect(lines(call).every((line) => /sorry|apolog/i.test(line))).toBe(true);
    expect(call.answer('nobody rings me')).toBeNull();
    expect(call.state.notes).toHaveLength(1);
  });

  it('again each time in other words, counted, and nobody is asked whether it is justified', () => {
    const call = openCall(four);
    const said: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      said.push(lines(call)[0] ?? '');
      play(call, { ready: 'no' });
    }
    expect(new Set(said).size).toBe(4);
    expect(call.state.steps.get('apologise')?.passes).toBe(5);
    const asks = four.book.steps.flatMap((step) => step.asks);
    expect(asks.filter(({ id, label }) => /justif|fault|right to/i.test(`${id} ${label}`))).toEqual([]);
  });

  it('a method that wants this and does not repeat the apology is refused', () => {
    const loop = '    next:\n      when: { ready: no }\n      redo: apologise\n      at-most: 6\n';
    expect(brokenBy('4-step', loop, '')).toContain('apology-again');
  });

  it('until they are ready: their yes is the way on, and without it nothing is written up', () => {
    const call = having({ ready: 'no' });
    expect(place(call)).toBe('apologise story');
    play(call, { ready: 'yes' });
    expect(place(call)).toBe('details listen');
    const jumped = openCall(four);
    jumped.reply({ kind: 'jump', step: 'lead' });
    play(jumped, { resolution: 'money back', outcome: 'solved' });
    expect(missing(jumped)).toContain('ready');
  });

  it('shows a loop that is used up and leaves the way to the agent', () => {
    const call = openCall(four);
    for (let round = 0; round < 7; round += 1) play(call, { ready: 'no' });
    expect(call.prompt().show).toMatchObject({ kind: 'limit', redo: 'apologise', times: 6 });
    call.enter();
    expect(place(call)).toBe('details listen');
  });
});

describe('2 go through it together', () => {
  it('what went wrong is read back, and needs their yes', () => {
    const call = having({ ready: 'yes', details: '* three weeks late' });
    expect(lines(call)[0]).toContain('three weeks late');
    play(call, { understood: 'no' });
    expect(place(call)).toBe('details listen');
    expect(call.prompt().pass).toBe(2);
  });

  it('why it upset them is an answer of its own, and the line asks for it', () => {
    const call = having({ ready: 'yes', details: '* three weeks late', understood: 'yes' });
    expect(place(call)).toBe('review why-upset');
    expect(lines(call)[0]).toContain('worst for you');
    play(call, { 'why-upset': 'a day off for nothing' });
    expect(factsOf(call.state)).toMatchObject({ issue: 'three weeks late', impact: 'a day off for nothing' });
    const without = having({ ready: 'yes', details: '* three weeks late', understood: 'yes' });
    without.enter();
    play(without, { resolution: 'money back', outcome: 'solved' });
    expect(missing(without)).toContain('why-upset');
  });
});

describe('3 lead it yourself', () => {
  it('the customer is not handed on: that needs a reason, which is kept', () => {
    const call = having(reviewed);
    expect(call.reply({ kind: 'hung-up', disposition: 'handed-over' })).toContain('the call stays with you');
    expect(call.reply({ kind: 'hung-up', disposition: 'handed-over', why: 'they asked for Omar' })).toBeNull();
    expect(call.callEntries.at(-1)).toMatchObject({ kind: 'hung-up', words: { why: 'they asked for Omar' } });
  });

  it('whoever took the complaint gets back to them: the update is theirs, and needs a time', () => {
    const call = having(reviewed, { resolution: 'delivery tomorrow', outcome: 'mine' });
    call.answer({ words: 'tomorrow at noon', agreed: true });
    const opened = call.entries.filter((entry) => entry.kind === 'opened');
    expect(opened).toMatchObject([{ what: { owner: 'Priya', followUpKind: 'update', spoken: true } }]);
    const without = having(reviewed, { resolution: 'delivery tomorrow', outcome: 'mine' });
    without.enter();
    expect(missing(without)).toContain('update');
  });

  it('once it is right they are rung again, without a key', () => {
    const call = having(reviewed, { resolution: 'a new one', outcome: 'solved' });
    call.enter();
    const opened = call.entries.filter((entry) => entry.kind === 'opened');
    expect(opened).toMatchObject([{ what: { owner: 'Priya', followUpKind: 'check-in', spoken: false } }]);
  });
});

describe('the work of another team', () => {
  const given = () => having(reviewed, team, { update: 'tomorrow at noon', end: 'promised' });

  it('is a task with their name and a day, which stays with whoever took the complaint', () => {
    const call = given();
    expect(place(call)).toBe('task team');
    play(call, { team: 'the network team', 'team-contact': 'Omar' });
    expect(place(call)).toBe('task team-task');
    call.enter();
    expect(call.answer('soon')).not.toBeNull();
    expect(call.answer('tomorrow at 11:00, line tested')).toBeNull();
    const opened = call.entries.filter((entry) => entry.kind === 'opened');
    expect(opened.at(-1)).toMatchObject({ what: { owner: 'Priya', followUpKind: 'internal' } });
    expect(call.state.agent).toBe('Priya');
  });

  it('is not given away without asking when it will be ready', () => {
    const call = given();
    while (call.prompt().show.kind === 'ask') call.enter();
    expect(missing(call)).toEqual(expect.arrayContaining(['team', 'task-due']));
  });

  it('is not asked about when no other team has a part in it', () => {
    const call = having(reviewed, { resolution: 'a new one', outcome: 'mine', update: 'tomorrow at noon' });
    play(call, { end: 'agreed' });
    expect(place(call)).toBe('document record');
  });
});

describe('4 write it down', () => {
  it('what happened and how it was put right are two answers, and both are needed', () => {
    const call = having(reviewed, { resolution: 'a new one', outcome: 'solved', end: 'solved' });
    expect(call.prompt().show).toMatchObject({ kind: 'ask', prefill: 'three weeks late' });
    while (call.prompt().show.kind === 'ask') call.reply({ kind: 'covered' });
    expect(missing(call)).toEqual(['record', 'done', 'cause', 'prevention']);
  });
});

describe('no argument', () => {
  it.each(["That's not true.", 'But you’re wrong there.', 'We did nothing wrong.', 'Please calm down.'])(
    '"%s" is no line',
    (line) => {
      expect(brokenByLine('4-step', line)).toContain('never-say');
    },
  );

  it('a note of one’s own lets off steam, and is never said back', () => {
    const call = having({ story: ['* three weeks late'] });
    call.reply({ kind: 'note', from: 'agent', text: '* I have had enough of this' });
    play(call, { ready: 'yes' });
    call.enter();
    expect(lines(call)[0]).toContain('three weeks late');
    expect(lines(call).join()).not.toContain('enough');
  });
});
