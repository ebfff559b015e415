import { describe, expect, it } from 'vitest';
import { addOption, startOptions } from '../../src/playbook/options.ts';
import { openCall, type TestCall } from '../helpers/call.ts';
import { openDesk } from '../helpers/cli.ts';
import { shipped } from '../helpers/playbooks.ts';
import { brokenBy, brokenByLine, lines, missing, place, play } from './play.ts';

const seven = shipped('7-step');

const having = (...answers: Parameters<typeof play>[1][]) => {
  const call = openCall(seven);
  for (const some of answers) play(call, some);
  return call;
};

const understood = { story: '* the second delivery was wrong too', understood: 'yes', details: 'order 4711' };
const chosen = (text: string, ...others: string[]) => ({ ideas: { options: [text, ...others], chosen: text } });

/** Types one line where options are listed; the problem when it is not taken. */
function type(call: TestCall, line: string): string | null {
  const { show } = call.prompt();
  if (show.kind !== 'ask' || show.ask.type !== 'options') throw new Error(`options expected at ${place(call)}`);
  const added = addOption(show.ask, show.options ?? startOptions(show.ask), line);
  return added.ok ? call.answer(added.list) : added.problem;
}

const listed = (call: TestCall) => {
  const { show } = call.prompt();
  return show.kind === 'ask' ? show.options : null;
};

const solutions = () => having(understood);

describe('1 apologise', () => {
  it('has words for each kind of trouble, none of which waits for an answer, and a note can be typed at once', () => {
    const call = openCall(seven);
    expect(call.prompt().show).toEqual({ kind: 'say' });
    expect(lines(call).filter((line) => /patience|guessing|wait/.test(line))).toHaveLength(3);
    expect(call.reply({ kind: 'note', from: 'customer', text: 'again the wrong one' })).toBeNull();
    expect(place(call)).toBe('apologise say');
  });

  it.each(['It was our negligence.', 'We are liable for that.'])('admits no guilt: "%s" is no line', (line) => {
    expect(brokenByLine('7-step', line)).toContain('never-say');
  });
});

describe('2 understand', () => {
  it('comes before the cause and before any solution', () => {
    const steps = having(understood)
      .prompt()
      .steps.map(({ id }) => id);
    expect(steps.indexOf('meaning')).toBeLessThan(steps.indexOf('solutions'));
    expect(steps).not.toContain('cause');
    const call = openCall(seven);
    call.reply({ kind: 'jump', step: 'solutions' });
    play(call, { ...chosen('money back'), outcome: 'solved' });
    call.enter();
    expect(missing(call)).toEqual(expect.arrayContaining(['listen', 'meaning', 'understood', 'questions']));
  });

  it('what they mean is said back until they say yes', () => {
    const call = having({ story: 'it does not work', understood: 'no' });
    expect(place(call)).toBe('listen listen');
    play(call, { story: '* not at the office' });
    expect(lines(call).some((line) => line.includes('not at the office'))).toBe(true);
  });

  it('questions are asked, or Enter says that nothing is missing; left out, they are missed', () => {
    const call = having({ story: '* wrong', understood: 'yes' });
    expect(place(call)).toBe('questions details');
    call.enter();
    expect(call.state.steps.get('questions')?.status).toBe('done');
    const jumped = having({ story: '* wrong', understood: 'yes' });
    jumped.reply({ kind: 'jump', step: 'solutions' });
    play(jumped, { ...chosen('money back'), outcome: 'solved' });
    jumped.enter();
    expect(missing(jumped)).toContain('questions');
  });
});

describe('3 the cause', () => {
  const done = () => having(understood, { ...chosen('a new one'), outcome: 'solved', end: 'solved' });

  it('is one of a list, or somebody finds it out, before the call is written up', () => {
    const call = done();
    expect(place(call)).toBe('cause cause-kind');
    play(call, { 'cause-kind': 'still to be found out' });
    expect(place(call)).toBe('cause cause-owner');
    while (call.prompt().show.kind === 'ask') call.reply({ kind: 'covered' });
    expect(missing(call)).toContain('cause-owner');
    const untold = done();
    while (untold.prompt().show.kind === 'ask') untold.reply({ kind: 'covered' });
    expect(missing(untold)).toContain('cause-kind');
  });

  it('never comes into a line', () => {
    expect(brokenByLine('7-step', 'It was because of {{ cause | us }}.')).toContain('internal-said');
    expect(brokenByLine('7-step', 'It was a matter of {{ cause-kind | ours }}.')).toContain('internal-said');
    expect(brokenBy('7-step', 'label: The cause in a few words\n        internal: yes', 'label: The cause')).toContain(
      'internal-said',
    );
  });

  it.each(['That was because the warehouse is slow.', 'It is because the driver was new.'])(
    'sounds like blame: "%s" is no line',
    (line) => {
      expect(brokenByLine('7-step', line)).toContain('never-say');
    },
  );

  it('leads to something that changes, with a day on which it is done', () => {
    const call = done();
    play(call, { 'cause-kind': 'training', cause: 'nobody was shown', record: 'wrong', done: 'a new one' });
    play(call, { prevention: 'show them' });
    expect(call.answer('in a week, Kim')).toBeNull();
    const opened = call.entries.filter((entry) => entry.kind === 'opened');
    expect(opened.map((entry) => entry.what.followUpKind)).toEqual(['check-in', 'internal']);
    expect(missing(call)).toEqual([]);
  });
});

