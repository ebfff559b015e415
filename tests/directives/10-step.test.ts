import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/engine/facts.ts';
import { openCall } from '../helpers/call.ts';
import { shipped } from '../helpers/playbooks.ts';
import { brokenBy, brokenByLine, lines, missing, place, play } from './play.ts';

const ten = shipped('10-step');
const onCall = ten.book.steps.filter(({ phase }) => phase === 'call');

const having = (...answers: Parameters<typeof play>[1][]) => {
  const call = openCall(ten);
  for (const some of answers) play(call, some);
  return call;
};

const heard = { story: '* the bill came twice', understood: 'yes', details: 'since May', 'fully-said': 'yes' };
const expecting = { wish: 'the money back' };

describe('a checklist', () => {
  it('begins at once: the first line is there without a question, and it takes notes', () => {
    const call = openCall(ten);
    expect(call.prompt().show).toEqual({ kind: 'listen' });
    expect(lines(call)[0]).toMatch(/^I am Priya\b/);
  });

  it('has a card for abuse and threats on every step, and loses nothing by it', () => {
    for (const { id } of onCall) {
      const call = openCall(ten);
      call.reply({ kind: 'jump', step: id });
      const { key } = call.prompt();
      expect(call.reply({ kind: 'card', id: 'threat' })).toBeNull();
      expect(place(call)).toBe('threat-boundary say');
      call.reply({ kind: 'return' });
      expect(call.prompt().key).toBe(key);
    }
  });

  it('takes a note at every step', () => {
    for (const { id } of onCall) {
      const call = openCall(ten);
      call.reply({ kind: 'jump', step: id });
      expect(call.reply({ kind: 'note', from: 'customer', text: 'account 12' })).toBeNull();
      expect(call.state.notes).toMatchObject([{ text: 'account 12', step: id }]);
    }
  });
});

describe('1 whoever hears it first owns it', () => {
  it('from the first entry on, and what is promised is theirs', () => {
    const call = having(heard, expecting, { outcome: 'today', tried: 'a restart', 'call-back': 'today at 16:00' });
    expect(call.entries[0]).toMatchObject({ kind: 'began', by: 'Priya' });
    const opened = call.entries.filter((entry) => entry.kind === 'opened');
    expect(opened).toMatchObject([{ what: { owner: 'Priya' } }]);
  });

  const handing = (told: string) => {
    const call = having(heard);
    call.reply({ kind: 'card', id: 'hand-over' });
    play(call, { plan: 'Omar corrects the bill now' });
    return { call, take: (accepted: string) => call.answer({ receiver: 'Omar', accepted, told }) };
  };

  it.each(['left on his voicemail', 'a note on his desk'])('nobody takes it by %s', (told) => {
    const { call, take } = handing(told);
    expect(take('no')).toBe('Until Omar takes the call live, it is still yours.');
    expect(place(call)).toBe('hand-over-now colleague');
    expect(factsOf(call.state).colleague).toBeUndefined();
  });

  it('a colleague who takes it live is on record by name and time, and the customer has heard how it goes on', () => {
    const { call, take } = handing('he corrects it now');
    expect(lines(call).every((line) => line.includes('Omar corrects the bill now'))).toBe(true);
    expect(take('yes')).toBeNull();
    expect(call.callEntries.at(-1)).toMatchObject({
      kind: 'answered',
      at: expect.stringMatching(/^2026-11-18T/),
      words: { value: { receiver: 'Omar', accepted: true, told: 'he corrects it now' } },
    });
  });

  it('the customer has my own number, and it stays on my list', () => {
    const { call, take } = handing('he corrects it now');
    take('yes');
    expect(place(call)).toBe('hand-over-care say');
    call.enter();
    expect(lines(call).every((line) => line.includes('extension 415'))).toBe(true);
    call.answer({ words: 'in 24 hours', agreed: true });
    const opened = call.entries.filter((entry) => entry.kind === 'opened');
    expect(opened).toMatchObject([{ what: { owner: 'Priya', followUpKind: 'check-in' } }]);
    expect(call.prompt().show.kind).toBe('wrap-up');
    expect(missing(call)).not.toEqual(expect.arrayContaining(['wish']));
  });

  it('a hand-over without a colleague on record leaves every step missing', () => {
    const call = having({ story: '* the bill came twice', understood: 'yes' });
    call.reply({ kind: 'hung-up', disposition: 'handed-over' });
    while (call.prompt().show.kind === 'ask') call.reply({ kind: 'covered' });
    expect(missing(call)).toEqual(expect.arrayContaining(['details', 'fully-said', 'wish', 'outcome']));
  });
});

