import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holidaysText } from '../../src/followup/holiday-list.ts';
import { holidaysFromCalendar } from '../../src/followup/holidays-from-calendar.ts';
import { readTeamSetting } from '../../src/followup/team-settings.ts';

const years = { from: 2026, to: 2028 };

const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n${events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT\n`).join('')}END:VCALENDAR\n`;

const christmas = 'DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226\nSUMMARY:Christmas Day';

/** "2026-12-25 Christmas Day", or the sentence */
function imported(text: string, within = years): readonly string[] | string {
  const found = holidaysFromCalendar(text, within);
  return found.ok ? found.holidays.map(({ date, name }) => `${date} ${name}`) : found.problem;
}

describe('a calendar from Google', () => {
  const google = `BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Holidays in United States
X-WR-TIMEZONE:UTC
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261126
DTEND;VALUE=DATE:20261127
DTSTAMP:20261121T120000Z
UID:20261126_a@google.com
CLASS:PUBLIC
DESCRIPTION:Public holiday
STATUS:CONFIRMED
SUMMARY:Thanksgiving Day
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270214
DTEND;VALUE=DATE:20270215
UID:20270214_b@google.com
DESCRIPTION:Observance\\nTo hide observances\\, go to Google Calendar Setting
 s > Holidays in United States
SUMMARY:Valentine's Day
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261127
DTEND;VALUE=DATE:20261128
UID:20261127_c@google.com
STATUS:CANCELLED
SUMMARY:Day after Thanksgiving
END:VEVENT
END:VCALENDAR
`;

  it('gives its days off, without observances and what was cancelled', () => {
    expect(imported(google)).toEqual(['2026-11-26 Thanksgiving Day']);
  });

  it('is the same with the line ends of Windows, of an old Mac and a mark before the first line', () => {
    for (const text of [google.replaceAll('\n', '\r\n'), google.replaceAll('\n', '\r'), `\ufeff${google}`])
      expect(imported(text)).toEqual(['2026-11-26 Thanksgiving Day']);
  });
});

describe('a calendar from Outlook', () => {
  const outlook = `BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
X-CALSTART:20261224T000000
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
CLASS:PUBLIC
CATEGORIES:Holiday
DTEND;TZID="W. Europe Standard Time":20270102T000000
DTSTART;TZID="W. Europe Standard Time":20261228T000000
SUMMARY;LANGUAGE=en-us:Closed between the ye
\tars
X-ALT-DESC;FMTTYPE=text/html:<html><body>${'x'.repeat(3000)}</body></html>
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
BEGIN:VALARM
TRIGGER:-PT15M
ACTION:DISPLAY
DESCRIPTION:Observance
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID="W. Europe Standard Time":20261229T090000
DTEND;TZID="W. Europe Standard Time":20261229T100000
SUMMARY:Stand-up
X-MICROSOFT-CDO-ALLDAYEVENT:FALSE
this line was broken by a program
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20100501
DTEND;VALUE=DATE:20100502
RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=1;BYMONTH=5
SUMMARY;LANGUAGE=de:Tag der Arbeit
END:VEVENT
END:VCALENDAR
`;

  it('gives whole days, also those written as midnight to midnight', () => {
    expect(imported(outlook.replaceAll('\n', '\r\n'), { from: 2026, to: 2027 })).toEqual([
      '2026-05-01 Tag der Arbeit',
      '2026-12-28 Closed between the years',
      '2026-12-29 Closed between the years',
      '2026-12-30 Closed between the years',
      '2026-12-31 Closed between the years',
      '2027-01-01 Closed between the years',
      '2027-05-01 Tag der Arbeit',
    ]);
  });
});

describe('an event', () => {
  it.each([
    ['of one day', christmas, ['2026-12-25 Christmas Day']],
    ['without an end', 'DTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas', ['2026-12-25 Christmas']],
    ['that does not say that it is a date', 'DTSTART:20261225\nSUMMARY:Christmas', ['2026-12-25 Christmas']],
    [
      'that ends on the day it begins',
      'DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261225\nSUMMARY:C',
      ['2026-12-25 C'],
    ],
    ['with a length', 'DTSTART;VALUE=DATE:20261224\nDURATION:P2D\nSUMMARY:C', ['2026-12-24 C', '2026-12-25 C']],
    [
      'that began the year before',
      'DTSTART;VALUE=DATE:20251230\nDTEND;VALUE=DATE:20260102\nSUMMARY:C',
      ['2026-01-01 C'],
    ],
    ['without a name', 'DTSTART;VALUE=DATE:20261225', ['2026-12-25 Team holiday']],
    [
      'with commas and a line end in its name',
      'DTSTART;VALUE=DATE:20261225\nSUMMARY:Closed\\, all of us\\, 2026-12-25\\nreally',
      ['2026-12-25 Closed, all of us, really'],
    ],
    [
      'with a name that would turn the line',
      'DTSTART;VALUE=DATE:20261225\nSUMMARY:Xmas\u202e \u001b[2J',
      ['2026-12-25 Xmas\ufffd ␛[2J'],
    ],
  ])('%s', (_what, event, days) => {
    expect(imported(calendar(event))).toEqual(days);
  });

  it.each([
    ['in the afternoon', 'DTSTART:20261225T140000\nDTEND:20261225T150000\nSUMMARY:Party'],
    ['from midnight to midnight by some clock', 'DTSTART:20261225T000000Z\nDTEND:20261226T000000Z\nSUMMARY:Outage'],
    ['long past', 'DTSTART;VALUE=DATE:20151225\nSUMMARY:Christmas'],
    ['that was cancelled', `${christmas}\nSTATUS:CANCELLED`],
    ['without a beginning', 'SUMMARY:Some day'],
  ])('%s is no day off', (_what, event) => {
    expect(imported(calendar(event))).toBe('That calendar has no all-day event from 2026 to 2028.');
  });

  it('that two calendars hold is there once, and so is one after another calendar in the same file', () => {
    const other = 'DTSTART;VALUE=DATE:20261226\nSUMMARY:Boxing Day';
    expect(imported(calendar(christmas) + calendar(christmas, other))).toEqual([
      '2026-12-25 Christmas Day',
      '2026-12-26 Boxing Day',
    ]);
  });
});

describe('an event that repeats', () => {
  const from = (date: string, ...lines: string[]) =>
    calendar([`DTSTART;VALUE=DATE:${date}`, 'SUMMARY:Off', ...lines].join('\n'));

  it.each([
    ['each year', '20201225', 'FREQ=YEARLY', ['2026-12-25', '2027-12-25', '2028-12-25']],
    ['each second year', '20201225', 'FREQ=YEARLY;INTERVAL=2', ['2026-12-25', '2028-12-25']],
    ['a number of times', '20251225', 'FREQ=YEARLY;COUNT=3', ['2026-12-25', '2027-12-25']],
    ['until a day', '20251225', 'FREQ=YEARLY;UNTIL=20271225', ['2026-12-25', '2027-12-25']],
    ['until a moment', '20251225', 'FREQ=YEARLY;UNTIL=20271224T230000Z', ['2026-12-25']],
    [
      'on the fourth Thursday',
      '20201126',
      'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
      ['2026-11-26', '2027-11-25', '2028-11-23'],
    ],
    ['on the last Monday', '20200525', 'FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', ['2026-05-25', '2027-05-31', '2028-05-29']],
    [
      'on the Monday before the 25th',
      '20200518',
      'FREQ=YEARLY;BYMONTH=5;BYDAY=MO;BYMONTHDAY=18,19,20,21,22,23,24',
      ['2026-05-18', '2027-05-24', '2028-05-22'],
    ],
    [
      'each year since long ago',
      '19041126',
      'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
      ['2026-11-26', '2027-11-25', '2028-11-23'],
    ],
    ['each third year since long ago', '19611225', 'FREQ=YEARLY;INTERVAL=3', ['2027-12-25']],
    [
      'each fourth year since long ago',
      '19041108',
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      ['2028-11-07'],
    ],
    ['on a leap day since long ago', '19040229', 'FREQ=YEARLY', ['2028-02-29']],
    ['on 29 February only where there is one', '20240229', 'FREQ=YEARLY', ['2028-02-29']],
    ['on three days running', '20261229', 'FREQ=DAILY;COUNT=3', ['2026-12-29', '2026-12-30', '2026-12-31']],
    [
      'on the Fridays of a summer',
      '20260807',
      'FREQ=WEEKLY;UNTIL=20260821;BYDAY=FR',
      ['2026-08-07', '2026-08-14', '2026-08-21'],
    ],
    ['each week for ever: only its first day', '20260807', 'FREQ=WEEKLY', ['2026-08-07']],
    [
      'by a rule that can never be true: only its first day',
      '20261124',
      'FREQ=YEARLY;BYDAY=4TH;BYMONTHDAY=1;BYMONTH=11',
      ['2026-11-24'],
    ],
    ['each year since before there were calendars like this', '00010101', 'FREQ=YEARLY', null],
  ])('%s', (_what, start, rule, days) => {
    expect(imported(from(start, `RRULE:${rule}`))).toEqual(
      days?.map((day) => `${day} Off`) ?? 'That calendar has no all-day event from 2026 to 2028.',
    );
  });

  it('over several days each year', () => {
    expect(
      imported(from('20201224', 'DTEND;VALUE=DATE:20201227', 'RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24'), {
        from: 2026,
        to: 2026,
      }),
    ).toEqual(['2026-12-24 Off', '2026-12-25 Off', '2026-12-26 Off']);
  });

  it('leaves out the exceptions, however they are written, and has the days that are added', () => {
    const rule = 'RRULE:FREQ=YEARLY';
    expect(imported(from('20201225', rule, 'EXDATE;VALUE=DATE:20261225,20281225'))).toEqual(['2027-12-25 Off']);
    expect(
      imported(from('20201225', rule, 'EXDATE;TZID=Europe/Berlin:20271225T000000', 'EXDATE;VALUE=DATE:20281225')),
    ).toEqual(['2026-12-25 Off']);
    expect(imported(from('20201225', 'RDATE;VALUE=DATE:20260102,20260103'))).toEqual([
      '2026-01-02 Off',
      '2026-01-03 Off',
    ]);
  });

  it('leaves out the one that was moved or cancelled', () => {
    const series = 'UID:1\nDTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY\nSUMMARY:Off';
    const moved = 'UID:1\nRECURRENCE-ID;VALUE=DATE:20261225\nDTSTART;VALUE=DATE:20261228\nSUMMARY:Off instead';
    const cancelled =
      'UID:1\nRECURRENCE-ID;VALUE=DATE:20271225\nDTSTART;VALUE=DATE:20271225\nSTATUS:CANCELLED\nSUMMARY:Off';
    expect(imported(calendar(series, moved, cancelled))).toEqual(['2026-12-28 Off instead', '2028-12-25 Off']);
  });
});

describe('a file', () => {
  const tooMany = 'That calendar has more than 500 days off from 2026 to 2028: export the holidays alone.';
  const damaged = 'That calendar file is damaged: export it once more, as an .ics file.';
  const noCalendar = 'That is no calendar file: such a file begins with BEGIN:VCALENDAR, and its name ends in .ics.';

  it.each([
    ['is empty', '', noCalendar],
    ['is another kind of file', '{"holidays": []}', noCalendar],
    ['is a card', 'BEGIN:VCARD\nFN:Anna\nEND:VCARD', noCalendar],
    ['breaks off', calendar(christmas).slice(0, -30), damaged],
    ['has an end too many', `${calendar(christmas)}END:VCALENDAR\nEND:VCALENDAR\nSUMMARY:x\n`, damaged],
    ['holds what is no date', calendar('DTSTART;VALUE=DATE:20261399\nSUMMARY:C'), damaged],
    ['holds a date of words', calendar('DTSTART;VALUE=DATE:tomorrow\nSUMMARY:C'), damaged],
    ['holds a rule of words', calendar(`${christmas}\nRRULE:each year`), damaged],
    ['has no events', calendar(), 'That calendar has no all-day event from 2026 to 2028.'],
    ['is larger than 1 MB', calendar(christmas) + 'x'.repeat(1_000_000), 'larger than 1 MB'],
    ['lists a day off that never ends', calendar('DTSTART;VALUE=DATE:20200101\nDTEND;VALUE=DATE:99990101'), tooMany],
    ['repeats without end each day', calendar('DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;COUNT=99999999'), tooMany],
  ])('that %s is refused in a sentence', (_what, text, sentence) => {
    expect(imported(text)).toContain(sentence);
  });

  it('with thousands of repeating events is refused in a moment', () => {
    const one = 'DTSTART;VALUE=DATE:19010101\nRRULE:FREQ=YEARLY;COUNT=999;BYMONTH=5,10;BYDAY=1MO;BYSETPOS=2';
    const began = performance.now();
    expect(imported(calendar(...Array.from({ length: 8000 }, () => one)))).toBe(tooMany);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('with lines as long as the file is read in a moment', () => {
    const began = performance.now();
    for (const line of [
      `SUMMARY;${'A=B;'.repeat(200_000)}X=Y:Z`,
      `X-PHOTO:${'x'.repeat(900_000)}`,
      '\n '.repeat(400_000),
    ])
      expect(imported(calendar(`${christmas}\n${line}`))).toEqual(['2026-12-25 Christmas Day']);
    expect(imported('BEGIN:VCALENDAR\n'.repeat(60_000))).toBe(damaged);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('whatever is in it, gives days that a team can store, or a sentence', () => {
    const line = fc.constantFrom(
      ...'BEGIN:VEVENT|END:VEVENT|END:VCALENDAR|BEGIN:VCALENDAR|BEGIN:VALARM|END:VALARM|UID:1|STATUS:CANCELLED'.split(
        '|',
      ),
      ...'DTSTART;VALUE=DATE:20261225|DTSTART:20261225T000000|DTEND;VALUE=DATE:20270102|DTEND:x|DURATION:P1W'.split(
        '|',
      ),
      ...'SUMMARY:Off, 2026-01-01 x|SUMMARY;A="b:Off|RDATE:20260101/P1D|EXDATE;VALUE=DATE:20271225|EXDATE:'.split('|'),
      ...'RECURRENCE-ID:20261225|X-MICROSOFT-CDO-ALLDAYEVENT:TRUE|DTSTART;VALUE=constructor:1|DTSTART;__proto__=x:20261225'.split(
        '|',
      ),
    );
    const part = fc.constantFrom(
      ...'BYMONTH=2|BYMONTH=13|BYMONTHDAY=31|BYMONTHDAY=-1|BYDAY=5MO|BYDAY=-53SU|BYDAY=XX|BYYEARDAY=366|BYWEEKNO=53'.split(
        '|',
      ),
      ...'BYSETPOS=5|INTERVAL=0|INTERVAL=99999999999|COUNT=0|COUNT=5|UNTIL=20270101|UNTIL=x|WKST=SU|BYHOUR=3|BYSECOND=61'.split(
        '|',
      ),
    );
    const rule = fc
      .tuple(fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'SECONDLY', 'x'), fc.array(part, { maxLength: 4 }))
      .map(([freq, parts]) => `RRULE:${[`FREQ=${freq}`, ...parts].join(';')}`);
    const event = fc.array(fc.oneof({ weight: 3, arbitrary: line }, { weight: 2, arbitrary: rule }), { maxLength: 8 });
    fc.assert(
      fc.property(event, (lines) => {
        const found = holidaysFromCalendar(calendar(['DTSTART;VALUE=DATE:20240229', ...lines].join('\n')), years);
        if (found.ok) {
          const stored = holidaysText(found.holidays);
          expect(readTeamSetting('holidays', stored)).toEqual({ ok: true, value: stored });
        } else expect(found.problem).toMatch(/\.$/);
      }),
      { numRuns: 1000 },
    );
  });
});
