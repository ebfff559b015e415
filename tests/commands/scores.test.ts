import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, solvedCall } from '../helpers/cli.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const as = (agent: string, ...args: string[]) => {
  desk.env.RECOVER_AGENT = agent;
  const ran = desk.run(args);
  desk.env.RECOVER_AGENT = 'Priya';
  return ran;
};

const rude = `- note: "= calm down"\n${solvedCall.trim()}\n`;

/** Plays a call and gives its code, with what was said at its end. */
function call(answers = rude) {
  const { code, err } = desk.run(['start', 'walras', '--answers', desk.file('call.yaml', answers)]);
  expect(code).toBe(0);
  const [{ code: id }] = JSON.parse(desk.run(['calls', '--json']).out);
  return { id: id as string, err };
}

const settle = (value: string) => expect(desk.run(['config', '--team', 'scores', value]).code).toBe(0);

describe('scores on real calls', () => {
  it('are shown to nobody as long as the team has not settled it', () => {
    const { id, err } = call();
    expect(err).not.toContain('Score');
    const { code, out, err: why } = desk.run(['calls', 'show', id, '--score']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(why).toContain('Your team shows no scores.');
    expect(desk.run(['calls', 'answer', id, 'listen', 'why']).code).toBe(1);
  });

  it('stand at the end of the call with what was lost, who sees them, and how to answer', () => {
    settle('agent');
    const { id, err } = call();
    expect(err).toMatch(/Score {6}7 of 8, 88 %/);
    expect(err).toMatch(/-1 {3}nothing is said that is never said: said once\n +\d\d:\d\d {2}said: calm down/);
    expect(err).toContain(`Seen by    you alone. All of it: recover calls show ${id} --score`);
    expect(err).toContain(`recover calls answer ${id} never-say "why"`);
  });

  it('are seen by the agent and whom the team names, and by nobody else', () => {
    settle('Kim, Omar');
    const { id, err } = call();
    expect(err).toContain('Seen by    you, Kim and Omar.');
    const own = desk.run(['calls', 'show', id, '--score']);
    expect(own.out).toContain('Seen by you, Kim and Omar.');
    expect(own.out).toMatch(
      /\+1 {3}let them speak.* {2}\[listen\]\n +\d\d:\d\d {2}went past "What happened, in their words"/,
    );
    expect(own.out).toContain('went past "Own it and apologise"');
    expect(as('kim', 'calls', 'show', id, '--score').out).toContain('Seen by Priya, Kim and Omar.');
    const lee = as('Lee', 'calls', 'show', id, '--score', '--json');
    expect({ code: lee.code, out: lee.out }).toEqual({ code: 1, out: '' });
    expect(lee.err).toContain('The scores of Priya are seen by Priya, Kim and Omar.');
    settle('everybody');
    expect(as('Lee', 'calls', 'show', id, '--score').out).toContain('Seen by everybody who works with this file.');
    settle('off');
    expect(desk.run(['calls', 'show', id, '--score']).code).toBe(1);
  });

  it('come as one JSON document', () => {
    settle('agent');
    const { id } = call();
    const { call: shown, score } = JSON.parse(desk.run(['calls', 'show', id, '--score', '--json']).out);
    expect(shown.code).toBe(id);
    expect(score).toMatchObject({ got: 7, of: 8, passed: true, notScored: null, seenBy: 'you alone' });
    const point = score.points.find(({ name }: { name: string }) => name === 'never-say');
    const { entries } = JSON.parse(desk.run(['calls', 'show', id, '--json']).out);
    expect(entries.find(({ seq }: { seq: number }) => seq === point.entries[0]).kind).toBe('flagged');
  });

  it('a point can be answered by the agent, in words that stay on record', () => {
    settle('Kim');
    const { id } = call();
    const said = desk.run(['calls', 'answer', id, 'never-say', 'they', 'said it first']);
    expect({ code: said.code, err: said.err }).toMatchObject({ code: 0, err: expect.stringContaining('Kept beside') });
    expect(as('Kim', 'calls', 'show', id, '--score').out).toContain('Priya: they said it first');
    expect(desk.run(['calls', 'show', id]).out).toContain('on the score, never-say: they said it first');
    expect(desk.run(['calls', 'search', 'first']).out).toContain(id);
    const other = as('Kim', 'calls', 'answer', id, 'never-say', 'no');
    expect({ code: other.code, err: other.err }).toMatchObject({ code: 1, err: expect.stringContaining("Priya's") });
    const typo = desk.run(['calls', 'answer', id, 'never-sey', 'no']);
    expect({ code: typo.code, err: typo.err }).toMatchObject({
      code: 4,
      err: expect.stringContaining('Did you mean never-say?'),
    });
    expect(desk.run(['calls', 'verify']).err).not.toContain('bug');
  });

  it('say what of an answer was not kept', () => {
    settle('agent');
    const { id } = call();
    const said = desk.run(['calls', 'answer', id, 'never-say', 'they read out 4111 1111 1111 1111']);
    expect(said.err).toContain('Not kept: Card number removed, ends 1111.');
    expect(desk.run(['calls', 'show', id, '--score']).out).toContain('they read out [card number removed, ends 1111]');
  });

  it('say that a call has not passed where something must not be missing', () => {
    settle('agent');
    const book = desk.file(
      'small.yaml',
      'recover: 1\ntitle: Small\nscores: { apologise: { critical: yes, coachable: yes } }\nsteps:\n  - { id: sorry, act: apologise, say: I am sorry. }\n',
    );
    const answers = desk.file('call.yaml', '- skip: { scope: step, why: forgot }\n- end: solved\n');
    const { err } = desk.run(['start', book, '--answers', answers]);
    expect(err).toMatch(/Not passed +must not be missing: say sorry/);
    expect(err).toContain('(must be, to talk about): skipped, forgot');
  });

  it('stand on the screen of a call that ends in a terminal', async () => {
    settle('agent');
    const book = desk.file(
      'small.yaml',
      'recover: 1\ntitle: Small\nsteps:\n  - { id: sorry, act: apologise, say: I am sorry. }\n',
    );
    const wizard = openWizard(desk, ['start', book]);
    await wizard.until('? keys');
    await send(wizard, '');
    await wizard.until('Ended as');
    await send(wizard, '1');
    expect(await wizard.until('Seen by')).toMatch(/All saved[\s\S]*Score {6}2 of 2, 100 %\nSeen by {4}you alone/);
    wizard.press('enter');
    await wizard.exited;
  });
});

describe('the team setting', () => {
  it.each([
    ['off', 'off: nobody'],
    ['agent only', 'the agent alone'],
    ['Everyone', 'everybody'],
    ['agent, Kim , Omar', 'the agent, Kim, Omar'],
  ])('scores %s is %s', (typed, shown) => {
    settle(typed);
    expect(desk.run(['config', '--team', 'scores']).out.trim()).toBe(shown);
  });

  it('refuses what names nobody', () => {
    expect(desk.run(['config', '--team', 'scores', ',,'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Write off'),
    });
  });
});
