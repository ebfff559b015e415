import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/engine/facts.ts';
import { shownOrder } from '../../src/playbook/options.ts';
import type { OptionList } from '../../src/playbook/values.ts';
import { openCall } from '../helpers/call.ts';
import { openDesk } from '../helpers/cli.ts';
import { shipped } from '../helpers/playbooks.ts';
import { brokenBy, brokenByLine, lines, missing, place, play } from './play.ts';

const resolved = shipped('resolved');
const onCall = resolved.book.steps.filter(({ phase }) => phase === 'call');

const two = ['a technician today', { text: 'a new machine tomorrow', best: 'yes' }];
const person = { story: ['it leaks', '* the floor is ruined'], feeling: 'furious', 'impact-right': 'yes' };
const ideas = { ideas: two, pick: { options: two, chosen: 'a new machine tomorrow' } };

/** A call up to the step that is named by its answers. */
const having = (...answers: Parameters<typeof play>[1][]) => {
  const call = openCall(resolved);
  for (const some of answers) play(call, some);
  return call;
};

describe('the person first', () => {
  it('the eight letters stand on the screen, and those of the step are on', () => {
    const call = openCall(resolved);
    const shown = (only: boolean) => call.prompt().letters.flatMap(({ text, lit }) => (lit || !only ? [text] : []));
    expect(shown(false).join('')).toBe('RESOLVED');
    const lit = onCall.map(({ id }) => {
      call.reply({ kind: 'jump', step: id });
      return shown(true).join('');
    });
    expect(lit).toEqual(['R', 'E', 'S', 'OL', 'V', 'E']);
  });

  it('asks what they tell and how they feel before anything else, and never for a number', () => {
    expect(onCall.flatMap(({ asks }) => asks).map(({ id }) => id)).toEqual([
      'story',
      'feeling',
      'impact-right',
      'ideas',
      'pick',
      'verified',
      'rushed',
      'missed',
      'outcome',
      'update',
    ]);
    expect(resolved.book.steps.flatMap(({ asks }) => asks).some(({ type }) => type === 'contact')).toBe(false);
  });

  it('nothing is asked about the problem before a step has attended to the person', () => {
    const [first, second] = onCall;
    expect(first?.acts).toContain('respond');
    expect(first?.asks.map(({ type }) => type)).toEqual(['notes']);
    expect(second?.acts).toContain('empathise');
  });

  it('they are not put aside: handing them over needs a reason, at every step', () => {
    for (const { id } of onCall) {
      const call = openCall(resolved);
      call.reply({ kind: 'jump', step: id });
      expect(call.reply({ kind: 'hung-up', disposition: 'handed-over' })).toContain('the call stays with you');
    }
  });

  it('the first line is there at once, and what they say can be typed from the first second', () => {
    const call = openCall(resolved);
    expect(lines(call)[0]).toContain('Priya');
    expect(call.answer('it leaks, and nobody cares')).toBeNull();
    expect(call.state.notes.map(({ text }) => text)).toEqual(['it leaks, and nobody cares']);
  });
});

describe('empathise, then apologise', () => {
  it('says the feeling back in their own word, and the apology only then', () => {
    const call = having({ story: ['it leaks', '* the floor is ruined'] });
    expect(lines(call).some((line) => /sorry|apologise/i.test(line))).toBe(false);
    play(call, { feeling: 'furious' });
    expect(lines(call).every((line) => line.includes('furious') && /sorry|apologise/i.test(line))).toBe(true);
  });

  it('apologises for what it did to them, which is taken from the notes', () => {
    const call = having({ story: ['it leaks', '* the floor is ruined'], feeling: 'furious' });
    expect(lines(call).every((line) => line.includes('the floor is ruined'))).toBe(true);
    play(call, { 'impact-right': 'yes' });
    expect(factsOf(call.state).impact).toBe('the floor is ruined');
  });

  it('in that order: an apology before empathy is refused', () => {
    expect(brokenBy('resolved', 'act: [empathise, apologise]', 'act: [apologise, empathise]')).toContain(
      'apology-first',
    );
    expect(brokenBy('resolved', 'act: [respond, listen]', 'act: [apologise, respond, listen]')).toContain(
      'apology-first',
    );
  });

  it.each(['I am sorry, mistakes were made.', 'It wasn’t me, but I am sorry.', 'That is not my department.'])(
    'takes it on oneself: "%s" is no line',
    (line) => {
      expect(brokenByLine('resolved', line)).toContain('never-say');
    },
  );
});