describe('2 and 3 thank them and say it back', () => {
  it('thanks come before anything is asked but what is wrong', () => {
    const at = onCall.findIndex(({ acts }) => acts.includes('thank'));
    expect(at).toBe(1);
    expect(onCall.slice(0, at).flatMap(({ asks }) => asks.map(({ type }) => type))).toEqual(['notes']);
    const call = having({ story: '* the bill came twice' });
    expect(lines(call).every((line) => /thank/i.test(line))).toBe(true);
  });

  it('one’s own words take the place of the noted ones, and are asked about', () => {
    const call = having({ story: '* the bill came twice' });
    call.answer('a wrong bill was paid');
    expect(lines(call)[0]).toContain('a wrong bill was paid');
    expect(place(call)).toBe('thank-and-say-back understood');
    play(call, { understood: 'yes' });
    expect(factsOf(call.state).issue).toBe('a wrong bill was paid');
  });
});

describe('4 to 6 details, and let them finish', () => {
  it('details are asked for after it was said back, while the agent only listens', () => {
    const call = having({ story: '* the bill came twice', understood: 'yes' });
    expect(place(call)).toBe('details listen');
    expect(call.prompt().guide.join(' ')).toContain('Who, what, when, where');
  });

  it('nothing about solutions before they have said everything', () => {
    const call = having({ story: '* twice', understood: 'yes', details: 'since May', 'fully-said': 'no' });
    expect(place(call)).toBe('details listen');
    play(call, { 'fully-said': 'yes' });
    expect(place(call)).toBe('expectations wish');
    const jumped = having({ story: '* twice', understood: 'yes' });
    jumped.reply({ kind: 'jump', step: 'expectations' });
    play(jumped, { ...expecting, outcome: 'solved' });
    expect(missing(jumped)).toEqual(expect.arrayContaining(['details', 'sympathise', 'fully-said']));
  });

  it.each([
    'It’s just a small thing.',
    'It was only a day late.',
    'But actually you ordered it.',
    'Calm down, please.',
  ])('nothing makes it small or argues: "%s" is no line', (line) => {
    expect(brokenByLine('10-step', line)).toContain('never-say');
  });

  it('says that I am on their side', () => {
    const call = having({ story: '* twice', understood: 'yes' });
    expect(lines(call)[0]).toContain('on your side');
  });
});

describe('7 and 8 expectations and commitment', () => {
  it('what they expect is asked, in their words, and heard again in the commitment', () => {
    const call = having(heard);
    expect(place(call)).toBe('expectations wish');
    play(call, expecting);
    expect(lines(call)[0]).toContain('the money back');
    const without = having(heard);
    without.enter();
    play(without, { outcome: 'solved' });
    expect(missing(without)).toContain('wish');
  });

  it('I commit, and how it stands is needed', () => {
    const call = having(heard, expecting);
    expect(lines(call).every((line) => /\bI\b/.test(line) && /\bnow\b|while I try/.test(line))).toBe(true);
    call.enter();
    expect(missing(call)).toContain('outcome');
  });

  it('a time comes after trying it on this call', () => {
    const call = having(heard, expecting, { outcome: 'today' });
    expect(place(call)).toBe('commit tried');
    play(call, { tried: 'a restart from here' });
    expect(place(call)).toBe('commit call-back');
  });

  it('today or within 24 hours: a later time is questioned, and taken with a reason', () => {
    const call = having(heard, expecting, { outcome: 'tomorrow', tried: 'a restart from here' });
    expect(lines(call)[0]).toContain('before this time tomorrow');
    expect(call.answer('on Friday at noon')).toContain('no later than in 24 hours');
    expect(call.answer({ words: 'on Friday at noon', agreed: true, override: 'they are away' })).toBeNull();
  });
});

