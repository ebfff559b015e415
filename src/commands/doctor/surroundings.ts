import { showMoment } from '../../followup/show-time.ts';
import { capabilities, wantsColour } from '../../terminal/capabilities.ts';
import { oneLine } from '../../text/safe.ts';
import type { App } from '../app.ts';
import { clockDoubt } from '../clock-doubt.ts';
import { zoneOf } from '../who.ts';
import { type Finding, fail, fine, warn } from './finding.ts';

export function surroundingChecks(app: App, lastSavedAt: string | null): Finding[] {
  return [localeCheck(app), terminalCheck(app), clockCheck(app, lastSavedAt), zoneCheck(app)];
}

function localeCheck({ io, env }: App): Finding {
  const named = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  if (capabilities({ input: io.in, output: io.err }, env).unicode)
    return fine('locale', named === '' ? 'none is named; UTF-8 is taken' : oneLine(named));
  return warn(
    'locale',
    `"${oneLine(named)}" is not UTF-8: names and lines are drawn plainly.`,
    'If your terminal can: export LANG=C.UTF-8',
  );
}

function terminalCheck({ io, env }: App): Finding {
  if (io.err.isTTY !== true) return fine('terminal', 'there is none here');
  const { width, accessible } = capabilities({ input: io.in, output: io.err }, env);
  const colour = wantsColour(io.err, env) ? 'colour' : 'no colour';
  const says = `${oneLine(env.TERM ?? 'no TERM')}, ${width ?? '?'} columns, ${colour}${accessible ? ', lines are only added' : ''}`;
  return (width ?? 80) < 40
    ? warn('terminal', `It is narrow: ${says}.`, 'Make the window 80 columns wide.')
    : fine('terminal', says);
}

function clockCheck(app: App, lastSavedAt: string | null): Finding {
  const now = app.now();
  const doubt = clockDoubt(now, lastSavedAt);
  if (doubt !== null) return fail('clock', doubt, 'Set the clock of this computer: promises are judged by it.');
  return fine('clock', showMoment(now, { now, zone: zoneOf(app) }));
}

function zoneCheck(app: App): Finding {
  const { value, origin } = app.setting('zone');
  const asked = app.env.TZ?.replace(/^:/, '') ?? '';
  if (asked !== '' && origin !== 'environment')
    return warn(
      'zone',
      `TZ is "${oneLine(asked)}", which is no zone; ${oneLine(value ?? 'UTC')} is taken.`,
      'recover config zone America/New_York',
    );
  return fine('zone', `${oneLine(value ?? 'UTC')} (${origin})`);
}