describe('seek solutions', () => {
  it.each(["It's our policy.", 'It’s OUR policy, sadly.', 'Company policy says so.', 'I am not allowed to do that.'])(
    'without hiding behind a rule: "%s" is no line',
    (line) => {
      expect(brokenByLine('resolved', line)).toContain('never-say');
    },
  );

  it('the cause is for us only: no line can speak of it', () => {
    expect(brokenByLine('resolved', 'It came from {{ cause | our side }}.')).toContain('internal-said');
    expect(onCall.some(({ acts }) => acts.includes('find-cause'))).toBe(false);
  });

  it('takes its time: however long it takes the screen stays, and a time can be promised from there', () => {
    const call = having(person);
    const before = call.prompt();
    for (let minute = 0; minute < 30; minute += 1) call.reply({ kind: 'note', from: 'agent', text: 'thinking' });
    expect(call.prompt().show).toEqual(before.show);
    const later = { kind: 'promise', words: 'today at 16:00', followUp: 'callback', agreed: true } as const;
    expect(call.reply(later)).toBeNull();
    expect(call.prompt().key).toBe(before.key);
  });

  it('one idea is not enough to choose from, two are', () => {
    const call = having(person);
    const one = { options: ['a technician today'], chosen: 'a technician today' };
    expect(call.answer(one)).toBe('Offer at least 2 before one is chosen: 1 more.');
    expect(call.answer({ options: two, chosen: 'a technician today' })).toBeNull();
  });

  it('shows the best one last, whenever it was thought of, and keeps the order of thinking', () => {
    const call = having(person);
    call.answer([{ text: 'a new machine tomorrow', best: 'yes' }, 'a technician today']);
    const { show } = call.prompt();
    if (show.kind !== 'ask' || show.ask.type !== 'options' || show.options === null)
      throw new Error('options expected');
    const { options } = show.options;
    expect(options.map(({ text }) => text)).toEqual(['a new machine tomorrow', 'a technician today']);
    expect(shownOrder(show.ask, show.options).map((at) => options[at]?.text)).toEqual([
      'a technician today',
      'a new machine tomorrow',
    ]);
  });
});

describe('open up to theirs', () => {
  it('asking what would make them happy cannot be left out without a word', () => {
    const call = having(person, { ideas: two });
    call.enter();
    expect(place(call)).toBe('open pick');
    expect(lines(call)[0]).toContain('what would make you happy');
    call.enter();
    play(call, { verified: 'yes', outcome: 'solved', end: 'solved' });
    while (call.prompt().show.kind === 'ask') call.enter();
    expect(missing(call)).toContain('pick');
  });

  it('whose idea it was is kept, and what each costs', () => {
    const call = having(person, {
      pick: {
        options: [
          { text: 'a hotel', by: 'customer' },
          { text: 'express', cost: '20 EUR' },
        ],
        chosen: 'a hotel',
      },
      verified: 'yes',
      outcome: 'solved',
      end: 'solved',
      cause: 'a storm',
      'route-to': 'the workshop',
      routed: 'yes',
      cost: '80 EUR',
    });
    expect((factsOf(call.state).ideas as OptionList).options).toMatchObject([
      { text: 'a hotel', by: 'customer' },
      { text: 'express', by: 'agent', cost: { amount: '20', currency: 'EUR' } },
    ]);
    expect(factsOf(call.state).cost).toEqual({ amount: '80', currency: 'EUR' });
  });
});

