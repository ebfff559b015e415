import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followUpCalendar } from '../../src/commands/views/follow-up-calendar.ts';
import { type FollowUp, followUpKinds } from '../../src/followup/follow-up.ts';
import { oneLine } from '../../src/text/safe.ts';
import { type Desk, openDesk, promisedCall } from '../helpers/cli.ts';
import { promised } from '../helpers/follow-up.ts';
import { anyText } from '../text/any-text.ts';

// Read with another library than the one that wrote it.

const now = '2026-11-18T15:00:00.000Z';

type Read = {
  uid: string;
  sequence: number;
  summary: string;
  description: string;
  status: string;
  start: string;
  minutes: number;
  /** Minutes before the start. */
  alarms: readonly number[];
  isFree: boolean;
};

function read(text: string): readonly Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const first = (name: string) => String(event.getFirstPropertyValue(name));
    return {
      uid: first('uid'),
      sequence: Number(first('sequence')),
      summary: first('summary'),
      description: first('description'),
      status: first('status'),
      start: first('dtstart'),
      minutes: (Date.parse(first('dtend')) - Date.parse(first('dtstart'))) / 60_000,
      alarms: event.getAllSubcomponents('valarm').map((alarm) => {
        const trigger = alarm.getFirstPropertyValue('trigger');
        return trigger instanceof ICAL.Duration ? -trigger.toSeconds() / 60 : Number.NaN;
      }),
      isFree: first('transp') === 'TRANSPARENT',
    };
  });
}

const written = (followUps: readonly FollowUp[], more: { of?: string; changes?: number } = {}) =>
  [
    ...followUpCalendar(
      followUps.map((followUp) => ({ followUp, sequence: more.changes ?? 0 })),
      { now, of: more.of ?? null },
    ),
  ].join('');

function one(given: Partial<FollowUp> = {}, more: { of?: string; changes?: number } = {}): Read {
  const [event] = read(written([promised('f-1', given)], more));
  if (event === undefined) throw new Error('There is no event.');
  return event;
}

describe('a follow-up in a calendar', () => {
  it('stands at its time, rings ten minutes before and says whom to ring with which words', () => {
    expect(one({}, { changes: 3 })).toEqual({
      uid: 'f-1@recover',
      sequence: 3,
      summary: 'Ring Anna Berg: half four',
      description: [
        'Words said: half four',
        'Due: Wed 18 Nov 16:30 in New York',
        'Number: +1 312 555 0142',
        'Owner: Priya',
        '',
        'recover followups call h4wx',
      ].join('\n'),
      status: 'CONFIRMED',
      start: '2026-11-18T21:30:00Z',
      minutes: 15,
      alarms: [10],
      isFree: false,
    });
  });

  it('stands at the beginning of a time that begins and ends', () => {
    expect(one({ notBefore: '2026-11-18T20:00:00.000Z' }).start).toBe('2026-11-18T20:00:00Z');
  });

  it.each([
    ['callback', 'Ring Anna Berg: half four'],
    ['update', 'Tell Anna Berg how it stands: half four'],
    ['check-in', 'Ask Anna Berg whether all is well: half four'],
    ['fix', 'Put it right for Anna Berg: half four'],
    ['internal', 'Inside, for Anna Berg: half four'],
  ] as const)('says in plain words what is to be done: %s', (kind, summary) => {
    expect(one({ kind }).summary).toBe(summary);
  });

  it('without a name has the number, and without both still a title', () => {
    expect(one({ customer: null }).summary).toBe('Ring +1 312 555 0142: half four');
    expect(one({ customer: null, contact: null, promise: '' }).summary).toBe('Ring the customer');
  });

  it('says that the customer was not told, and when the next try is', () => {
    const { description } = one({ spoken: false, nextTryAt: '2026-11-19T14:00:00.000Z' });
    expect(description).toContain('The customer was not told: half four');
    expect(description).toContain('Next try: Thu 19 Nov 09:00 in New York');
  });

  it('that is late already does not ring when it is imported', () => {
    expect(one({ dueAt: '2026-11-18T14:00:00.000Z' })).toMatchObject({
      alarms: [],
      status: 'CONFIRMED',
      isFree: false,
    });
  });
});

