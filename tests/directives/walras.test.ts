import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/engine/facts.ts';
import { callAfter } from '../../src/store/project-call.ts';
import { openCall } from '../helpers/call.ts';
import { openDesk, solvedCall } from '../helpers/cli.ts';
import { shipped } from '../helpers/playbooks.ts';
import { brokenBy, brokenByLine, lines, missing, place, play } from './play.ts';

const walras = shipped('walras');

/** A call up to the recap. */
const heard = () => {
  const call = openCall(walras);
  play(call, { story: ['ordered 14 Oct', '* three weeks late'] });
  return call;
};

/** A call up to the question how it stands. */
const wished = () => {
  const call = heard();
  play(call, { understood: 'yes', wish: 'the sofa by Saturday' });
  return call;
};

describe('a plan', () => {
  it('leads every call, also when none is named, and the call keeps which one', () => {
    const desk = openDesk();
    expect(desk.run(['start', '--answers', desk.file('call.yaml', solvedCall)]).code).toBe(0);
    const [call] = JSON.parse(desk.run(['calls', '--json']).out);
    expect(call.playbook).toMatchObject({ id: 'walras', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    desk.leave();
  });

  it('shows all its letters, and which of them is on', () => {
    const call = heard();
    const { letters } = call.prompt();
    expect(letters.map(({ text }) => text).join('')).toBe('WALRAS');
    expect(letters.filter(({ lit }) => lit).map(({ text }) => text)).toEqual(['R']);
  });

  it('is not written up while a letter was left out without a word', () => {
    const call = openCall(walras);
    call.reply({ kind: 'jump', step: 'solve' });
    play(call, { wish: 'money back', outcome: 'solved', end: 'solved' });
    play(call, { cause: 'a mistake' });
    while (call.prompt().show.kind === 'ask') call.enter();
    expect(missing(call)).toEqual(['own', 'listen', 'repeat', 'understood', 'sorry']);
    expect(call.reply({ kind: 'written-up' })).toContain('Still missing');
  });
});

describe('own it', () => {
  it('the call is the agent’s from its first entry, before anything is asked', () => {
    const call = openCall(walras);
    expect(call.entries).toMatchObject([{ kind: 'began', by: 'Priya', seq: 1 }]);
    expect(place(call)).toBe('own say');
    expect(lines(call)[0]).toMatch(/\bI\b.*\bmyself\b/);
  });
});

describe('apologise', () => {
  it('at once: the first screen says it, and one Enter goes past it, with the seconds on record', () => {
    const call = openCall(walras);
    expect(lines(call).every((line) => /sorry|apologise/.test(line))).toBe(true);
    call.enter();
    expect(place(call)).toBe('listen listen');
    const header = call.callEntries.reduce(callAfter, null as ReturnType<typeof callAfter> | null);
    expect(header?.firstAckSeconds).toBe(60);
  });

  it('whatever happened: no condition and no question may come before it', () => {
    const own = 'title: Own it and apologise\n';
    expect(brokenBy('walras', own, `${own}    when: { outcome: solved }\n`)).toContain('apology-first');
    const asking = '  - id: first\n    say: What is your number?\n    ask: { number: text }\n\n  - id: own\n';
    expect(brokenBy('walras', '  - id: own\n', asking)).toContain('apology-first');
  });

  it('again for just that: every line of it names the issue', () => {
    const call = heard();
    play(call, { understood: 'yes' });
    expect(place(call)).toBe('sorry say');
    expect(lines(call).every((line) => line.includes('three weeks late'))).toBe(true);
    expect(brokenBy('walras', 'exactly this: {{ issue | what you went through }}', 'exactly this')).toContain(
      'apology-again',
    );
  });

  it('again without a recap is a line that can be said all the same', () => {
    const call = openCall(walras);
    call.reply({ kind: 'jump', step: 'sorry' });
    expect(lines(call)[0]).toBe('I am sorry about exactly this: what you went through.');
    expect(call.enter()).toBeNull();
  });
});

describe('listen', () => {
  it('takes their words in one field, and no choices beside it', () => {
    const label = 'label: What happened, in their words\n';
    const choice = `${label}      kind:\n        type: choice\n        choices: [late, broken]\n`;
    expect(brokenBy('walras', label, choice)).toContain('listening');
  });

  it('asks nothing until the agent says that they have finished', () => {
    const call = openCall(walras);
    call.enter();
    for (const text of ['ordered 14 Oct', '* three weeks late', 'took Monday off']) {
      expect(call.prompt().show).toEqual({ kind: 'listen' });
      call.reply({ kind: 'note', from: 'customer', text });
    }
    expect(place(call)).toBe('listen listen');
    call.enter();
    expect(place(call)).toBe('repeat understood');
  });
});

describe('solve', () => {
  it('takes a wish that they told already from the notes, and then speaks of it instead of asking', () => {
    const call = heard();
    call.reply({ kind: 'note', from: 'customer', text: 'wants the sofa by Saturday' });
    play(call, { understood: 'yes' });
    call.enter();
    expect(lines(call)[0]).toContain('the way you would like it: wants the sofa by Saturday');
    call.enter();
    expect(call.state.facts.get('wish')).toMatchObject([{ value: 'wants the sofa by Saturday', from: 'told' }]);
    expect(lines(call)).toEqual([
      'I want to put this right for you now, the way you would like it: wants the sofa by Saturday',
    ]);
  });

  it('now comes first, ringing back comes last, and only that asks what prevents it', () => {
    const call = wished();
    const { show } = call.prompt();
    if (show.kind !== 'ask' || show.ask.type !== 'choice') throw new Error('a choice was expected');
    expect(show.ask.choices.map(({ ends }) => ends)).toEqual(['solved', 'agreed', 'promised']);
    play(call, { outcome: 'later' });
    expect(place(call)).toBe('solve hindrance');
  });

  it('agreed on the call needs what was agreed', () => {
    const call = wished();
    play(call, { outcome: 'agreed' });
    expect(place(call)).toBe('solve resolution');
    call.enter();
    expect(missing(call)).toContain('resolution');
  });

  it('later needs a time on a clock, today, agreed to, with an answer', () => {
    const call = wished();
    play(call, { outcome: 'later', hindrance: 'the van is out' });
    expect(call.answer('soon')).not.toBeNull();
    expect(call.answer('tomorrow at 10:00')).toContain('no later than close of business today');
    expect(call.answer({ words: 'today at 16:30', agreed: true })).toBeNull();
    expect(factsOf(call.state)['call-back']).toMatchObject({ dueAt: '2026-11-18T21:30:00.000Z' });
    const without = wished();
    play(without, { outcome: 'later', hindrance: 'the van is out' });
    without.enter();
    expect(missing(without)).toContain('call-back');
  });
});

describe('the follow-up call', () => {
  const ringing = () => openCall(walras, { phase: 'follow-up', followUp: 'f-1' });

  it('asks whether all is satisfactory, and goes back to solving with a new promise when it is not', () => {
    const call = ringing();
    expect(place(call)).toBe('ring-back satisfied');
    play(call, { satisfied: 'no', wish: 'a technician', outcome: 'later', hindrance: 'none is free' });
    expect(place(call)).toBe('solve call-back');
  });

  it('asks whether anything else is wrong, and then what it is', () => {
    const call = ringing();
    play(call, { satisfied: 'yes', 'anything-else': 'yes' });
    expect(place(call)).toBe('lingering new-issue');
    call.enter();
    expect(place(call)).toBe('solve wish');
    play(call, { wish: 'take it away', outcome: 'solved' });
    call.enter();
    expect(missing(call)).toEqual(['new-issue']);
  });
});

describe('what is never said', () => {
  it.each(['You should have rung earlier.', "You didn't read the terms.", 'You must have dropped it.'])(
    'is blame: "%s"',
    (line) => {
      expect(brokenByLine('walras', line)).toContain('never-say');
    },
  );

  it('a customer’s own words are kept as they are, hard ones too', () => {
    const call = heard();
    expect(call.reply({ kind: 'note', from: 'customer', text: 'you are difficult people' })).toBeNull();
    expect(call.state.notes.at(-1)?.text).toBe('you are difficult people');
  });
});