describe('listen', () => {
  it('from every step, on a calm screen that asks nothing, and back to the same field', () => {
    for (const { id } of onCall) {
      const call = openCall(resolved);
      call.reply({ kind: 'jump', step: id });
      const { key } = call.prompt();
      call.reply({ kind: 'listen' });
      expect(call.prompt().show).toEqual({ kind: 'listen' });
      expect(call.prompt().guide).toEqual([]);
      call.reply({ kind: 'note', from: 'customer', text: 'and another thing' });
      call.enter();
      expect(call.prompt().key).toBe(key);
    }
  });

  it('keeps what contradicts itself side by side, and takes "unclear" for an answer', () => {
    const call = having({ story: ['* it never came', '* it came broken'], feeling: 'unclear' });
    expect(lines(call)[0]).toContain('it never came; it came broken');
    expect(factsOf(call.state).feeling).toBe('unclear');
  });
});

describe('verify', () => {
  it('reads the solution back, whoever had it, and needs their yes', () => {
    const call = having(person, {
      pick: { options: [{ text: 'a hotel tonight', by: 'customer' }], chosen: 'a hotel tonight' },
    });
    expect(place(call)).toBe('verify verified');
    expect(lines(call).every((line) => line.includes('a hotel tonight'))).toBe(true);
    call.reply({ kind: 'jump', step: 'execute' });
    play(call, { outcome: 'solved' });
    expect(missing(call)).toContain('verified');
  });

  it('nothing is carried out before both agree', () => {
    const call = having(person, ideas, { verified: 'no', rushed: 'open', missed: 'they need it today' });
    expect(place(call)).toBe('open pick');
    expect(call.state.steps.has('execute')).toBe(false);
  });

  it('a no leads to the step that was too quick, and both rounds are kept', () => {
    const call = having(person, ideas, { verified: 'no', rushed: 'empathise', missed: 'they felt ashamed' });
    expect(place(call)).toBe('empathise feeling');
    expect(call.prompt().pass).toBe(2);
    play(call, { feeling: 'ashamed', 'impact-right': 'yes' });
    expect(call.state.facts.get('feeling')?.map(({ value }) => value)).toEqual(['furious', 'ashamed']);
    expect(call.state.facts.get('missed')?.map(({ value }) => value)).toEqual(['they felt ashamed']);
    play(call, ideas);
    expect(place(call)).toBe('verify verified');
    call.enter();
    play(call, { outcome: 'solved' });
    expect(missing(call)).toContain('verified');
  });
});

describe('execute', () => {
  const agreed = () => having(person, ideas, { verified: 'yes' });

  it('says what I am going to do: the solution that was chosen', () => {
    expect(lines(agreed())[0]).toBe('I am going to do this, and I begin right now: a new machine tomorrow');
  });

  it('begun and not finished, they hear from me in ten minutes', () => {
    const call = agreed();
    play(call, { outcome: 'started' });
    const { show } = call.prompt();
    if (show.kind !== 'ask' || show.ask.type !== 'follow-up') throw new Error('a time was expected');
    expect(show.ask).toMatchObject({ kind: 'update', suggest: 'in 10 minutes' });
    call.answer({ words: show.ask.suggest, agreed: true });
    const opened = call.entries.find((entry) => entry.kind === 'opened');
    expect(opened?.what).toMatchObject({ followUpKind: 'update', spoken: true, owner: 'Priya' });
    expect(Date.parse(opened?.what.dueAt ?? '') - Date.parse(opened?.at ?? '')).toBe(10 * 60_000);
  });

  it('agreed and not done leaves something open until they hear from me', () => {
    const call = agreed();
    play(call, { outcome: 'later' });
    call.reply({ kind: 'covered' });
    expect(missing(call)).toContain('update');
    expect(call.state.promises).toEqual([]);
  });
});

