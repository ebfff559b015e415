import { exitCodes } from '../call/user-error.ts';
import { streamsOfCall, verifyAll } from '../store/verify.ts';
import { type App, hint, print } from './app.ts';
import { callNamed } from './call-named.ts';
import { printJson } from './print-json.ts';
import { breakWords } from './views/break-words.ts';
import { counted } from './views/counted.ts';
import { thousands } from './views/thousands.ts';

/** `recover calls verify`: whether entries are as they were saved. Ends with 3 when one is not. */
export async function verifyCalls(app: App, name: string | undefined, options: { json?: boolean }): Promise<void> {
  const store = await app.readStore();
  const call = name === undefined ? null : await callNamed(app, store, name);
  const found =
    store === null
      ? { streams: 0, broken: [] }
      : verifyAll(store, call === null ? null : streamsOfCall(store, call.id));
  const { streams, broken } = found;
  if (broken.length > 0) app.exitWith(exitCodes.found);
  if (options.json === true)
    return printJson(
      app,
      broken.map(({ stream, name: record, seq, problem }) => ({ stream, record, seq, problem })),
    );
  const records = counted(streams, 'record');
  if (broken.length === 0) {
    print(app, `Each entry is as it was saved, in ${records}.`);
    return hint(
      app,
      'Whoever may write to the file could make all of it anew: only a copy that lies elsewhere shows that.',
    );
  }
  print(app, broken.map(breakWords).join('\n'));
  hint(app, `Not as it was saved: ${thousands(broken.length)} of ${records}. Older copies: recover backup --list`);
}
