import { describe, expect, it } from 'vitest';
import { readAt, readBack, type Scene, wednesday } from './read-back.ts';

type Row = readonly [phrase: string, meant: string];

function reads(what: string, rows: readonly Row[], scene: Scene = wednesday) {
  describe(what, () => {
    it.each(rows)('"%s" is %s', (phrase, meant) => {
      expect(readBack(phrase, scene)).toBe(meant);
    });
  });
}

reads('how long from now', [
  ['in an hour and a half', 'wed 18 16:00'],
  ['in one and a half hours', 'wed 18 16:00'],
  ['in 2½ hours', 'wed 18 17:00'],
  ['in 2 1/2 hours', 'wed 18 17:00'],
  ['in 2h30', 'wed 18 17:00'],
  ['in 2:30 hours', 'wed 18 17:00'],
  ['in 2 hours and 30 minutes', 'wed 18 17:00'],
  ['in twenty-five minutes', 'wed 18 14:55'],
  ['in 3/4 of an hour', 'wed 18 15:15'],
  ["in two hours' time", 'wed 18 16:30'],
  ['an hour from now', 'wed 18 15:30'],
  ['in the next hour', 'wed 18 15:30'],
  ['in the next few hours', 'wed 18 17:30'],
  ['in another 10 minutes', 'wed 18 14:40'],
  ['in no more than 2 hours', 'wed 18 16:30'],
  ['in an hour or two', 'wed 18 15:30 - wed 18 16:30'],
  ['between 2 and 3 hours', 'wed 18 16:30 - wed 18 17:30'],
  ['30 minutes to an hour', 'wed 18 15:00 - wed 18 15:30'],
  ['hold on for 10 minutes', 'wed 18 14:40'],
  ['in the next day or two', 'thu 19 14:30 - fri 20 14:30'],
  ['2 hrs & 15 mins', 'wed 18 16:45'],
  ['please allow 24 hours', 'thu 19 14:30'],
  ['in a week at the same time', 'wed 25 14:30'],
  ['in a minute', 'wed 18 14:31 ?'],
  ['in 3 months', 'thu 18 14:30'],
  ['in 36 hours', 'fri 20 02:30'],
  ['2-3 working days', 'fri 20 09:00 - mon 23 17:00'],
  ['48 business hours', 'fri 27 14:30 ?'],
  ['in 2 days at 3pm', 'fri 20 15:00'],
  ['in 3 business days by noon', 'mon 23 12:00'],
]);

reads('a day', [
  ['the day after tomorrow', 'fri 20 09:00 - fri 20 17:00'],
  ['a week from Friday', 'fri 27 09:00 - fri 27 17:00'],
  ['Friday week', 'fri 27 09:00 - fri 27 17:00'],
  ['a week tomorrow', 'thu 26 09:00 - thu 26 17:00'],
  ['two business days from Monday', 'wed 25 09:00 - wed 25 17:00'],
  ['the day before Christmas Eve', 'wed 23 17:00'],
  ['the Monday after Thanksgiving', 'mon 30 17:00'],
  ['the Monday after next', 'mon 30 17:00'],
  ['Friday after next', 'fri 4 17:00 ?'],
  ['Tuesday next week', 'tue 24 09:00 - tue 24 17:00'],
  ['Tuesday of next week', 'tue 24 09:00 - tue 24 17:00'],
  ['this Friday', 'fri 20 09:00 - fri 20 17:00'],
  ['Wednesday', 'wed 25 09:00 - wed 25 17:00 ?'],
  ['the second Tuesday of next month', 'tue 8 17:00'],
  ['the last business day of the month', 'mon 30 17:00'],
  ['first of the month', 'tue 1 17:00'],
  ['the 20th of next month', 'sun 20 17:00'],
  ['11/20', 'fri 20 17:00'],
  ['20.11.2026', 'fri 20 17:00'],
  ['29 February 2028', 'tue 29 17:00'],
  ['Friday, Nov 20, 3:30pm', 'fri 20 15:30'],
  ['by Friday at the latest', 'fri 20 17:00'],
  ['before Friday', 'thu 19 17:00 ?'],
  ['after Monday', 'tue 24 09:00 - tue 24 17:00 ?'],
  ['not before Monday', 'mon 23 09:00 - mon 23 17:00 ?'],
  ['tomorrow or the day after', 'thu 19 09:00 - fri 20 17:00'],
  ['Nov 20-22', 'fri 20 09:00 - sun 22 17:00'],
  ['20-22 November', 'fri 20 09:00 - sun 22 17:00'],
  ['Monday to Wednesday', 'mon 23 09:00 - wed 25 17:00'],
  ['Monday, tomorrow', 'ask'],
  ['Friday the 21st', 'ask'],
  ['Nov 31', 'ask'],
  ['Feb 29', 'ask'],
  ['Nov 10', 'ask'],
]);