describe('the word that was promised', () => {
  it('is kept by saying that there is nothing new, and the next word has its own time', () => {
    const call = openCall(resolved, { phase: 'follow-up', followUp: 'f-1' });
    play(call, { news: 'nothing' });
    expect(lines(call)[0]).toContain('nothing new');
    call.answer({ words: 'in 2 hours', agreed: true });
    call.enter();
    expect(call.entries.filter(({ stream }) => stream === 'f-1')).toMatchObject([{ kind: 'kept' }]);
    expect(call.entries.filter(({ kind }) => kind === 'opened')).toMatchObject([{ what: { followUpKind: 'update' } }]);
  });
});

describe('document', () => {
  const done = () => having(person, ideas, { verified: 'yes', outcome: 'solved', end: 'solved' });

  it('what has to change stays open, as a task of ours with its day', () => {
    const call = done();
    call.reply({ kind: 'jump', step: 'prevent' });
    play(call, { prevention: 'check the seals' });
    expect(place(call)).toBe('prevent prevention-due');
    expect(call.answer('in a week, Kim')).toBeNull();
    const opened = call.entries.filter(({ kind }) => kind === 'opened');
    expect(opened).toMatchObject([{ what: { followUpKind: 'internal', dueAt: expect.any(String) } }]);
    expect(missing(call)).toEqual(['cause', 'record', 'done']);
  });

  it('no complaint vanishes: it is written up, or given up with a reason, and is listed until then', () => {
    const desk = openDesk();
    const answers = desk.file('call.yaml', '- story: it leaks\n- feeling: furious\n- park\n');
    desk.run(['start', 'resolved', '--answers', answers]);
    expect(JSON.parse(desk.run(['calls', '--open', '--json']).out)).toMatchObject([{ status: 'open' }]);
    desk.leave();
    const call = openCall(resolved);
    expect(call.reply({ kind: 'abandon', why: ' ' })).toContain('Say why');
    call.reply({ kind: 'hung-up', disposition: 'solved' });
    expect(call.state.status).toBe('hung-up');
    while (call.prompt().show.kind === 'ask') call.enter();
    expect(call.reply({ kind: 'written-up' })).toContain('Still missing');
  });

  it('the same cause is found again in every call that had it', () => {
    const desk = openDesk();
    const answers = desk.file(
      'call.yaml',
      '- story: it leaks\n- feeling: sad\n- impact-right: yes\n- pick: { options: [{ text: a hotel, by: customer }], chosen: a hotel }\n- verified: yes\n- outcome: solved\n- end: solved\n- cause: a brittle seal\n',
    );
    for (const customer of ['Anna Berg', 'Ben Ito'])
      expect(desk.run(['start', 'resolved', '--customer', customer, '--answers', answers])).toMatchObject({ code: 0 });
    const found = JSON.parse(desk.run(['calls', 'search', 'brittle seal', '--json']).out);
    expect(found).toHaveLength(2);
    desk.leave();
  });

  it('notes and answers stand in one record, in the order in which they came', () => {
    const call = having(person);
    call.reply({ kind: 'note', from: 'customer', text: 'since Monday' });
    const kinds = call.callEntries.map(({ kind }) => kind);
    expect(kinds).toEqual(['began', 'noted', 'noted', 'covered', 'answered', 'answered', 'answered', 'noted']);
  });

  it('a cause must reach whoever can mend it', () => {
    const call = done();
    play(call, { cause: 'a brittle seal' });
    expect(place(call)).toBe('document route-to');
    play(call, { 'route-to': 'the workshop' });
    expect(place(call)).toBe('document routed');
    expect(call.state.facts.get('route-to')).toMatchObject([{ internal: true }]);
  });

  it('tells what is not there yet: what happened, the cause, what was done, what has to change', () => {
    const call = done();
    while (call.prompt().show.kind === 'ask') call.reply({ kind: 'covered' });
    expect(missing(call)).toEqual(['cause', 'record', 'done', 'prevention']);
  });
});
