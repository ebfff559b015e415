import { describe, expect, it } from 'vitest';
import { answersPrompter } from '../../src/call/answers-prompter.ts';
import { beginCall } from '../../src/call/begin-call.ts';
import { runCall } from '../../src/call/live-call.ts';
import type { CallEntry, Entry } from '../../src/engine/entry.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import { parseReplies } from '../../src/playbook/replies.ts';
import { deskInMemory } from '../../src/trainer/desk-in-memory.ts';
import { matterOf } from '../../src/trainer/matter.ts';
import { scoreCall } from '../../src/trainer/score/score-call.ts';
import { type LoadedPlaybook, playbookFrom, shipped } from '../helpers/playbooks.ts';

const here = 'America/New_York';
const now = () => '2026-11-18T15:00:00.000Z';

async function scored({ book, digest }: LoadedPlaybook, replies: string, phase: 'call' | 'follow-up' = 'call') {
  const read = parseReplies(replies);
  if (!read.ok) throw new Error('replies');
  const entries: Entry[] = [];
  const desk = deskInMemory({ agent: 'Priya', team: defaultTeam(here), here, now }, entries);
  const caller = { customer: null, contact: null, reference: null, direct: null, zone: here, paper: false, at: now() };
  const live = await beginCall(desk, book, digest, caller, matterOf(phase));
  const left = await runCall(desk, live, answersPrompter(read.replies, 'test', 'leave'), { draft: '', notice: null });
  const ofCall = entries.filter((entry): entry is CallEntry => entry.stream === left.state.callId);
  const score = scoreCall(book, left.state, ofCall);
  const kindAt = (seq: number) => ofCall.find((entry) => entry.seq === seq)?.kind;
  const of = (name: string) => {
    const point = score.points.find((one) => one.name === name);
    if (point === undefined) return 'none';
    const lines = point.entries.map(kindAt).join(', ');
    return `${point.result} ${point.weight}, ${point.why}${lines === '' ? '' : `, by ${lines}`}`;
  };
  return { score, of, total: `${score.got} of ${score.of}` };
}

const told = '- story: ["* it is late", nobody rang]\n- understood: yes\n- wish: Saturday\n';

describe('the score of a call', () => {
  it('counts each act of the method once, and links it to the line that earned it', async () => {
    const { of, total, score } = await scored(shipped('walras'), `${told}- outcome: solved\n- end: solved`);
    expect(total).toBe('8 of 8');
    expect(score.points.map(({ name }) => name)).toEqual([
      'own',
      'apologise',
      'listen',
      'thank',
      'recap',
      'ask-wish',
      'do',
      'promise',
      'never-say',
      'promises-agreed',
      'left-with-a-time',
    ]);
    expect(of('own')).toBe('got 1, done, by covered');
    expect(of('ask-wish')).toBe('got 1, done, by answered');
    expect(of('promise')).toBe('left-out 1, nothing was promised');
  });

  it('takes whichever wording was on the screen, or none of them', async () => {
    const one = await scored(shipped('walras'), `${told}- outcome: solved\n- end: solved`);
    const other = await scored(shipped('walras'), `- covered\n${told}- outcome: solved\n- end: solved`);
    expect(other.total).toBe(one.total);
  });

  it('loses what was jumped over, skipped for a reason of our own, or not listened to', async () => {
    const jumped = await scored(shipped('walras'), '- jump: solve\n- wish: x\n- outcome: solved\n- end: solved');
    expect(jumped.of('listen')).toBe('lost 1, never reached');
    expect(jumped.of('own')).toMatch(/^lost 1, left/);
    const skipped = await scored(
      shipped('walras'),
      '- covered\n- skip: { scope: step, why: no time }\n- understood: yes\n- wish: x\n- outcome: solved\n- end: solved',
    );
    expect(skipped.of('listen')).toBe('lost 1, skipped, no time, by skipped');
    const deaf = await scored(
      shipped('walras'),
      '- covered\n- covered\n- understood: yes\n- wish: x\n- outcome: solved\n- end: solved',
    );
    expect(deaf.of('listen')).toBe('lost 1, nothing was written down, by covered');
  });

  it('leaves out what they had told already, what does not apply, and what the line was cut off before', async () => {
    for (const [why, words] of [
      ['told', 'told already'],
      ['not-applicable', 'not applicable'],
      ['refused', 'they did not want to'],
    ]) {
      const { of, total } = await scored(
        shipped('walras'),
        `- covered\n- skip: { scope: step, why: ${why} }\n- understood: yes\n- wish: x\n- outcome: solved\n- end: solved`,
      );
      expect(of('listen')).toBe(`left-out 1, ${words}, by skipped`);
      expect(total).toBe('7 of 7');
    }
    const cut = await scored(shipped('walras'), '- covered\n- end: disconnected');
    expect(cut.of('recap')).toBe('left-out 1, cut off before');
    expect(cut.total).toBe('3 of 3');
  });

  it('a recap that they did not agree to is lost, and one that they agreed to the second time is not', async () => {
    const no = await scored(
      shipped('walras'),
      '- story: late\n- understood: no\n- jump: solve\n- wish: x\n- outcome: solved\n- end: solved',
    );
    expect(no.of('recap')).toMatch(/^lost/);
    const twice = await scored(
      shipped('walras'),
      `- story: late\n- understood: no\n${told}- outcome: solved\n- end: solved`,
    );
    expect(twice.of('recap')).toMatch(/^got/);
  });

  it('loses by each phrase that is never said, and by promises that nobody agreed to', async () => {
    const { of } = await scored(
      shipped('walras'),
      `- note: "= calm down"\n- note: "= it's our policy"\n${told}- outcome: later\n- call-back: today at 16:30\n- end: promised`,
    );
    expect(of('never-say')).toBe('lost 1, said 2 times, by flagged, flagged');
    expect(of('promises-agreed')).toBe('lost 1, not asked, or they did not, by promised');
    expect(of('left-with-a-time')).toBe('got 1, a time was promised, by promised');
    expect(of('do')).toBe('left-out 1, left for later');
  });

  it('scores nothing that was no complaint, and a follow-up call by its own steps', async () => {
    expect((await scored(shipped('walras'), '- end: misdial')).score.not).toContain('wrong number');
    const again = await scored(shipped('walras'), '- satisfied: yes\n- anything-else: no\n- end: solved', 'follow-up');
    expect(again.of('check-back')).toMatch(/^got/);
    expect(again.of('listen')).toBe('none');
  });
});