reads('a time of the day', [
  ['half four', 'wed 18 16:30'],
  ['twenty to five', 'wed 18 16:40'],
  ['quarter of five', 'wed 18 16:45'],
  ['four-thirty', 'wed 18 16:30'],
  ['nine oh five tomorrow', 'thu 19 09:05'],
  ['1630', 'wed 18 16:30'],
  ['16:00 hours', 'wed 18 16:00'],
  ['half-four', 'wed 18 16:30'],
  ['at 3 or so', 'wed 18 15:00'],
  ['at 16h30', 'wed 18 16:30'],
  ['3 p.m.', 'wed 18 15:00'],
  ['3 in the afternoon', 'wed 18 15:00'],
  ['8 tonight', 'wed 18 20:00'],
  ['by midnight', 'thu 19 00:00'],
  ['tomorrow at 8', 'thu 19 08:00 ?'],
  ['at 2', 'thu 19 14:00 ?'],
  ['9am', 'thu 19 09:00 ?'],
  ['2pm', 'ask'],
  ['4', 'ask'],
  ['same time tomorrow', 'thu 19 14:30'],
  ['2-4pm', 'wed 18 14:30 - wed 18 16:00'],
  ['11-1 tomorrow', 'thu 19 11:00 - thu 19 13:00'],
  ['9am-5pm tomorrow', 'thu 19 09:00 - thu 19 17:00'],
  ['between 10 and noon tomorrow', 'thu 19 10:00 - thu 19 12:00'],
  ['from 4pm today to noon tomorrow', 'wed 18 16:00 - thu 19 12:00'],
  ['anywhere from 3 to 5', 'wed 18 15:00 - wed 18 17:00'],
  ['between now and 5', 'wed 18 14:30 - wed 18 17:00'],
  ['tomorrow after 2 but before 4', 'thu 19 14:00 - thu 19 16:00'],
  ['after 3pm tomorrow', 'thu 19 15:00 - thu 19 17:00'],
  ['no later than 5pm', 'wed 18 17:00'],
  ['tomorrow at 10 to 12', 'thu 19 11:50'],
  ['tomorrow 10 to 12', 'thu 19 10:00 - thu 19 12:00 ?'],
  ['tomorrow at 10 or Friday at 2', 'thu 19 10:00 ?'],
  ['tomorrow at 10 and Friday at 2', 'ask'],
]);

reads('a part of the day, the week or the year', [
  ['late this afternoon', 'wed 18 15:00 - wed 18 17:00'],
  ['mid-morning tomorrow', 'thu 19 10:00 - thu 19 11:00'],
  ['early tomorrow morning', 'thu 19 09:00 - thu 19 10:30'],
  ['early tomorrow', 'thu 19 09:00 - thu 19 12:00'],
  ['before lunch tomorrow', 'thu 19 12:00'],
  ['after lunch tomorrow', 'thu 19 13:00 - thu 19 17:00'],
  ['close of play tomorrow', 'thu 19 17:00'],
  ['the end of Friday', 'fri 20 17:00'],
  ['first thing next week', 'mon 23 09:00'],
  ['later this week', 'wed 18 14:30 - fri 20 17:00'],
  ['early next week', 'mon 23 09:00 - tue 24 17:00'],
  ['by the weekend', 'fri 20 17:00'],
  ['next weekend', 'sat 28 09:00 - sun 29 20:00 ?'],
  ['by mid-December', 'tue 15 17:00'],
  ['in December', 'tue 1 09:00 - thu 31 17:00'],
  ['the end of next month', 'thu 31 17:00'],
  ['one day next week', 'mon 23 09:00 - fri 27 17:00'],
  ['next week at 10', 'ask'],
  ['rest of the day', 'wed 18 14:30 - wed 18 17:00'],
]);

