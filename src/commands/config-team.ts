import { resolve } from 'node:path';
import { isPath } from '../call/playbook-names.ts';
import { findOnShelf } from '../call/shelf.ts';
import { UserError } from '../call/user-error.ts';
import { teamStream } from '../engine/entry.ts';
import { holidaysText, readHolidays } from '../followup/holiday-list.ts';
import { showMoment } from '../followup/show-time.ts';
import {
  isTeamSettingKey,
  readTeamSetting,
  showTeamSetting,
  type TeamSettingKey,
  teamSettingKeys,
} from '../followup/team-settings.ts';
import { usualTeamSetting } from '../followup/usual-settings.ts';
import { instantToWall } from '../followup/zoned.ts';
import type { Store } from '../store/store.ts';
import { teamSettings, teamSettingsOnRecord } from '../store/team.ts';
import { meantBy } from '../text/nearest.ts';
import { lines, oneLine } from '../text/safe.ts';
import { type App, hint, print, say, suggest } from './app.ts';
import { dropPhrase, importPhrases, keepPhrases } from './config-never-say.ts';
import { fileText } from './file-text.ts';
import { printJson } from './print-json.ts';
import { saveForTeam } from './save-for-team.ts';
import { shelfOf } from './shelf-of.ts';
import { settledIn } from './team-of.ts';
import { paperOf } from './views/paper.ts';
import { settingsView } from './views/settings-view.ts';
import { shellWord } from './views/shell-word.ts';
import { agentOf, zoneOf } from './who.ts';

export type TeamConfigOptions = { unset?: boolean; json?: boolean; import?: string };

const keys = Object.keys(teamSettingKeys) as TeamSettingKey[];

/** `recover config --team`: what holds for everybody who works with this file, on record with who settled it and when. */
export async function configureTeam(
  app: App,
  name: string | undefined,
  value: string | undefined,
  options: TeamConfigOptions,
): Promise<void> {
  if (name === undefined) return showAll(app, options.json ?? false);
  if (!isTeamSettingKey(name))
    throw new UserError(
      `There is no team setting "${name}".${meantBy(name, keys)}`,
      `There are: ${keys.join(', ')}.`,
      'usage',
    );
  if (options.import !== undefined)
    return name === 'never-say' ? importPhrases(app, options.import) : importHolidays(app, name, options.import);
  if (name === 'never-say' && value !== undefined)
    return options.unset === true ? dropPhrase(app, value) : keepPhrases(app, value);
  if (options.unset === true) return settle(app, name, null);
  if (value === undefined) {
    const store = await app.readStore();
    const current = store === null ? undefined : teamSettings(store)[name];
    // As a file that --import reads.
    if (name === 'never-say' && current !== undefined) return print(app, lines(current));
    const shown = current ?? usualTeamSetting(name, settledIn(store), zoneOf(app));
    return print(app, shown === null ? '' : showTeamSetting(name, shown));
  }
  const read = readTeamSetting(name, name === 'playbook' && isPath(value) ? resolve(app.cwd, value) : value);
  if (!read.ok) throw new UserError(read.problem, null, 'usage');
  // A name that nobody can find would stop the next call of everybody.
  if (name === 'playbook') findOnShelf(shelfOf(app).folders, read.value, app.cwd);
  await settle(app, name, read.value);
}

async function settle(app: App, key: TeamSettingKey, given: string | null | ((store: Store) => string)): Promise<void> {
  const store = await app.store();
  const by = agentOf(app);
  const before = teamSettings(store)[key] ?? null;
  // Made anew at each try: what somebody else has settled meanwhile is part of it.
  const { what } = await saveForTeam(app, store, (head) => ({
    kind: 'settings',
    stream: teamStream,
    seq: head + 1,
    at: app.now(),
    by,
    what: { key, value: typeof given === 'function' ? given(store) : given },
    words: null,
  }));
  const { value } = what;
  const now = value === null ? 'is not set any more' : `is ${showTeamSetting(key, value)} from now on`;
  hint(app, `For the team, ${key} ${now}.`);
  if (before === value) return;
  const back = before === null ? '--unset' : shellWord(oneLine(before));
  // A list of days does not fit in one line that is copied.
  if (!before?.includes('\n')) suggest(app, `As it was: recover config --team ${key} ${back}`);
}

