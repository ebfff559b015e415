import { existsSync } from 'node:fs';
import { type Repeating, readRepeating } from '../followup/repeating.ts';
import { showInstant } from '../followup/show-time.ts';
import { readSpokenTime } from '../followup/spoken-time.ts';
import { oneLine } from '../text/safe.ts';
import { type App, hint, print } from './app.ts';
import { instantGiven, zoneGiven } from './given.ts';
import { printJson } from './print-json.ts';
import { teamOf } from './team-of.ts';
import { shellWord } from './views/shell-word.ts';
import { zoneOf } from './who.ts';

export type WhenOptions = { from?: string; zone?: string; json?: boolean };

export async function readWhen(app: App, phrase: string, options: WhenOptions): Promise<void> {
  const here = zoneOf(app);
  const now = options.from === undefined ? app.now() : instantGiven(options.from, here);
  const zone = options.zone === undefined ? here : zoneGiven(options.zone);
  // Before a team has said where it is, its day ends where the words are meant.
  const store = existsSync(app.paths.database) ? await app.readStore() : null;
  const context = { now, zone, team: teamOf(store, zone) };
  const row = readRepeating(phrase, context);
  const reading = row?.first ?? readSpokenTime(phrase, context);
  const asks = reading.kind === 'ask';
  if (options.json === true) {
    const document = asks
      ? { phrase, dueAt: null, notBefore: null, zone, reading: null, ask: reading.question }
      : {
          phrase,
          dueAt: reading.dueAt,
          notBefore: reading.notBefore,
          zone: reading.zone,
          reading: row === null ? reading.reading : againAndAgain(row, reading.reading),
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
  const readAs = row === null ? reading.reading : againAndAgain(row, reading.reading);
  print(app, [show(reading.dueAt), `Read as: ${readAs}`, ...from, ...reading.doubts].join('\n'));
  if (row !== null)
    hint(app, `To promise it: /p on a call, or recover followups add ${shellWord(oneLine(phrase))} --customer NAME`);
}

/** The first time of a row, and from what the next one is counted. */
function againAndAgain({ repeats }: Repeating, first: string): string {
  return `again and again until it is solved: first ${first}, and after each one "${repeats}" anew`;
}
