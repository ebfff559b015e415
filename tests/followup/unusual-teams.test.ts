import { describe, expect, it } from 'vitest';
import { addBusinessDays } from '../../src/followup/business-hours.ts';
import { doubtWords } from '../../src/followup/doubts.ts';
import { nextRound, readRepeating } from '../../src/followup/repeating.ts';
import { readReturn } from '../../src/followup/return-time.ts';
import { readSpokenTime } from '../../src/followup/spoken-time.ts';
import { type TeamSettings, teamFrom } from '../../src/followup/team-settings.ts';
import { instantToWall } from '../../src/followup/zoned.ts';
import { samples } from './sample.ts';

// Teams that work by night, late, at weekends or far away, and what somebody who is rung then hears.

type Scene = { zone?: string; now?: string };

const newYork = 'America/New_York';
/** A Wednesday, 14:30 in New York. */
const wednesday = '2026-11-18T19:30:00.000Z';

const always: TeamSettings = { hours: 'mon-sun 00:00-24:00', 'public-holidays': 'none' };
const late: TeamSettings = { hours: 'mon-fri 12:00-20:00' };
const night: TeamSettings = { hours: 'mon-fri 22:00-06:00' };
const saturdays: TeamSettings = { hours: 'mon-fri 09:00-17:00, sat 10:00-14:00' };
const manila: TeamSettings = { hours: 'mon-fri 22:00-06:00', zone: 'Asia/Manila' };

function contextOf(settings: TeamSettings, { zone = newYork, now = wednesday }: Scene) {
  return { now, zone, team: teamFrom(settings, newYork) };
}