describe('what has ended', () => {
  it('goes away when it was called off, and never rings', () => {
    const ended = { settledAt: now, settledBy: 'Priya' };
    expect(one({ ...ended, status: 'released' })).toMatchObject({
      summary: 'They let us off: Ring Anna Berg: half four',
      status: 'CANCELLED',
      alarms: [],
      isFree: true,
    });
    expect(one({ ...ended, status: 'withdrawn' })).toMatchObject({ status: 'CANCELLED', alarms: [] });
  });

  it('stays as done when it was kept, takes no time and does not ring', () => {
    expect(one({ status: 'kept', settledAt: now })).toMatchObject({
      summary: 'Done: Ring Anna Berg: half four',
      status: 'CONFIRMED',
      alarms: [],
      isFree: true,
    });
  });

  it('goes away from the calendar of somebody who has it no more', () => {
    const event = one({ owner: 'Omar' }, { of: 'Priya' });
    expect(event).toMatchObject({
      summary: 'Now with Omar: Ring Anna Berg: half four',
      status: 'CANCELLED',
      alarms: [],
    });
  });
});

describe('the document', () => {
  it('of nothing is a calendar without events', () => {
    const text = written([]);
    expect(read(text)).toEqual([]);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });

  const hostile = fc.oneof(
    anyText,
    fc.constantFrom(
      'Eve\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:free money',
      'a;b,c\\n\\;"d":e',
      'ATTACH:file:///etc/passwd\nBEGIN:VALARM\nACTION:PROCEDURE',
      '\u202egnp.exe\u2066',
      '👩‍👩‍👧‍👦'.repeat(40),
      'ä'.repeat(500),
      '\u0000\u0007\u001b[2J\u009b31m\ufeff',
      '\u2028second\u2029third\u0085fourth',
      '\ud83d',
    ),
  );
  const someFollowUp = fc
    .record({
      customer: fc.option(hostile),
      contact: fc.option(hostile),
      owner: hostile,
      promise: hostile,
      kind: fc.constantFrom(...followUpKinds),
      status: fc.constantFrom('open' as const, 'kept' as const, 'released' as const, 'withdrawn' as const),
      spoken: fc.boolean(),
      due: fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    })
    .map(({ due, ...given }) => ({ ...given, dueAt: due.toISOString() }));

  it('holds one event for each follow-up, whatever their texts are', () => {
    fc.assert(
      fc.property(fc.array(someFollowUp, { maxLength: 4 }), (given) => {
        const followUps = given.map((each, index) => promised(`f-${index}`, each));
        const text = written(followUps, { changes: 2 });
        const events = read(text);
        expect(events.map(({ uid }) => uid)).toEqual(followUps.map(({ id }) => `${id}@recover`));
        for (const [index, event] of events.entries()) {
          const { dueAt, promise, owner, contact, spoken, status, code } = promised('', given[index]);
          expect(event.start).toBe(`${dueAt.slice(0, 19)}Z`);
          expect(event.alarms).toEqual(status === 'open' && dueAt > now ? [10] : []);
          expect(event.sequence).toBe(2);
          const lines = event.description.split('\n');
          expect(lines[0]).toBe(`${spoken ? 'Words said' : 'The customer was not told'}: ${oneLine(promise)}`);
          expect(lines).toContain(`Owner: ${oneLine(owner)}`);
          expect(lines).toContain(`Number: ${oneLine(contact ?? '') || 'none'}`);
          expect(lines.at(-1)).toBe(`recover followups call ${code}`);
          expect(lines.length).toBe(6);
        }
      }),
    );
  });

  it('has lines of at most 75 bytes that end in CRLF, and nothing that a terminal or a calendar obeys', () => {
    fc.assert(
      fc.property(someFollowUp, (given) => {
        const bytes = Buffer.from(written([promised('f-1', given)]), 'utf8');
        const lines = bytes.toString('latin1').split('\r\n');
        expect(lines.at(-1)).toBe('');
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          // Each line alone is whole characters: no one is cut in the middle.
          expect(isUtf8(Buffer.from(line, 'latin1'))).toBe(true);
        }
        const text = bytes.toString('utf8');
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        const names = text
          .replaceAll('\r\n ', '')
          .split('\r\n')
          .map((line) => line.split(/[:;]/)[0]);
        for (const name of ['UID', 'SUMMARY', 'STATUS']) expect(names.filter((each) => each === name)).toEqual([name]);
        for (const name of ['ATTACH', 'ATTENDEE', 'ORGANIZER', 'URL', 'RRULE']) expect(names).not.toContain(name);
      }),
    );
  });
});