describe('9 the follow-up call', () => {
  const ringing = () => openCall(ten, { phase: 'follow-up', followUp: 'f-1' });

  it('quickly, and to their liking, are two answers, and both are needed', () => {
    const call = ringing();
    expect(place(call)).toBe('solved-quickly quickly');
    play(call, { quickly: 'no' });
    expect(place(call)).toBe('solved-quickly satisfied');
    expect(lines(call)[0]).toContain('happy with how it turned out');
    const without = ringing();
    while (without.prompt().show.kind === 'ask') without.enter();
    expect(missing(without)).toEqual(expect.arrayContaining(['quickly', 'satisfied']));
  });

  it('what prevents it is told in words for them; what is ours only can be no part of a line', () => {
    const line = '{{ prevention-public }}."\n        when: { prevention-public: given }';
    for (const ours of ['cause', 'prevention'])
      expect(brokenBy('10-step', line, line.replaceAll('prevention-public', ours))).toContain('internal-said');
    const call = ringing();
    play(call, { quickly: 'yes', satisfied: 'yes', 'prevention-told': 'one list only' });
    expect(factsOf(call.state)['prevention-public']).toBe('one list only');
  });

  it('they are to ring me at once if it comes again, and hear my number', () => {
    const call = ringing();
    play(call, { quickly: 'yes', satisfied: 'yes', 'prevention-told': 'one list only' });
    call.enter();
    expect(place(call)).toBe('ring-me mood');
    expect(lines(call).every((line) => line.includes('extension 415'))).toBe(true);
  });

  it('something on top is given on this call and on no other, and somebody approved it', () => {
    const giving = ten.book.steps.filter(({ acts }) => acts.includes('goodwill'));
    expect(giving.map(({ phase }) => phase)).toEqual(['follow-up']);
    const call = ringing();
    play(call, { quickly: 'yes', satisfied: 'yes', 'prevention-told': 'one list only', goodwill: 'a month for free' });
    while (call.prompt().show.kind === 'ask') call.enter();
    expect(missing(call)).toEqual(['goodwill-approved']);
  });
});

describe('10 act inside', () => {
  const done = () => having(heard, expecting, { outcome: 'solved', end: 'solved' });

  it('three people hear of it, and the CRM has it, before the call is written up', () => {
    const call = done();
    while (call.prompt().show.kind === 'ask') call.reply({ kind: 'covered' });
    expect(missing(call)).toEqual(
      expect.arrayContaining([
        'crm',
        'told-your-manager',
        'told-the-customer-service-manager',
        'told-the-head-of-quality',
      ]),
    );
    expect(call.reply({ kind: 'written-up' })).toContain('CRM number');
  });

  it('a tick that says no is still missing', () => {
    const call = done();
    call.reply({ kind: 'jump', step: 'tell' });
    play(call, { 'told-your-manager': 'yes', 'told-the-customer-service-manager': 'no' });
    call.enter();
    expect(missing(call)).toContain('told-the-customer-service-manager');
    expect(missing(call)).not.toContain('told-your-manager');
  });
});

describe('the two themes', () => {
  it('the customer’s name is in the last words', () => {
    const call = having(heard, expecting, { outcome: 'solved' });
    expect(lines(call)[0]).toContain('Anna Berg');
  });
});