async function showAll(app: App, json: boolean): Promise<void> {
  const store = await app.readStore();
  const known = new Map((store === null ? [] : teamSettingsOnRecord(store)).map((setting) => [setting.key, setting]));
  const here = zoneOf(app);
  const usual = (key: TeamSettingKey) => usualTeamSetting(key, settledIn(store), here);
  if (json) {
    const settings = keys.map((key) => ({
      key,
      value: known.get(key)?.value ?? null,
      inEffect: known.get(key)?.value ?? usual(key),
      changedAt: known.get(key)?.changedAt ?? null,
      changedBy: known.get(key)?.changedBy ?? null,
    }));
    return printJson(app, { settings });
  }
  const rows = keys.map((key) => {
    const setting = known.get(key);
    const { about } = teamSettingKeys[key];
    if (setting === undefined) {
      const value = usual(key);
      return {
        key,
        value: value === null ? (noneOf[key] ?? null) : showTeamSetting(key, value),
        origin: origins[key] ?? 'default',
        about,
      };
    }
    const origin = `${oneLine(setting.changedBy)}, ${showMoment(setting.changedAt, { now: app.now(), zone: here })}`;
    return { key, value: showTeamSetting(key, setting.value), origin, about };
  });
  print(app, settingsView(rows, paperOf(app)));
  hint(app, ['', 'They hold for everybody who works with this file. An example of one:', ...examples()].join('\n'));
}

/** What holds where nothing is set, and is no value that could be set. */
const noneOf: Partial<Record<TeamSettingKey, string>> = {
  holidays: 'none',
  'never-say': 'what every playbook warns of',
  'caller-check': 'nothing',
  voicemail: 'a name and a number',
  secrets: 'card numbers',
  retain: 'kept for good',
  playbook: "each agent's own",
};

/** Where a value that nobody has set comes from, when that is not the same for everybody. */
const origins: Partial<Record<TeamSettingKey, string>> = {
  zone: 'default, your own clock',
  'public-holidays': 'default, by the zone',
  dates: 'default, by the zone',
};

const examples = () =>
  keys.slice(1, 3).map((key) => `  recover config --team ${key} "${teamSettingKeys[key].example}"`);

/** Days off out of a calendar file are added to those that are there. */
async function importHolidays(app: App, key: TeamSettingKey, path: string): Promise<void> {
  if (key !== 'holidays')
    throw new UserError(
      '--import reads days off, or phrases.',
      'Like: recover config --team holidays --import days.ics',
      'usage',
    );
  const store = await app.store();
  const year = instantToWall(app.now(), zoneOf(app)).year;
  const { holidaysFromCalendar } = await import('../followup/holidays-from-calendar.ts');
  const imported = holidaysFromCalendar(fileText(app, path, 'calendar of days off'), { from: year, to: year + 2 });
  if (!imported.ok) throw new UserError(imported.problem, 'Nothing was changed.');
  let added = 0;
  await settle(app, 'holidays', () => {
    const before = listed(store);
    const read = readTeamSetting('holidays', holidaysText([...before, ...imported.holidays]));
    if (!read.ok) throw new UserError(read.problem, 'Nothing was changed.');
    const after = readHolidays(read.value);
    added = (after.ok ? after.value.length : 0) - before.length;
    return read.value;
  });
  const days = added === 1 ? '1 day was' : `${added} days were`;
  say(app, `${days} added from ${oneLine(path)}, ${year} to ${year + 2}. See: recover config --team holidays`);
}

function listed(store: Store) {
  const read = readHolidays(teamSettings(store).holidays ?? '');
  return read.ok ? read.value : [];
}
