import { oneLine } from '../text/safe.ts';
import { readSecretPatterns, secretPatternsText } from '../text/secret-patterns.ts';
import { ageText, readAge } from './age.ts';
import { anybodysAfterText, readAnybodysAfter } from './anybodys-after.ts';
import { type CallerCheck, callerCheckText, readCallerCheck } from './caller-check.ts';
import { dayPartsText, dayPartsWith, readDayParts } from './day-part-times.ts';
import { holidaysText, readHolidays } from './holiday-list.ts';
import { neverSayText, readNeverSay, type TeamPhrase } from './never-say-list.ts';
import { type Outcome, quoted, read, refused } from './outcome.ts';
import type { Region } from './region.ts';
import { readScoreViewers, scoreViewersText } from './score-viewers.ts';
import { cityOf } from './show-time.ts';
import { defaultTeam, type Team } from './team.ts';
import type { TeamRules } from './team-rules.ts';
import { readVoicemail } from './voicemail-lines.ts';
import { readWorkingWeek, weekText } from './working-week.ts';
import { zoneNamed } from './zone-named.ts';
import { isZone } from './zoned.ts';

/** The team's settings: what each is for stands here once, for `recover config --team`, help and the docs. */
export const teamSettingKeys = {
  zone: { about: 'where close of business is measured: a city or a time zone', example: 'Denver' },
  hours: { about: 'when somebody works; days that are not named are closed', example: 'mon-fri 9:00-17:00, sat 10-14' },
  holidays: {
    about: "the team's own days off, besides the public holidays",
    example: '2026-12-24 Christmas Eve, 2027-01-02 Stocktaking',
  },
  'public-holidays': { about: 'whose public holidays close the team: us, ca, gb or none', example: 'us' },
  dates: { about: 'how 12/11 is read: month-first or day-first', example: 'day-first' },
  'day-parts': {
    about: 'when the parts of the day end',
    example: 'morning 12:00, lunch 13:00, afternoon 17:00, evening 20:00, tonight 21:00',
  },
  'anybodys-after': { about: "how long after its time a broken promise becomes anybody's", example: '1 hour' },
  scores: {
    about: 'who sees the score of a call: off, agent, everybody, or names beside the agent',
    example: 'agent',
  },
  playbook: { about: 'the playbook that calls begin with, by its id or its path', example: 'walras' },
  'never-say': {
    about: 'phrases that agents are warned of, each with what is said in its place',
    example: 'our policy: here is what I can do',
  },
  'caller-check': {
    about: 'what a caller is asked before details, so that it is clear who calls; "required:" first, if it must be',
    example: 'the postcode of the address, their last order',
  },
  voicemail: {
    about: 'what may be left on a machine; it can hold {{ agent }}, {{ customer }} and {{ direct }}',
    example: 'This is {{ agent }}. Please ring me on {{ direct | this number }}.',
  },
  secrets: {
    about: 'what is never kept, besides card numbers: # is a digit, @ a letter, * the rest of a word',
    example: 'customer PIN = PIN ####, password = password *',
  },
  retain: {
    about: 'how old a call gets before "recover retain" forgets it; nothing happens by itself',
    example: '18 months',
  },
} as const;

export type TeamSettingKey = keyof typeof teamSettingKeys;
/** As they are stored. */
export type TeamSettings = Readonly<Partial<Record<TeamSettingKey, string>>>;

export function isTeamSettingKey(key: string): key is TeamSettingKey {
  return Object.hasOwn(teamSettingKeys, key);
}

/** From what a lead types to the one text that is stored; that text reads back as itself. */
export function readTeamSetting(key: TeamSettingKey, text: string): Outcome<string> {
  if (text.trim() === '') return refused(`${key} needs a value, such as ${teamSettingKeys[key].example}.`);
  if (text.length > longest(key))
    return refused(`That is too long for ${key}: write it as ${teamSettingKeys[key].example}.`);
  return readers[key](text.trim());
}