describe('4 two or three solutions', () => {
  it('leaving it as it is stands there from the beginning, stays, and is no line', () => {
    const call = solutions();
    expect(listed(call)?.options.map(({ text }) => text)).toEqual(['leave it as it is']);
    expect(type(call, '-1')).toBe('"leave it as it is" is always offered.');
    expect(lines(call).join()).not.toContain('leave it as it is');
  });

  it('one is too few to choose from, a fourth makes them drop one', () => {
    const call = solutions();
    expect(type(call, '1')).toBe('Offer at least 2 before one is chosen: 1 more.');
    expect(type(call, 'a new one')).toBeNull();
    expect(type(call, 'repair it')).toBeNull();
    expect(type(call, 'money back')).toBe('At most 3: drop one first (-2 drops the second).');
    expect(type(call, '-2')).toBeNull();
    expect(type(call, 'they: money back')).toBeNull();
    expect(listed(call)?.options.map(({ by }) => by)).toEqual(['agent', 'agent', 'customer']);
  });

  it('nothing is chosen for them: a number is their choice, and without one it is missing', () => {
    const call = solutions();
    type(call, 'a new one');
    expect(listed(call)?.chosen).toBeNull();
    expect(call.prompt().show).toMatchObject({ prefill: null });
    call.enter();
    play(call, { outcome: 'solved' });
    call.enter();
    expect(missing(call)).toContain('ideas');
    const theirs = solutions();
    type(theirs, 'a new one');
    type(theirs, '2');
    expect(place(theirs)).toBe('do outcome');
  });

  it('what costs them something is said with its amount, and they say yes or no', () => {
    const call = solutions();
    type(call, 'the larger one (+20 EUR)');
    type(call, '2');
    expect(place(call)).toBe('solutions consent');
    expect(lines(call)).toEqual(['That one costs you 20 EUR. Do you want it like that?']);
    call.enter();
    play(call, { outcome: 'solved' });
    call.enter();
    expect(missing(call)).toContain('consent');
  });

  it('what costs nothing needs no consent', () => {
    const call = solutions();
    type(call, 'a new one');
    type(call, '2');
    expect(place(call)).toBe('do outcome');
  });

  it('a no to the price leads back to the choice', () => {
    const call = solutions();
    type(call, 'the larger one (+20 EUR)');
    type(call, '2');
    play(call, { consent: 'no' });
    expect(place(call)).toBe('solutions ideas');
    expect(call.prompt().pass).toBe(2);
  });
});

describe('5 do what they chose', () => {
  const promised = () => having(understood, { ...chosen('a new one', 'repair it'), outcome: 'later' });

  it('the line names it, and it has a time that is needed', () => {
    const call = promised();
    expect(lines(call).every((line) => line.includes('a new one'))).toBe(true);
    expect(call.answer('soon')).toContain('When exactly?');
    call.enter();
    call.enter();
    expect(missing(call)).toContain('done-by');
  });

  it('another choice asks for its time anew, and takes back the one before', () => {
    const call = promised();
    call.answer({ words: 'on Friday at noon', agreed: true });
    call.reply({ kind: 'redo', step: 'solutions' });
    play(call, { ...chosen('repair it', 'a new one'), outcome: 'later' });
    expect(place(call)).toBe('do done-by');
    call.answer({ words: 'on Monday at noon', agreed: true });
    expect(call.state.promises.map(({ words, withdrawn }) => [words, withdrawn])).toEqual([
      ['on Friday at noon', true],
      ['on Monday at noon', false],
    ]);
  });
});

describe('6 thank them', () => {
  it.each(['Thanks for complaining.', 'Thank you for complaining to us.', 'Thank you for your complaint.'])(
    'and never like this: "%s"',
    (line) => {
      expect(brokenByLine('7-step', line)).toContain('never-say');
    },
  );
});

describe('7 check in', () => {
  it('is planned without a key once it is solved, and only a reason takes it off', () => {
    const desk = openDesk();
    const answers = desk.file(
      'call.yaml',
      '- story: "* wrong"\n- understood: yes\n- ideas: { options: [a new one], chosen: a new one }\n- outcome: solved\n- end: solved\n',
    );
    const at = ['--at', '2026-11-18T14:30'];
    expect(desk.run(['start', '7-step', '--customer', 'Anna Berg', ...at, '--answers', answers])).toMatchObject({
      code: 0,
    });
    const [planned] = JSON.parse(desk.run(['followups', '--json']).out);
    expect(planned).toMatchObject({ kind: 'check-in', spoken: false, dueAt: '2026-11-20T22:00:00.000Z' });
    expect(desk.run(['followups', 'withdraw', planned.code]).code).toBe(2);
    expect(desk.run(['followups', 'withdraw', planned.code, '--why', 'they are on a long journey']).code).toBe(0);
    desk.leave();
  });
});
