import { existsSync } from 'node:fs';
import { showInstant } from '../followup/show-time.ts';
import { readSpokenTime } from '../followup/spoken-time.ts';
import { type App, print } from './app.ts';
import { instantGiven, zoneGiven } from './given.ts';
import { printJson } from './print-json.ts';
import { teamOf } from './team-of.ts';
import { zoneOf } from './who.ts';

export type WhenOptions = { from?: string; zone?: string; json?: boolean };

export async function readWhen(app: App, phrase: string, options: WhenOptions): Promise<void> {
  const here = zoneOf(app);
  const now = options.from === undefined ? app.now() : instantGiven(options.from, here);
  const zone = options.zone === undefined ? here : zoneGiven(options.zone);
  // Before a team has said where it is, its day ends where the words are meant.
  const store = existsSync(app.paths.database) ? await app.readStore() : null;
  const reading = readSpokenTime(phrase, { now, zone, team: teamOf(store, zone) });
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
