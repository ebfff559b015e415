import fc from 'fast-check';
import { clockOn, dayAhead, type Kind, months, ordinal, type Said, small, type Told, weekdays } from './made-words.ts';
import { instantOf } from './second-clock.ts';

const twelve = (hour: number) => ((hour + 11) % 12) + 1;

const hourWords = ['thirteen', 'fourteen', 'fifteen', 'sixteen'];

/** Half four, a quarter of five, twenty to six, sixteen thirty. */
const idiom = (at: Told): fc.Arbitrary<Said> =>
  fc.tuple(dayAhead(at), fc.integer({ min: 9, max: 15 })).chain(([day, hour]) => {
    const [now, next] = [small[twelve(hour)] ?? '', small[twelve(hour + 1)] ?? ''];
    const forms: [words: string, minutes: number][] = [
      [`half ${now}`, 30],
      [`a quarter of ${next}`, 45],
      [`quarter after ${now}`, 15],
      [`twenty-five to ${next}`, 35],
      [`ten to ${next}`, 50],
      [`twenty past ${twelve(hour)}`, 20],
      [`five past ${now}`, 5],
      [`${String(hour).padStart(2, '0')}30 hours`, 30],
      [`${twelve(hour)}:30${hour < 12 ? 'a' : 'p'}`, 30],
    ];
    if (hour === 9) forms.push(['oh nine hundred', 0], ['oh nine thirty', 30]);
    if (hour >= 13) forms.push([`${hourWords[hour - 13]} hundred hours`, 0], [`${hourWords[hour - 13]} thirty`, 30]);
    return fc.constantFrom(...forms).map(([words, part]) => ({
      words: `${day.words} at ${words}`,
      due: clockOn(at, day.ahead, hour * 60 + part),
      start: null,
    }));
  });

const notBefore = (at: Told): fc.Arbitrary<Said> =>
  fc.tuple(dayAhead(at), fc.integer({ min: 9, max: 16 })).chain(([day, hour]) => {
    const clock = `${twelve(hour)}${hour < 12 ? 'am' : 'pm'}`;
    return fc
      .constantFrom(
        `after ${clock} ${day.words}`,
        `not before ${clock} ${day.words}`,
        `${day.words} from ${clock} onwards`,
        `${day.words}, ${clock} or later`,
        `any time after ${clock} ${day.words}`,
      )
      .map((words) => ({ words, due: clockOn(at, day.ahead, 1020), start: clockOn(at, day.ahead, hour * 60) }));
  });

