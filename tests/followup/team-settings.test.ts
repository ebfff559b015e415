import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anybodysAfterMinutes } from '../../src/followup/anybodys.ts';
import { holidaysText } from '../../src/followup/holiday-list.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import {
  isTeamSettingKey,
  readTeamSetting,
  showTeamSetting,
  type TeamSettingKey,
  type TeamSettings,
  teamFrom,
  teamSettingKeys,
} from '../../src/followup/team-settings.ts';

const keys = Object.keys(teamSettingKeys) as TeamSettingKey[];

function stores(key: TeamSettingKey, rows: readonly (readonly [typed: string, stored: string])[]) {
  describe(`${key}, as a lead types it`, () => {
    it.each(rows)('%j', (typed, stored) => {
      expect(readTeamSetting(key, typed)).toEqual({ ok: true, value: stored });
      expect(readTeamSetting(key, stored)).toEqual({ ok: true, value: stored });
    });
  });
}

function refuses(key: TeamSettingKey, rows: readonly (readonly [typed: string, sentence: string])[]) {
  describe(`${key} is refused in a sentence`, () => {
    it.each(rows)('%j', (typed, sentence) => {
      expect(readTeamSetting(key, typed)).toEqual({ ok: false, problem: expect.stringContaining(sentence) });
    });
  });
}

stores('zone', [
  ['Denver', 'America/Denver'],
  ['america/new_york', 'America/New_York'],
  ['Boston', 'America/New_York'],
  ['  London ', 'Europe/London'],
  ['utc', 'UTC'],
]);
refuses('zone', [
  ['Atlantis', '"Atlantis" is no city or time zone'],
  ['EST', 'winter time all year long'],
  [' ', 'zone needs a value, such as Denver'],
]);

stores('hours', [['Mon-Fri 9-5, Sat 10-14', 'mon-fri 09:00-17:00, sat 10:00-14:00']]);
refuses('hours', [['daily closed', 'all seven days']]);

stores('holidays', [
  ['2026-12-24 Christmas Eve, 2027-01-02 Stocktaking', '2026-12-24 Christmas Eve\n2027-01-02 Stocktaking'],
  ['2027-01-02 Stocktaking\r\n2026-12-24 Christmas Eve\r\n', '2026-12-24 Christmas Eve\n2027-01-02 Stocktaking'],
  ['2026-12-24: Christmas Eve; 2026-12-24 The same day', '2026-12-24 Christmas Eve'],
  ['2026-12-24 Closed, for once, 2027-1-2 – Stocktaking', '2026-12-24 Closed, for once\n2027-01-02 Stocktaking'],
  [
    '2026-12-30 to 2027-01-01 Between the years',
    '2026-12-30 Between the years\n2026-12-31 Between the years\n2027-01-01 Between the years',
  ],
  ['2028-02-29', '2028-02-29 Team holiday'],
  ['2026-12-24 \u001b[31mRed\u202e', '2026-12-24 ␛[31mRed\ufffd'],
]);
refuses('holidays', [
  ['Christmas Eve', '"Christmas Eve" does not begin with a date'],
  ['24 Dec 2026 Christmas Eve', 'does not begin with a date'],
  ['2026-02-29 Leap day', '2026-02-29 is no day of the calendar'],
  ['2026-12-24 Good\n2026-13-01 Bad', '2026-13-01 is no day of the calendar'],
  ['0226-12-24 Typed in a hurry', 'is no day of the calendar'],
  ['2026-12-31 to 2026-12-24 Backwards', 'ends before it begins'],
  ['2026-01-01 to 2027-12-31 For good', 'more than a year'],
  ['2026-01-01 to 2026-12-31 a, 2027-01-01 to 2027-12-31 b', 'room for 500 days'],
  [', ,', '", ," does not begin with a date'],
]);

stores('public-holidays', [
  ['us', 'us'],
  ['USA', 'us'],
  ['Canada', 'ca'],
  ['UK', 'gb'],
  ['none', 'none'],
]);
refuses('public-holidays', [['Germany', 'not of "Germany": name one of them, or none']]);

stores('dates', [
  ['month-first', 'month-first'],
  ['Day first', 'day-first'],
  ['US', 'month-first'],
  ['12/25', 'month-first'],
  ['25/12/2026', 'day-first'],
  ['dd/mm/yyyy', 'day-first'],
  ['mm/dd', 'month-first'],
]);
refuses('dates', [
  ['12/11', 'does not tell which comes first'],
  ['99/88', 'does not tell which comes first'],
]);