function clock(at: string, zone: string): string {
  const { weekday, day, hour, minute } = instantToWall(at, zone);
  return `${weekday} ${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** On the customer's clock: "thu 19 09:00 - thu 19 12:00", and each doubt behind it */
function heard(phrase: string, settings: TeamSettings, scene: Scene = {}): string {
  const read = readSpokenTime(phrase, contextOf(settings, scene));
  if (read.kind === 'ask') return read.question.replace(/ When exactly\?.*/, '');
  const shown = [read.notBefore, read.dueAt].flatMap((at) => (at === null ? [] : clock(at, scene.zone ?? newYork)));
  return [[...new Set(shown)].join(' - '), ...read.doubts].join('; ');
}

function labelled(phrase: string, settings: TeamSettings, scene: Scene = {}): string {
  const read = readSpokenTime(phrase, contextOf(settings, scene));
  return read.kind === 'ask' ? 'ask' : read.reading;
}

function hears(what: string, settings: TeamSettings, rows: readonly (readonly [string, string])[], scene: Scene = {}) {
  describe(what, () => {
    it.each(rows)('"%s" is %s', (phrase, meant) => {
      expect(heard(phrase, settings, scene)).toBe(meant);
    });
  });
}

hears('a team that works around the clock rings nobody at night', always, [
  ['first thing tomorrow', 'thu 19 09:00'],
  ['first thing in the morning', 'thu 19 09:00'],
  ['start of business tomorrow', 'thu 19 09:00'],
  ['tomorrow', 'thu 19 09:00 - thu 19 21:00'],
  ['tomorrow morning', 'thu 19 09:00 - thu 19 12:00'],
  ['next week', 'mon 23 09:00 - sun 29 21:00'],
  ['by the end of the week', 'sun 22 21:00'],
  ['end of business', 'thu 19 00:00; It is 00:00 for the customer'],
  ['EOD tomorrow', 'fri 20 00:00; It is 00:00 for the customer'],
  ['in 36 hours', 'fri 20 02:30; It is 02:30 for the customer'],
  ['tomorrow at 3am', 'thu 19 03:00'],
  ['after 10pm', 'wed 18 22:00 - thu 19 00:00; No latest time was said: read as by 00:00.'],
]);

describe('a team that works around the clock', () => {
  it('has told a time of the night before it is read back, whoever is in which zone', () => {
    expect(heard('EOD', always, { zone: 'America/Denver' })).toContain('It is 22:00 for the customer, in Denver');
  });

  it('is told when today is nearly over', () => {
    const evening = { now: '2026-11-19T03:00:00.000Z' };
    expect(heard('today', always, evening)).toBe('thu 19 00:00; It is 00:00 for the customer');
    expect(labelled('tomorrow', always)).toBe('end of day tomorrow, 21:00');
  });

  it('means the day by a time that may be of the day or of the night', () => {
    expect(heard('tomorrow at 10', always)).toBe('thu 19 10:00');
    expect(heard('tomorrow at 9', always)).toBe('thu 19 09:00; Read as 09:00, not 21:00.');
    expect(heard('at 10', always)).toBe('thu 19 10:00; Read as tomorrow 10:00; it may mean 22:00 today.');
  });
});

hears('a team that opens at 7 rings from 8', { hours: 'mon-fri 07:00-15:00' }, [
  ['first thing tomorrow', 'thu 19 08:00'],
  ['tomorrow morning', 'thu 19 08:00 - thu 19 12:00'],
  ['when we open tomorrow', 'thu 19 07:00; It is 07:00 for the customer'],
]);

hears("a team that opens late: the morning is the customer's", late, [
  ['first thing tomorrow', 'thu 19 09:00; Outside working hours (opens at 12:00)'],
  ['tomorrow morning', 'thu 19 09:00 - thu 19 12:00; Outside working hours (opens at 12:00)'],
  ['when we open tomorrow', 'thu 19 12:00'],
  ['tomorrow', 'thu 19 12:00 - thu 19 20:00'],
  [
    'tomorrow 8 to 10',
    'thu 19 20:00 - thu 19 22:00; Read as 20:00 to 22:00, not 08:00 to 10:00.; Outside working hours (closed at 20:00)',
  ],
]);

hears('a team that opens in the last hour of the morning', { hours: 'mon-fri 11:30-19:00' }, [
  ['tomorrow morning', 'thu 19 09:00 - thu 19 12:00; The team opens at 11:30 that day.'],
  ['first thing tomorrow', 'thu 19 11:30'],
]);

hears('a night shift', night, [
  ['first thing tomorrow', 'thu 19 09:00; Outside working hours (opens at 22:00)'],
  ['tomorrow morning', 'thu 19 09:00 - thu 19 12:00; Outside working hours (opens at 22:00)'],
  ['tomorrow', 'thu 19 09:00 - thu 19 21:00; Outside working hours (opens at 22:00)'],
  [
    'when we open',
    'wed 18 22:00; Read as today (Wed 18 Nov), not tomorrow (Thu 19 Nov).; It is 22:00 for the customer',
  ],
  ['end of business', 'thu 19 06:00; It is 06:00 for the customer'],
  ['close of business today', 'thu 19 06:00; It is 06:00 for the customer'],
  [
    'close of business tomorrow',
    'fri 20 06:00; Read as the end of the shift that begins Thu 19 Nov 22:00; it may mean Thu 19 Nov 06:00.; It is 06:00 for the customer',
  ],
  ['close of business Saturday', 'sat 21 06:00; It is 06:00 for the customer'],
  ['in 1 business day', 'fri 20 06:00; It is 06:00 for the customer'],
  ['tomorrow at 11', 'thu 19 23:00; Read as 23:00, not 11:00.'],
]);

describe('a night shift at work', () => {
  const scene = { now: '2026-11-19T08:30:00.000Z' };

  it('ends today, and tomorrow the night after', () => {
    expect(heard('close of business today', night, scene)).toBe('thu 19 06:00; It is 06:00 for the customer');
    expect(heard('close of business tomorrow', night, scene)).toContain('fri 20 06:00; It is past midnight');
  });

  it("is still the day before's work, for business days too", () => {
    expect(heard('in 1 business day', night, scene)).toContain('fri 20 06:00');
    expect(heard('next business day at 11pm', night, scene)).toContain('thu 19 23:00');
    expect(addBusinessDays(scene.now, 1, teamFrom(night, newYork))).toBe('2026-11-20T11:00:00.000Z');
  });
});

it("who is away until tomorrow is back when that day's shift begins", () => {
  expect(readReturn('tomorrow', contextOf(night, {}))).toMatchObject({ dueAt: '2026-11-20T03:00:00.000Z' });
});

describe('what a closing time is called', () => {
  it('has its weekday and time where the shift crosses midnight, so that each name is one instant', () => {
    expect(labelled('end of business', night)).toBe('close of business Thu 19 Nov 06:00');
    expect(labelled('close of business tomorrow', night)).toBe('close of business Fri 20 Nov 06:00');
    expect(labelled('tomorrow', night)).toBe('end of day tomorrow, 21:00');
    expect(labelled('in 2 business days', night)).toBe('close of business Sat 21 Nov 06:00, 2 business days from now');
  });

  it('says whose it is where the customer is elsewhere', () => {
    expect(labelled('close of business tomorrow', {}, { zone: 'Europe/London' })).toBe(
      'close of business tomorrow in New York',
    );
    expect(labelled('tomorrow', {}, { zone: 'Europe/London' })).toBe('end of day tomorrow, 17:00');
    expect(labelled('close of business', {}, { zone: 'Asia/Tokyo' })).toBe(
      'close of business Wed 18 Nov 17:00 in New York',
    );
  });

  it('tells the start of business from first thing where they differ', () => {
    expect(labelled('start of business tomorrow', {})).toBe('first thing tomorrow');
    expect(labelled('start of business tomorrow', late)).toBe('start of business tomorrow');
  });
});

hears('a team that works on Saturdays', saturdays, [
  ['this weekend', 'sat 21 10:00 - sat 21 14:00'],
  ['over the weekend', 'sat 21 10:00 - sat 21 14:00'],
  ['next weekend', 'sat 28 10:00 - sat 28 14:00; Read as Sat 28 Nov; it may mean Sat 21 Nov.'],
  ['by the weekend', 'fri 20 17:00'],
]);

describe('the weekend', () => {
  it('ends on Sunday where the Saturday is over, or a day off', () => {
    const sunday = 'sun 22 20:00; Outside working hours (closed on Sundays)';
    expect(heard('this weekend', saturdays, { now: '2026-11-21T20:00:00.000Z' })).toBe(`sat 21 15:00 - ${sunday}`);
    expect(heard('this weekend', { ...saturdays, holidays: '2026-11-21 Outing' })).toBe(`sat 21 09:00 - ${sunday}`);
  });

  it('has no working time before it for a team that works at weekends alone', () => {
    expect(heard('by the weekend', { hours: 'sat-sun 10:00-14:00' })).toBe(
      'There is no working time left before this weekend.',
    );
  });
});

const inLondon = "Close of business is the team's: 17:00 in New York, which is Thu 19 Nov 22:00 in London.";

hears(
  'a customer in London of a team in New York',
  {},
  [
    [
      'close of business',
      "wed 18 22:00; Close of business is the team's: 17:00 in New York, which is Wed 18 Nov 22:00 in London.; It is 22:00 for the customer, in London",
    ],
    ['close of business tomorrow', `thu 19 22:00; ${inLondon}; It is 22:00 for the customer, in London`],
    ['in 1 business day', `thu 19 22:00; ${inLondon}; It is 22:00 for the customer, in London`],
    [
      'tomorrow',
      "thu 19 09:00 - thu 19 17:00; Read as 17:00 in London; the team's own close is 17:00 in New York, which is Thu 19 Nov 22:00 in London.",
    ],
    [
      'today',
      "wed 18 21:00; Read as 21:00 in London; the team's own close is 17:00 in New York, which is Wed 18 Nov 22:00 in London.",
    ],
    ['EOD tomorrow your time', 'thu 19 17:00'],
    [
      'start of business tomorrow',
      "thu 19 14:00; Start of business is the team's: 09:00 in New York, which is Thu 19 Nov 14:00 in London.",
    ],
    ['after close of business tomorrow', 'And until when at the latest?'],
  ],
  { zone: 'Europe/London' },
);

// Thursday 04:30 there, Wednesday afternoon for the team.
hears(
  'a customer in Tokyo of a team in New York, which is at work',
  {},
  [
    [
      'close of business',
      "thu 19 07:00; Close of business is the team's: Wed 18 Nov 17:00 in New York, which is Thu 19 Nov 07:00 in Tokyo.; It is 07:00 for the customer, in Tokyo",
    ],
    [
      'close of business tomorrow',
      "fri 20 07:00; Close of business is the team's: Thu 19 Nov 17:00 in New York, which is Fri 20 Nov 07:00 in Tokyo.; It is 07:00 for the customer, in Tokyo",
    ],
  ],
  { zone: 'Asia/Tokyo' },
);

// Wednesday 20:00 there, Thursday 10:00 for the team.
hears(
  'a customer in New York of a team in Tokyo, which is at work',
  { zone: 'Asia/Tokyo' },
  [
    [
      'close of business today',
      "thu 19 03:00; Close of business is the team's: 17:00 in Tokyo, which is Thu 19 Nov 03:00 in New York.; It is 03:00 for the customer, in New York",
    ],
    [
      'close of business tomorrow',
      "fri 20 03:00; Read as the end of the shift that begins Thu 19 Nov 19:00; it may mean Thu 19 Nov 03:00.; Close of business is the team's: 17:00 in Tokyo, which is Fri 20 Nov 03:00 in New York.; It is 03:00 for the customer, in New York",
    ],
  ],
  { now: '2026-11-19T01:00:00.000Z' },
);

// Ten in the evening in Manila is nine in the morning in New York.
hears("a night shift that is the customer's day", manila, [
  ['first thing tomorrow', 'thu 19 09:00'],
  ['tomorrow morning', 'thu 19 09:00 - thu 19 12:00'],
  ['tomorrow at 10', 'thu 19 10:00'],
  [
    'tomorrow',
    "thu 19 09:00 - thu 19 17:00; Close of business is the team's: Fri 20 Nov 06:00 in Manila, which is Thu 19 Nov 17:00 in New York.",
  ],
  [
    'in 2 business days',
    "fri 20 17:00; Close of business is the team's: Sat 21 Nov 06:00 in Manila, which is Fri 20 Nov 17:00 in New York.",
  ],
]);

describe('days that end at midnight, and days off in a row', () => {
  it('a night until midnight is closed as its own day is', () => {
    const midnight = { 'day-parts': 'tonight 24:00' };
    expect(heard('tonight', midnight)).toBe('wed 18 18:00 - thu 19 00:00; Outside working hours (closed at 17:00)');
    expect(heard('Friday night', midnight)).toContain('(closed at 17:00)');
  });

  it('what comes after a month comes after a long shutdown too', () => {
    const days = Array.from({ length: 40 }, (_, day) =>
      new Date(Date.UTC(2026, 10, 19 + day)).toISOString().slice(0, 10),
    );
    const shut = { holidays: days.map((day) => `${day} Shutdown`).join('\n') };
    expect(heard('after this month', shut)).toMatch(/^tue 29 09:00 - tue 29 17:00; No latest time was said[^;]*$/);
  });
});

describe('again and again', () => {
  function rounds(phrase: string, settings: TeamSettings, scene: Scene = {}): string[] {
    const context = contextOf(settings, scene);
    const found = readRepeating(phrase, context);
    const due: string[] = [];
    for (let reading = found?.first; found && reading?.kind === 'time' && due.length < 4; ) {
      due.push(reading.dueAt);
      reading = nextRound(found.repeats, { ...context, now: reading.dueAt });
    }
    return due.map((at) => clock(at, context.zone));
  }

  it('misses no night that lasts until midnight', () => {
    expect(rounds('every night', { 'day-parts': 'tonight 24:00' })).toEqual([
      'fri 20 00:00',
      'sat 21 00:00',
      'sun 22 00:00',
      'mon 23 00:00',
    ]);
  });

  it('keeps noon and 11am by day for those who work at night', () => {
    expect(rounds('daily at noon', night)).toEqual(['thu 19 12:00', 'fri 20 12:00', 'sat 21 12:00', 'sun 22 12:00']);
    expect(rounds('daily at 11am', night)).toEqual(['thu 19 11:00', 'fri 20 11:00', 'sat 21 11:00', 'sun 22 11:00']);
  });

  it("goes on where the team's next business day has begun for the customer", () => {
    expect(rounds('every weekday at 9', {}, { zone: 'Asia/Tokyo' })).toHaveLength(4);
  });
});

describe('whatever is said to whatever team', () => {
  const teams: readonly (readonly [name: string, settings: TeamSettings])[] = [
    ['around the clock', always],
    ['by night', night],
    ['on Sundays alone', { hours: 'sun 10:00-16:00' }],
    ['at lunch alone', { hours: 'mon-fri 12:00-13:00' }],
    ['at weekends until after midnight', { hours: 'fri-sat 18:00-03:00' }],
    ['by night, elsewhere', manila],
    ['in Kathmandu', { hours: 'sun-fri 10:15-17:45', zone: 'Asia/Kathmandu' }],
    ['never around a weekend', { holidays: '2026-11-19 Eve\n2026-11-20 Bridge\n2026-11-23 Feast' }],
    ['each day otherwise', { hours: 'mon 22:00-06:00, tue 09:00-17:00, wed 00:00-24:00, thu 23:00-24:00' }],
  ];
  const scenes: readonly Scene[] = [
    {},
    { zone: 'Asia/Tokyo', now: '2026-11-20T23:30:00.000Z' },
    { zone: 'Europe/London', now: '2026-11-22T04:30:00.000Z' },
  ];
  const phrases = samples.flatMap(({ rows }) => rows.map(({ phrase }) => phrase));

  it.each(teams)('of a team that works %s: it lies ahead, begins before it ends, and no night is silent', (_, team) => {
    const wrong = scenes.flatMap((scene) =>
      phrases.filter((phrase) => {
        const context = contextOf(team, scene);
        const read = readSpokenTime(phrase, context);
        if (read.kind === 'ask') return /NaN|undefined|Invalid/.test(read.question);
        const { hour } = instantToWall(read.dueAt, context.zone);
        const isSaid = /\d|noon|midnight|half|quarter|time|o'clock|one|two|three|four|ten/i.test(phrase);
        return (
          (read.dueAt <= context.now && !read.doubts.some((doubt) => doubt.startsWith(doubtWords.past))) ||
          (read.notBefore !== null && read.notBefore > read.dueAt) ||
          (!isSaid && (hour < 8 || hour > 21) && read.doubts.length === 0) ||
          /NaN|undefined|Invalid/.test([read.reading, ...read.doubts].join(' '))
        );
      }),
    );
    expect(wrong).toEqual([]);
  });
});