reads('another clock', [
  ['3pm Central tomorrow', 'thu 19 16:00'],
  ['tomorrow at 3 in Chicago', 'thu 19 16:00'],
  ['3pm London tomorrow', 'thu 19 10:00'],
  ['10 PST tomorrow', 'thu 19 13:00'],
  ['tomorrow 10:00 CET', 'thu 19 04:00'],
  ['tomorrow 10:00 UTC+5:30', 'wed 18 23:30 ?'],
  ['2026-11-19T10:00+05:30', 'wed 18 23:30'],
  ['9am your time tomorrow', 'thu 19 09:00'],
  ['2026-11-19T09:00', 'thu 19 09:00'],
  ['2026-11-19 09:00', 'thu 19 09:00'],
  ['2026-11-19T09:00Z', 'thu 19 04:00'],
  ['2026-11-19T09:00+01:00', 'thu 19 03:00'],
  ['2026-11-19 9:00-10:30', 'thu 19 09:00 - thu 19 10:30'],
]);

reads('a sentence around it', [
  ["I'll call you back tomorrow at 3", 'thu 19 15:00'],
  ["You'll hear from us by Friday", 'fri 20 17:00'],
  ["Let's say Friday at 2, OK?", 'fri 20 14:00'],
  ['can you ring me at half four?', 'wed 18 16:30'],
  ['I will get back to you within 24 hours at the latest', 'thu 19 14:30'],
  ['you can expect to hear from us by Friday', 'fri 20 17:00'],
  ["Friday at 10 if it's OK with you", 'fri 20 10:00'],
  ["I'll try to call you tomorrow", 'thu 19 09:00 - thu 19 17:00 ?'],
  ['tomorow at 3', 'thu 19 15:00'],
]);

reads(
  'a morning time, spoken in the morning after it',
  [
    ['9am', 'ask'],
    ['at 9', 'thu 19 09:00 ?'],
    ['noon', 'wed 18 12:00'],
    ['in the morning', 'thu 19 09:00 - thu 19 12:00 ?'],
  ],
  { ...wednesday, now: '2026-11-18T11:00:00-05:00' },
);

describe('seconds', () => {
  it('stay in a promise of some days', () => {
    const reading = readAt('in 2 days', { ...wednesday, now: '2026-11-18T14:30:20-05:00' });
    expect(reading).toMatchObject({ dueAt: '2026-11-20T19:30:20.000Z' });
  });
});

describe('what is no time', () => {
  it.each([
    'soon',
    'in a moment',
    'when I can',
    'as soon as I know',
    'after the meeting',
    'until it is fixed',
    'tomorrow if the part arrives',
    'not tomorrow',
    "don't call me tomorrow",
    'every Monday',
    'the weekend after Thanksgiving',
    'at 5 to',
    'you close at 5',
    'you said by 4',
    'daily at 9',
    'in several hours',
    'for 3 days',
    'I waited 2 hours',
    'an hour ago',
    '5 minutes late',
    'on hold for 20 minutes',
    'I have 2 hours',
    'in over an hour',
    'between 2',
    '10 past',
    'Monday or 2',
    'tomorrow - 3',
    'tomorrow 17h',
    '1.30 hours',
    'last Friday',
    'now',
    '-5 minutes',
    'in 0 minutes',
    'in 99999999 days',
    '555-1234',
    '3pm Xyzzy tomorrow',
    '15:00 in the morning',
    '',
    '   ',
    'constructor',
    'in __proto__ hours',
  ])('asks about "%s"', (phrase) => {
    expect(readAt(phrase)).toMatchObject({ kind: 'ask', question: expect.stringMatching(/\?/) });
  });

  it('says in the question which word it could not read, and what would do', () => {
    expect(readAt('3pm Xyzzy tomorrow')).toEqual({
      kind: 'ask',
      question: 'When exactly? "Xyzzy" cannot be read as part of a time. Try "today 16:00" or "in 2 hours".',
    });
  });

  it('names no time of today when the day is over', () => {
    const reading = readAt('soon', { ...wednesday, now: '2026-11-20T16:45:00-05:00' });
    expect(reading).toMatchObject({ question: expect.stringContaining('Try "Monday 10:00"') });
  });
});