stores('day-parts', [
  [
    'morning 12:00, lunch 13:00, afternoon 17:00, evening 20:00, tonight 21:00',
    'morning 12:00, lunch 13:00, afternoon 17:00, evening 20:00, tonight 21:00',
  ],
  ['evening ends at 9pm, tonight midnight', 'evening 21:00, tonight 24:00'],
  ['Afternoon: 6', 'afternoon 18:00'],
  ['night 22, morning 11', 'morning 11:00, tonight 22:00'],
  ['lunchtime until 2', 'lunch 14:00'],
  ['morning noon', 'morning 12:00'],
]);
refuses('day-parts', [
  ['morning 14:00', 'lunch 13:00 (as usual) is not after morning 14:00: give both, in the order of the day.'],
  ['evening 16:00', 'evening 16:00 is not after afternoon 17:00 (as usual)'],
  ['afternoon 19:30, tonight 20:15', 'leaves no evening'],
  ['afternoon 19:30, evening 20:00, tonight 20:15', 'leaves no evening'],
  ['teatime 16:00', '"teatime 16:00" is no part of the day and its end'],
  ['evening late', '"late" is no time of day'],
  ['evening 20:00, evening 21:00', 'given an end twice'],
  ['morning 3:00', 'it ends at 6:00 or later'],
]);

stores('never-say', [
  ['our policy: here is what I can do', 'our policy: here is what I can do'],
  [' “Our policy” :  "this" ; calm down:I am listening', 'Our policy: this\ncalm down: I am listening'],
  ['our policy: this\r\nthe rules: that\r\n', 'our policy: this\nthe rules: that'],
  // The same phrase, however it is written: the newer words count.
  ["it's our way: this\nthat: x\nIt’s our way: better", 'It’s our way: better\nthat: x'],
  ['before 10:30: at ten', 'before 10:30: at ten'],
  ['\u001b[2Jour policy: this', '␛[2Jour policy: this'],
]);
refuses('never-say', [
  ['our policy', '"our policy" needs the phrase, a colon and what is said in its place'],
  ['our policy:', 'such as our policy: here is what I can do'],
  [': here is what I can do', 'needs the phrase'],
  ['…!: here is what I can do', '"…!" has no word that could be heard'],
  ['our policy: let me explain OUR policy', 'holds "our policy" itself'],
  [`${'our '.repeat(40)}policy: this`, 'is too long'],
  [' ; ;', 'There is no phrase in that'],
  [Array.from({ length: 201 }, (_, at) => `phrase ${at}: this`).join(';'), 'There is room for 200 phrases'],
]);

stores('caller-check', [
  ['the postcode, their last order', 'the postcode, their last order'],
  ['Required:  the postcode', 'required: the postcode'],
  ['the postcode\r\n their last order', 'the postcode\ntheir last order'],
]);
refuses('caller-check', [
  ['required:', 'What is asked of a caller?'],
  ['???', 'What is asked of a caller?'],
  ['x'.repeat(201), 'too long to ask on a call'],
]);

stores('voicemail', [
  [
    'This is {{ agent }}. Ring {{ direct | us }}, {{customer}}.',
    'This is {{ agent }}. Ring {{ direct | us }}, {{customer}}.',
  ],
]);
refuses('voicemail', [
  ['About {{ issue | it }}', 'Anybody may hear a machine: "{{ issue | it }}" cannot stand there'],
  ['This is {{ agent', 'The braces in "This is {{ agent" hold no name.'],
  ['x'.repeat(221), 'too long for a machine'],
]);

stores('anybodys-after', [
  ['1 hour', '60 minutes'],
  ['30 minutes', '30 minutes'],
  ['2h', '120 minutes'],
  ['1h30', '90 minutes'],
  ['1 hour 15 min', '75 minutes'],
  ['1.5 hours', '90 minutes'],
  ['half an hour', '30 minutes'],
  ['an hour and a half', '90 minutes'],
  ['two hours', '120 minutes'],
  ['1 day', '1440 minutes'],
  ['at once', '0 minutes'],
  ['Never', 'never'],
]);
refuses('anybodys-after', [
  ['90', '"90" is no length of time'],
  ['soon', 'write it as 1 hour, 30 minutes, 2h or never'],
  ['-5 minutes', 'is no length of time'],
  ['31 days', 'more than 30 days'],
]);

stores('playbook', [
  ['walras', 'walras'],
  ['../our playbooks/Our way.yaml', '../our playbooks/Our way.yaml'],
]);
refuses('playbook', [['one\ntwo', 'on one line']]);

