import type { App } from './app.ts';
import { writtenTo } from './output.ts';

/** Characters. Fewer are not worth a write of their own. */
const worthWriting = 65_536;

/** Node's own promise of that is a module that each list would wait for. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Prints what is too much to be kept as one text, and makes no more of it than goes out. As `pour` tells it. */
export function printPieces({ io }: App, pieces: Iterable<string>, ending?: AbortSignal): Promise<boolean> {
  return pour(pieces, (text) => writtenTo(io.out, text), ending);
}

/**
 * Writes piece after piece. `write` tells whether anybody reads on. Gives false where not all of it is written: nobody
 * does, or the program is to end.
 */
export async function pour(
  pieces: Iterable<string>,
  write: (text: string) => Promise<boolean>,
  ending?: AbortSignal,
): Promise<boolean> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < worthWriting) continue;
    if (!(await write(waiting))) return false;
    waiting = '';
    // Signals are heard in between only.
    if (ending !== undefined) await breathe();
    if (ending?.aborted === true) return false;
  }
  return waiting === '' || write(waiting);
}
