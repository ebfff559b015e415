import type { App } from './app.ts';
import { writtenTo } from './output.ts';

/** Characters. Fewer are not worth a write of their own. */
const worthWriting = 65_536;

/** Prints what is too much to be kept as one text, and makes no more of it than goes out. */
export async function printPieces({ io }: App, pieces: Iterable<string>): Promise<void> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < worthWriting) continue;
    if (!(await writtenTo(io.out, waiting))) return;
    waiting = '';
  }
  if (waiting !== '') await writtenTo(io.out, waiting);
}
