import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkingWeek, weekText } from '../../src/followup/working-week.ts';

const read = (text: string) => {
  const week = readWorkingWeek(text);
  return week.ok ? weekText(week.value) : week.problem;
};

describe('hours, as a lead types them', () => {
  it.each([
    ['Mon-Fri 9:00-17:00, Sat 10-14', 'mon-fri 09:00-17:00, sat 10:00-14:00'],
    ['mon to fri 9am to 5pm; sat 10-14; sun closed', 'mon-fri 09:00-17:00, sat 10:00-14:00'],
    ['weekdays 8-18', 'mon-fri 08:00-18:00'],
    ['weekdays 9-17, weekends 10-14', 'mon-fri 09:00-17:00, sat-sun 10:00-14:00'],
    ['daily 0:00-24:00', 'mon-sun 00:00-24:00'],
    ['24/7', 'mon-sun 00:00-24:00'],
    ['mon-fri 24 hours', 'mon-fri 00:00-24:00'],
    ['7 days a week 8-20', 'mon-sun 08:00-20:00'],
    ['Mon–Fri 9–5', 'mon-fri 09:00-17:00'],
    ['m-f 9-5', 'mon-fri 09:00-17:00'],
    ['9-5 mon-fri; 10-2 sat', 'mon-fri 09:00-17:00, sat 10:00-14:00'],
    ['mon, wed and fri 8.30-16.30', 'mon 08:30-16:30, wed 08:30-16:30, fri 08:30-16:30'],
    ['Monday: 9am - 5.30pm', 'mon 09:00-17:30'],
    ['mon-fri 9 a.m. to 5 p.m.', 'mon-fri 09:00-17:00'],
    ['every weekday from 0900 to 1700', 'mon-fri 09:00-17:00'],
    ['mon-fri 9h-17h30', 'mon-fri 09:00-17:30'],
    ['sat-mon 10-14', 'mon 10:00-14:00, sat-sun 10:00-14:00'],
    ['Mon 9-17\nTue 9-18\n', 'mon 09:00-17:00, tue 09:00-18:00'],
    ['daily 9-17, sun closed', 'mon-sat 09:00-17:00'],
    ['mon-fri 9-17, fri 9-15', 'mon-thu 09:00-17:00, fri 09:00-15:00'],
    ['9-17', 'mon-fri 09:00-17:00'],
    ['noon-8', 'mon-fri 12:00-20:00'],
    ['9am-midnight', 'mon-fri 09:00-24:00'],
    ['10-2pm', 'mon-fri 10:00-14:00'],
    ['1-5pm', 'mon-fri 13:00-17:00'],
  ])('%j', (typed, stored) => {
    expect(read(typed)).toBe(stored);
  });

  it.each([
    ['22:00-06:00', 'mon-fri 22:00-06:00'],
    ['fri-sat 10pm-6am', 'fri-sat 22:00-06:00'],
    ['mon-fri 22-6', 'mon-fri 22:00-06:00'],
    ['mon-fri 11pm-7', 'mon-fri 23:00-07:00'],
    ['18:00-0:00', 'mon-fri 18:00-24:00'],
  ])('%j is a night shift', (typed, stored) => {
    expect(read(typed)).toBe(stored);
  });

  it.each([
    ['mon-sun closed', 'closed on all seven days'],
    ['mon-fri', 'Days and hours do not stand in pairs'],
    ['mon-fri 9', '"9" is no stretch of hours'],
    ['mon-fri 9-12, 13-17', 'one stretch of hours'],
    ['mon 9-17, mon 10-14', 'Monday is given hours twice'],
    ['moonday 9-5', '"moonday" is not understood'],
    ['mon-fri 25:00-26:00', 'a time that no clock shows'],
    ['mon-fri 09:00-09:00', 'begins and ends at the same time'],
    ['24:00-08:00', 'the first minute of a day is 0:00'],
    ['mon-fri 1-5', 'may be meant in two ways'],
    ['mon-fri 8-9pm', 'may be meant in two ways'],
    ['', 'There are no hours in that'],
  ])('%j is refused in a sentence', (typed, sentence) => {
    expect(readWorkingWeek(typed)).toMatchObject({ ok: false, problem: expect.stringContaining(sentence) });
    expect(read(typed)).toMatch(/^[^.]*( [ap]\.m\.)?[^.]*\.$/);
  });
});

describe('hours, as they are stored', () => {
  const minutes = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }));
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const hours = minutes.filter(([from, to]) => from !== to).map(([from, to]) => ({ from: clock(from), to: clock(to) }));
  const day = fc.option(hours, { nil: null, freq: 2 });

  it('read back as themselves, whatever the week', () => {
    const week = fc.record({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: hours });
    fc.assert(
      fc.property(week, (any) => {
        expect(readWorkingWeek(weekText(any))).toEqual({ ok: true, value: any });
      }),
    );
  });

  it('are the same after each reading of what was typed', () => {
    const piece = fc.constantFrom(
      'mon',
      'fri',
      '-',
      'to',
      ' ',
      ', ',
      ';',
      '9',
      '17:00',
      '5pm',
      'sat',
      'closed',
      'daily',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (said) => {
        const once = read(said.join(' '));
        if (readWorkingWeek(said.join(' ')).ok) expect(read(once)).toBe(once);
      }),
    );
  });
});