/** A week on Friday, the Monday after 24 November. */
const counted = (at: Told): fc.Arbitrary<Said> =>
  fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 10, max: 150 })).chain(([ahead, far]) => {
    const weekday = weekdays[(at.weekday + ahead) % 7] ?? '';
    const date = new Date(Date.UTC(at.year, at.month - 1, at.day + far));
    const dateSaid = `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
    const after = far + ((ahead - (far % 7) + 7) % 7 || 7);
    const forms: [words: string, days: number][] = [
      [`a week on ${weekday}`, ahead + 7],
      [`${weekday} week`, ahead + 7],
      [`week on ${weekday}`, ahead + 7],
      [`two weeks from ${weekday}`, ahead + 14],
      ['a fortnight from tomorrow', 15],
      [`the day after ${dateSaid}`, far + 1],
      [`two days before ${dateSaid}`, far - 2],
      [`the ${weekday} after ${dateSaid}`, after],
      [`the ${weekday} before ${dateSaid}`, ahead % 7 === far % 7 ? far - 7 : after - 7],
    ];
    return fc.constantFrom(...forms).map(([words, days]) => ({ words, due: clockOn(at, days, 1020), start: null }));
  });

/** The end of a day on the clock of another place. */
const elsewhere = (at: Told): fc.Arbitrary<Said> =>
  fc
    .tuple(
      fc.integer({ min: 5, max: 150 }),
      fc.constantFrom(['Pacific', 'America/Los_Angeles'], ['London time', 'Europe/London'], [
        'Mountain time',
        'America/Denver',
      ] as const),
      fc.constantFrom(['EOD', 1020], ['by close of business', 1020], ['first thing', 540], [
        'in the morning',
        720,
      ] as const),
    )
    .map(([ahead, [name, zone], [end, minutes]]) => {
      const date = new Date(Date.UTC(at.year, at.month - 1, at.day + ahead));
      const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
      const on = (clock: number) => instantOf(year, month + 1, day, clock, zone ?? '');
      return {
        words: `${end} ${name} on ${months[month]} ${ordinal(day)}`,
        due: on(Number(minutes)),
        start: end === 'in the morning' ? on(540) : null,
      };
    });

/** The last working day of a month. */
const monthEnd = (at: Told): fc.Arbitrary<Said> =>
  fc.integer({ min: 1, max: 6 }).chain((ahead) => {
    let last = new Date(Date.UTC(at.year, at.month + ahead, 0));
    while (last.getUTCDay() % 6 === 0) last = new Date(last.getTime() - 86_400_000);
    const due = instantOf(last.getUTCFullYear(), last.getUTCMonth() + 1, last.getUTCDate(), 1020, at.zone);
    const name = months[last.getUTCMonth()] ?? '';
    const next =
      ahead === 1 ? ['by the end of next month', 'end of next month', 'the last working day of next month'] : [];
    return fc
      .constantFrom(`by the end of ${name}`, `end of ${name}`, `before the end of ${name.slice(0, 3)}`, ...next)
      .map((words) => ({ words, due, start: null }));
  });

/** A long word with two letters that changed places, or one that was left out: "Tursday" may be two days. */
const misspelt = (at: Told): fc.Arbitrary<Said> =>
  fc
    .tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      fc.integer({ min: 9, max: 16 }),
    )
    .map(([ahead, place, isLeftOut, hour]) => {
      const word = ahead === 1 ? 'tomorrow' : (weekdays[(at.weekday + ahead) % 7] ?? '');
      const slip =
        isLeftOut && word.length > 6 && word !== 'Thursday'
          ? word.slice(0, place) + word.slice(place + 1)
          : word.slice(0, place) + word.charAt(place + 1) + word.charAt(place) + word.slice(place + 2);
      const due = clockOn(at, ahead, hour * 60);
      return { words: `${slip} at ${twelve(hour)}${hour < 12 ? 'am' : 'pm'}`, due, start: null };
    });

const hedged = (at: Told): fc.Arbitrary<Said> =>
  fc
    .tuple(
      dayAhead(at),
      fc.integer({ min: 9, max: 16 }),
      fc.constantFrom('maybe', 'perhaps', 'probably', 'possibly', 'I think', 'it might be'),
    )
    .map(([day, hour, lead]) => ({
      words: `${lead} ${day.words} at ${twelve(hour)}${hour < 12 ? 'am' : 'pm'}`,
      due: clockOn(at, day.ahead, hour * 60),
      start: null,
    }));

/** Two times are offered: the first is the promise, and it is read back. */
const offered = (at: Told): fc.Arbitrary<Said> =>
  fc
    .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 4, max: 6 }), fc.integer({ min: 9, max: 12 }))
    .map(([first, second, hour]) => ({
      words: `${weekdays[(at.weekday + first) % 7]} at ${hour}:00 or ${weekdays[(at.weekday + second) % 7]} at ${hour + 2}:00`,
      due: clockOn(at, first, hour * 60),
      start: null,
    }));

export const moreKinds: Readonly<Record<string, Kind>> = {
  'a time in an idiom': { make: idiom, sure: 'clear' },
  'not before a time': { make: notBefore, sure: 'convention' },
  'counted from a day': { make: counted, sure: 'convention' },
  "another place's day": { make: elsewhere, sure: 'convention' },
  'the end of a month': { make: monthEnd, sure: 'convention' },
  'a word with a slip': { make: misspelt, sure: 'convention' },
  'said with a maybe': { make: hedged, sure: 'ambiguous' },
  'one time or another': { make: offered, sure: 'ambiguous' },
};