describe('followups --ics', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = openDesk();
    const path = desk.file('call.yaml', promisedCall);
    const ran = desk.run(['start', '--at', '2026-11-18T14:30', '--customer', 'Anna\nBerg; Co', '--answers', path]);
    expect(ran.code).toBe(0);
  });
  afterEach(() => desk.leave());

  const events = (...args: string[]) => {
    const { code, out, err } = desk.run(['followups', '--ics', ...args]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return read(out);
  };
  const ringing = (...args: string[]) => events(...args).filter(({ summary }) => summary.includes('Ring '));
  const codeOf = (kind: string): string => JSON.parse(desk.run(['followups', '--kind', kind, '--json']).out)[0].code;

  it('is one document on stdout, and says the same again', () => {
    const [first] = ringing();
    expect(first).toMatchObject({ summary: 'Ring Anna Berg; Co: today at 16:30', sequence: 0 });
    expect(ringing()).toEqual([first]);
  });

  it('keeps the event and raises its number with each change, until it is gone', () => {
    const [first] = ringing();
    const code = codeOf('callback');
    expect(desk.run(['followups', 'reschedule', code, '2030-01-09T17:00', '--agreed']).code).toBe(0);
    expect(ringing()).toMatchObject([{ uid: first?.uid, sequence: 1, start: '2030-01-09T22:00:00Z', alarms: [10] }]);
    expect(desk.run(['followups', 'withdraw', code, '--why', 'a slip', '--slip']).code).toBe(0);
    expect(ringing()).toMatchObject([{ uid: first?.uid, sequence: 2, status: 'CANCELLED', alarms: [] }]);
  });

  it('takes the filters of the list', () => {
    expect(events('--agent', 'Omar')).toEqual([]);
    expect(events('--mine').length).toBe(events().length);
    expect(events('--kind', 'callback').length).toBe(1);
    expect(events('--customer', 'anna').length).toBe(events().length);
    expect(events('--customer', 'weber')).toEqual([]);
    expect(desk.run(['followups', '--ics', '--kind', 'ring'])).toMatchObject({ code: 2, out: '' });
  });

  it('of an empty desk is a calendar without events', () => {
    const other = openDesk();
    other.file('recover.db', '');
    const { code, out } = other.run(['followups', '--ics']);
    expect({ code, events: read(out) }).toEqual({ code: 0, events: [] });
    other.leave();
  });

  it.each(['--json', '--overdue', '--watch', '--notify'])('does not go with %s', (flag) => {
    const ran = desk.run(['followups', '--ics', flag]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`--ics and ${flag} do not go together.`);
  });
});

describe('a calendar of many', () => {
  it('is put together from parts, and is what one of each would be', () => {
    const all = Array.from({ length: 250 }, (_, at) => promised(`f-${at}`, { code: `c${at}` }));
    const inside = (text: string) => text.slice(text.indexOf('BEGIN:VEVENT'), text.lastIndexOf('END:VCALENDAR'));
    const whole = written(all);
    expect(inside(whole)).toBe(all.map((followUp) => inside(written([followUp]))).join(''));
    expect(whole.split('BEGIN:VCALENDAR')).toHaveLength(2);
    expect(read(whole).map(({ uid }) => uid)).toEqual(all.map(({ id }) => `${id}@recover`));
    expect(read(written([]))).toEqual([]);
  });
});