describe('the settings', () => {
  it.each(keys)('show an example of %s that can be typed', (key) => {
    const { example } = teamSettingKeys[key];
    expect(readTeamSetting(key, example)).toMatchObject({ ok: true });
  });

  it('know their own names only', () => {
    expect(isTeamSettingKey('hours')).toBe(true);
    expect(isTeamSettingKey('constructor')).toBe(false);
  });

  it.each([
    ['zone', 'America/New_York', 'New York (America/New_York)'],
    ['zone', 'UTC', 'UTC'],
    ['hours', 'mon-fri 09:00-17:00, sat 10:00-14:00', 'Mon-Fri 09:00-17:00, Sat 10:00-14:00'],
    [
      'holidays',
      '2026-12-24 Christmas Eve\n2027-01-02 Stocktaking',
      '2026-12-24 Christmas Eve, 2027-01-02 Stocktaking',
    ],
    ['public-holidays', 'gb', 'England and Wales'],
    ['dates', 'day-first', 'day first, as in 25/12'],
    ['anybodys-after', '60 minutes', '1 hour'],
    ['anybodys-after', '90 minutes', '90 minutes'],
    ['anybodys-after', '2880 minutes', '2 days'],
    ['anybodys-after', 'never', 'never'],
    ['playbook', 'walras', 'walras'],
    ['hours', 'what an\nolder version wrote', 'what an older version wrote'],
  ] as const)('%s %j is shown as %j', (key, stored, shown) => {
    expect(showTeamSetting(key, stored)).toBe(shown);
  });
});

describe('the team that they make', () => {
  const here = 'America/New_York';

  it('is the usual one when nothing is set', () => {
    expect(teamFrom({}, here)).toEqual(defaultTeam(here));
    expect(teamFrom({}, 'Europe/Berlin')).toEqual(defaultTeam('Europe/Berlin'));
  });

  it('takes holidays and the order of dates from its zone until they are set', () => {
    const london = { zone: 'Europe/London' };
    expect(teamFrom(london, here)).toMatchObject({
      zone: 'Europe/London',
      publicHolidays: 'gb',
      dateOrder: 'day-first',
    });
    expect(teamFrom({ ...london, 'public-holidays': 'us', dates: 'month-first' }, here)).toMatchObject({
      publicHolidays: 'us',
      dateOrder: 'month-first',
    });
  });

  it('has each thing that is set', () => {
    const team = teamFrom(
      {
        hours: 'sat 10:00-14:00',
        holidays: '2026-12-24 Christmas Eve',
        'day-parts': 'lunch 14:00, evening 21:00, tonight 22:00',
      },
      here,
    );
    expect(team.hours).toMatchObject({ mon: null, sat: { from: '10:00', to: '14:00' } });
    expect(team.holidays).toEqual([{ date: '2026-12-24', name: 'Christmas Eve' }]);
    expect(team.dayParts).toEqual({
      morning: '12:00',
      lunch: '14:00',
      afterLunch: '14:00',
      afternoon: '17:00',
      evening: '21:00',
      tonight: '22:00',
    });
  });

  it('leaves out what can no longer be read', () => {
    const broken = Object.fromEntries(keys.map((key) => [key, '\u0000 garbage']));
    expect(teamFrom(broken, here)).toEqual(defaultTeam(here));
  });

  it.each([
    [{}, 60],
    [{ 'anybodys-after': '30 minutes' }, 30],
    [{ 'anybodys-after': '0 minutes' }, 0],
    [{ 'anybodys-after': 'never' }, null],
    [{ 'anybodys-after': 'whenever' }, 60],
  ])('makes broken promises anybody’s by %j after %s minutes', (settings, minutes) => {
    expect(anybodysAfterMinutes(settings)).toBe(minutes);
  });
});

describe('whatever is stored or typed', () => {
  const words = fc.constantFrom(...Object.values(teamSettingKeys).map(({ example }) => example), '-', '24:00', 'mon');
  const garbage = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(words, fc.string())).map((all) => all.join('')),
  );

  it('a team comes out of it', () => {
    const settings = fc.dictionary(fc.constantFrom(...keys), garbage);
    fc.assert(
      fc.property(settings, (any) => {
        const team = teamFrom(any as TeamSettings, 'America/New_York');
        expect(Object.values(team.hours).some((hours) => hours !== null)).toBe(true);
        anybodysAfterMinutes(any as TeamSettings);
      }),
    );
  });

  it('what is accepted is stored in one way, and shown on one line', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), garbage, (key, text) => {
        const once = readTeamSetting(key, text);
        if (!once.ok) expect(once.problem).toMatch(/^[^\n]+[.]$/s);
        else expect(readTeamSetting(key, once.value)).toEqual(once);
        expect(showTeamSetting(key, text)).not.toMatch(/[\n\u001b]/);
      }),
      { numRuns: 500 },
    );
  });

  it('a list of holidays reads back as itself', () => {
    const date = fc
      .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a, 2026-12-24 b', ', - x', '2026-1-1', ' to 2027-01-01'),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ date, name }), { minLength: 1, maxLength: 20 }), (holidays) => {
        const stored = holidaysText(holidays);
        expect(readTeamSetting('holidays', stored)).toEqual({ ok: true, value: stored });
      }),
      { numRuns: 500 },
    );
  });
});
