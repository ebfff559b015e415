import { showInstant } from '../followup/show-time.ts';
import { readSpokenTime } from '../followup/spoken-time.ts';
import { defaultTeam } from '../followup/team.ts';
import { type App, print } from './app.ts';
import { instantGiven, zoneGiven } from './given.ts';
import { printJson } from './print-json.ts';
import { zoneOf } from './who.ts';

export type WhenOptions = { from?: string; zone?: string; json?: boolean };

export async function readWhen(app: App, phrase: string, options: WhenOptions): Promise<void> {
  const here = zoneOf(app);
  const now = options.from === undefined ? app.now() : instantGiven(options.from, here);
  const zone = options.zone === undefined ? here : zoneGiven(options.zone);
  // Nobody has said where the team is, so its day ends where the words are meant.
  const reading = readSpokenTime(phrase, { now, zone, team: defaultTeam(zone) });
  const asks = reading.kind === 'ask';
  if (options.json === true) {
    const document = asks
      ? { phrase, dueAt: null, notBefore: null, zone, reading: null, ask: reading.question }
      : {
          phrase,
          dueAt: reading.dueAt,
          notBefore: reading.notBefore,
          zone: reading.zone,
          reading: reading.reading,
          ask: null,
        };
    return printJson(app, document);
  }
  if (asks) {
    print(app, reading.question);
    return app.exitWith(3);
  }
  const show = (at: string) => showInstant(at, { now, zone: reading.zone, here });
  const from = reading.notBefore === null ? [] : [`Not before ${show(reading.notBefore)}`];
  print(app, [show(reading.dueAt), `Read as: ${reading.reading}`, ...from, ...reading.doubts].join('\n'));
}