describe('what the author wants', () => {
  const book = (scores: string) =>
    playbookFrom(`recover: 1
title: Small
scores: ${scores}
steps:
  - { id: hear, act: listen, mode: listen, say: What happened?, ask: { story: notes } }
  - { id: sorry, act: apologise, say: I am sorry. }
  - { id: name, title: Their name, ask: { full-name: { label: Their name }, order: text } }
  - { id: cause, phase: after, act: find-cause, ask: { why: { required: yes } } }
`);
  const call = '- story: late\n- covered\n- full-name: Anna\n- end: solved';

  it('weighs acts, steps and asks, and leaves out what counts nothing', async () => {
    const { total, of, score } = await scored(
      book('{ listen: 3, apologise: 0, full-name: 2, order: 1, name: 1 }'),
      call,
    );
    expect(of('listen')).toBe('got 3, done, by covered');
    expect(of('apologise')).toBe('none');
    expect(of('full-name')).toBe('got 2, answered, by answered');
    expect(of('order')).toBe('lost 1, not answered, by covered');
    expect(total).toBe('7 of 8');
    expect(score.points.find(({ name }) => name === 'name')?.label).toBe('Their name');
  });

  it('says what must not be missing, and what is to be talked about', async () => {
    const wish = book('{ apologise: { weight: 2, critical: yes, coachable: yes, label: Somebody says sorry } }');
    const { score } = await scored(wish, '- story: late\n- skip: { scope: step, why: forgot }\n- end: solved');
    expect(score.missed).toEqual(['Somebody says sorry']);
    expect(score.points.find(({ name }) => name === 'apologise')).toMatchObject({ coachable: true, result: 'lost' });
    expect((await scored(wish, call)).score.missed).toEqual([]);
  });

  it('after-call work is left out until it is written up', async () => {
    const early = await scored(book('{ find-cause: 1 }'), call);
    expect(early.of('find-cause')).toBe('left-out 1, not written up yet');
    const late = await scored(book('{ find-cause: 1 }'), `${call}\n- why: old list\n- written-up`);
    expect(late.of('find-cause')).toMatch(/^got 1/);
  });

  it('ownership and listening count double in the 10 steps', async () => {
    const { of } = await scored(shipped('10-step'), '- story: late\n- end: disconnected');
    expect([of('own'), of('listen')]).toEqual(['got 2, done, by covered', 'got 2, done, by covered']);
  });
});