/** On one line, for people. */
export function showTeamSetting(key: TeamSettingKey, value: string): string {
  const stored = readTeamSetting(key, value);
  return stored.ok ? oneLine(shown(key, stored.value)) : oneLine(value);
}

/** What is set, over what a team in that zone usually has. A text that can no longer be read counts as not set. */
export function teamFrom(settings: TeamSettings, here: string): Team {
  const usual = defaultTeam(stored(settings, 'zone', (zone) => (isZone(zone) ? zone : null)) ?? here);
  return {
    ...usual,
    hours: stored(settings, 'hours', (text) => found(readWorkingWeek(text))) ?? usual.hours,
    holidays: stored(settings, 'holidays', (text) => found(readHolidays(text))) ?? usual.holidays,
    publicHolidays: stored(settings, 'public-holidays', regionNamed) ?? usual.publicHolidays ?? 'none',
    dayParts: dayPartsWith(
      stored(settings, 'day-parts', (text) => found(readDayParts(text, usual.dayParts))) ?? {},
      usual.dayParts,
    ),
    dateOrder: stored(settings, 'dates', dateOrderOf) ?? usual.dateOrder,
  };
}

/** What the team never says; a text that can no longer be read counts as not set. */
export function neverSayFrom(settings: TeamSettings): readonly TeamPhrase[] {
  return stored(settings, 'never-say', (text) => found(readNeverSay(text))) ?? [];
}

/** What the team wants of every call. */
export function rulesFrom(settings: TeamSettings): TeamRules {
  return {
    callerCheck: stored<CallerCheck>(settings, 'caller-check', (text) => found(readCallerCheck(text))),
    voicemail: stored(settings, 'voicemail', (text) => found(readVoicemail(text))) ?? [],
  };
}

/** In letters. Only lists have a reason to be long. */
function longest(key: TeamSettingKey): number {
  return key === 'holidays' || key === 'never-say' ? 100_000 : 1000;
}

const usualParts = defaultTeam('UTC').dayParts;

const readers: Readonly<Record<TeamSettingKey, (text: string) => Outcome<string>>> = {
  zone: (text) =>
    // Under these names the system keeps winter time all year, which a team hardly means.
    /^(est|mst|hst)$/i.test(text)
      ? refused(`${quoted(text)} is winter time all year long: write a city, such as Denver or America/Denver.`)
      : given(
          zoneOf(text),
          `${quoted(text)} is no city or time zone that is known: write it as Denver or America/Denver.`,
        ),
  hours: (text) => written(readWorkingWeek(text), weekText),
  holidays: (text) => written(readHolidays(text), holidaysText),
  'public-holidays': (text) =>
    given(
      regionNamed(text),
      `Public holidays are known of us, ca and gb, not of ${quoted(text)}: name one of them, or none.`,
    ),
  dates: (text) =>
    given(dateOrderOf(text), `${quoted(text)} does not tell which comes first: write month-first or day-first.`),
  'day-parts': (text) => written(readDayParts(text, usualParts), dayPartsText),
  'anybodys-after': (text) => written(readAnybodysAfter(text), anybodysAfterText),
  secrets: (text) => {
    const patterns = readSecretPatterns(text);
    return patterns.ok ? read(secretPatternsText(patterns.patterns)) : refused(patterns.problem);
  },
  retain: (text) => written(readAge(text), ageText),
  scores: (text) => written(readScoreViewers(text), scoreViewersText),
  playbook: (text) =>
    given(oneLine(text) === text ? text : null, 'A playbook is named on one line, by its id or its path.'),
  'never-say': (text) => written(readNeverSay(text), neverSayText),
  'caller-check': (text) => written(readCallerCheck(text), callerCheckText),
  voicemail: (text) => written(readVoicemail(text), (lines) => lines.join('\n')),
};

