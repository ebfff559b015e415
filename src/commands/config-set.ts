import { resolve } from 'node:path';
import { isPath } from '../call/playbook-names.ts';
import { UserError } from '../call/user-error.ts';
import { readAgentHours } from '../followup/agent-hours.ts';
import { isZone } from '../followup/zoned.ts';
import { readPhrases } from '../terminal/habits.ts';
import { cardNumbersIn } from '../text/card-number.ts';
import { meantBy } from '../text/nearest.ts';
import { oneLine } from '../text/safe.ts';
import { type App, hint, print, say, suggest } from './app.ts';
import { printJson } from './print-json.ts';
import { isSettingKey, readConfig, type SettingKey, settingKeys } from './settings.ts';
import { paperOf } from './views/paper.ts';
import { settingsView } from './views/settings-view.ts';
import { shellWord } from './views/shell-word.ts';
import { writeConfig } from './write-config.ts';

const keys = Object.keys(settingKeys) as SettingKey[];

export function configure(
  app: App,
  key: string | undefined,
  value: string | undefined,
  options: { unset?: boolean; json?: boolean; import?: string },
): void {
  if (options.import !== undefined)
    throw new UserError('--import is for the team.', 'recover config --team holidays --import FILE', 'usage');
  if (key === undefined) {
    showAll(app, options.json ?? false);
    return;
  }
  if (!isSettingKey(key))
    throw new UserError(
      `There is no setting "${key}".${meantBy(key, keys)}`,
      `There are: ${keys.join(', ')}.`,
      'usage',
    );
  if (options.unset === true) {
    change(app, key, undefined);
    return;
  }
  if (value === undefined) {
    const { value: current } = app.setting(key);
    print(app, current === null ? '' : oneLine(current));
    return;
  }
  const problem = problemWith(key, value);
  if (problem !== null) throw new UserError(problem, null, 'usage');
  change(app, key, keptAs(app, key, value));
}

function change(app: App, key: SettingKey, value: string | undefined): void {
  const path = app.paths.config;
  const { [key]: before, ...others } = readConfig(path);
  writeConfig(path, value === undefined ? others : { ...others, [key]: value });
  hint(app, value === undefined ? `${key} is not set any more.` : `${key} is ${oneLine(value)} from now on.`);
  const back = before === undefined ? '--unset' : shellWord(oneLine(before));
  if (before !== value) suggest(app, `As it was: recover config ${key} ${back}`);
  const variable = settingKeys[key].env;
  if (variable !== null && app.setting(key).origin === 'environment')
    say(app, `The variable ${variable} is set too, and comes first while it is.`);
}

function showAll(app: App, json: boolean): void {
  const settings = keys.map((key) => app.setting(key));
  const { database, config, ownPlaybooks, teamPlaybooks } = app.paths;
  if (json) {
    printJson(app, { settings, database, config });
    return;
  }
  const rows = settings.map(({ key, value, origin }) => {
    return { key, value: value === null ? null : oneLine(value), origin, about: settingKeys[key].about };
  });
  print(app, settingsView(rows, paperOf(app)));
  hint(
    app,
    [
      '',
      'What holds for your team: recover config --team',
      `Calls and follow-ups: ${oneLine(database)}`,
      `These settings:       ${oneLine(config)}`,
      `Your own playbooks:   ${oneLine(ownPlaybooks)}`,
      ...(teamPlaybooks === null ? [] : [`Your team's:          ${oneLine(teamPlaybooks)}`]),
    ].join('\n'),
  );
}

/** A path holds wherever the next call is started; hours are kept in one way of writing them. */
function keptAs(app: App, key: SettingKey, value: string): string {
  if (key === 'playbook' && isPath(value)) return resolve(app.cwd, value);
  if (key === 'phrases') return readPhrases(value)?.join(' / ') ?? value;
  const hours = key === 'hours' ? readAgentHours(value) : null;
  return hours?.ok === true ? hours.value : value;
}

/** One sentence about why a value cannot be set; null when it can. */
function problemWith(key: SettingKey, value: string): string | null {
  if (value.trim() === '') return `${key} needs a value.`;
  if (cardNumbersIn(value).length > 0) return 'That looks like a card number: none is ever kept.';
  if (key === 'zone' && !isZone(value)) return `"${value}" is no time zone. It looks like America/New_York.`;
  const hours = key === 'hours' ? readAgentHours(value) : null;
  if (hours?.ok === false) return hours.problem;
  if ((key === 'accessible' || key === 'calm') && !/^(yes|no)$/.test(value)) return `${key} is yes or no.`;
  if (key === 'clock' && !/^(since|running)$/.test(value)) return 'clock is since or running.';
  if (key === 'phrases' && readPhrases(value) === null)
    return 'phrases are up to 8 short ones on one row, like: I see / Go on / Mm';
  return null;
}