function shown(key: TeamSettingKey, value: string): string {
  switch (key) {
    case 'zone':
      return value.includes('/') ? `${cityOf(value)} (${value})` : value;
    case 'hours':
      return value.replace(/\b[a-z]{3}\b/g, (day) => day.charAt(0).toUpperCase() + day.slice(1));
    case 'holidays':
    case 'secrets':
      return value.replaceAll('\n', ', ');
    case 'never-say':
      return value.replaceAll('\n', '; ');
    case 'public-holidays':
      return regionNames[value as Region];
    case 'anybodys-after':
      return lengthWords(value);
    case 'dates':
      return value === 'month-first' ? 'month first, as in 12/25' : 'day first, as in 25/12';
    case 'caller-check':
    case 'voicemail':
      return value.replaceAll('\n', ', ');
    case 'scores':
      return shownViewers(value);
    case 'day-parts':
    case 'playbook':
    case 'retain':
      return value;
  }
}

function shownViewers(value: string): string {
  if (value === 'off') return 'off: nobody';
  if (value === 'agent') return 'the agent alone';
  return value === 'everybody' ? value : `the agent, ${value}`;
}

const regionNames: Readonly<Record<Region, string>> = {
  us: 'United States',
  ca: 'Canada',
  gb: 'England and Wales',
  none: 'none',
};

function regionNamed(text: string): Region | null {
  const name = text.toLowerCase().replaceAll('.', '').replace(/^the /, '');
  if (/^(us|usa|united states|america)$/.test(name)) return 'us';
  if (/^(ca|can|canada)$/.test(name)) return 'ca';
  if (/^(gb|uk|great britain|united kingdom|england|wales|england and wales)$/.test(name)) return 'gb';
  return /^(none|no)$/.test(name) ? 'none' : null;
}

function dateOrderOf(text: string): Team['dateOrder'] | null {
  const words = text
    .toLowerCase()
    .replaceAll('.', '')
    .replace(/[\s_]+/g, '-');
  const [, first = 0, second = 0] = (/^(\d{1,2})[/-](\d{1,2})([/-]\d{2,4})?$/.exec(words) ?? []).map(Number);
  if (first > 0 && first <= 12 && second > 12 && second <= 31) return 'month-first';
  if (second > 0 && second <= 12 && first > 12 && first <= 31) return 'day-first';
  if (/^(month(-first)?|us|usa|american|mm?[/-]dd?([/-]y{2,4})?)$/.test(words)) return 'month-first';
  return /^(day(-first)?|uk|gb|eu|european?|british|international|dd?[/-]mm?([/-]y{2,4})?)$/.test(words)
    ? 'day-first'
    : null;
}

// The system knows a zone in small letters too; what is reckoned by its name does not.
function zoneOf(text: string): string | null {
  const zone = zoneNamed(text);
  if (zone === null || !/^[a-z]/.test(zone)) return zone;
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}

function lengthWords(value: string): string {
  const minutes = Number.parseInt(value, 10);
  if (Number.isNaN(minutes)) return 'never';
  if (minutes === 0) return 'at once';
  const [unit, count] =
    minutes % 1440 === 0 ? ['day', minutes / 1440] : minutes % 60 === 0 ? ['hour', minutes / 60] : ['minute', minutes];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function stored<T>(settings: TeamSettings, key: TeamSettingKey, readAs: (text: string) => T | null): T | null {
  const text = settings[key]?.trim();
  return text === undefined || text === '' || text.length > longest(key) ? null : readAs(text);
}

function found<T>(outcome: Outcome<T>): T | null {
  return outcome.ok ? outcome.value : null;
}

function written<T>(outcome: Outcome<T>, asText: (value: T) => string): Outcome<string> {
  return outcome.ok ? read(asText(outcome.value)) : outcome;
}

function given(value: string | null, problem: string): Outcome<string> {
  return value === null ? refused(problem) : read(value);
}
