import type { Prompt } from '../engine/prompt.ts';
import { type Env, wantsColour } from './capabilities.ts';
import { cells } from './cells.ts';
import { draw } from './draw.ts';
import type { Habits } from './habits.ts';
import type { Size } from './layout.ts';
import type { Desk } from './screens/desk.ts';
import { makeStyle } from './style.ts';
import { untouched } from './ui-state.ts';

type Sink = NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number };

type Seen = {
  prompt: Prompt;
  known: Pick<Desk, 'here' | 'zone' | 'reference' | 'now' | 'before'>;
  notice: string | null;
};

/** A screen that is drawn and takes no keys. `takeAway` gives what clears it off the terminal, and nothing after that. */
export type Painted = { takeAway: () => string };

/** Keeps the place of the cursor, and goes back to it. */
const keepPlace = '\x1b7';
const backToPlace = '\x1b8';
/** What was typed while the program loaded, the terminal has echoed into the row where the screen begins. */
export const cleanBelow = '\r\x1b[J';

export const sizeOf = ({ columns, rows }: Sink): Size => ({ columns: columns ?? 80, rows: rows ?? 24 });

/**
 * Draws a screen that nothing was typed on and that takes no keys yet, as the prompter will draw it again from the same
 * place. The cursor waits in its line: the terminal itself shows there what is typed meanwhile.
 */
export function drawFirst(
  { output, env, habits }: { output: Sink; env: Env; habits: Habits },
  { prompt, known, notice }: Seen,
): Painted {
  const style = makeStyle(wantsColour(output, env));
  const desk = { prompt, style, habits, ...known, story: [], record: [] };
  const { above, below, rowsBelow } = draw(untouched, desk, notice, sizeOf(output));
  const rows = above.split('\n');
  const line = rows.at(-1) ?? '';
  const all = rowsBelow === 0 ? above : `${above}\n${below}`;
  const up = (count: number) => (count === 0 ? '' : `\x1b[${count}A`);
  const toTop = `\r${up(rows.length - 1 + rowsBelow)}`;
  const toLine = `${rows.length === 1 ? '' : `\x1b[${rows.length - 1}B`}\x1b[${cells(line) + 1}G`;
  output.write(`${cleanBelow}${all}${toTop}${keepPlace}${toLine}`);
  // From the second row on, then the first alone: tmux keeps a screen that is cleared from its corner in its history.
  const cleared = rows.length + rowsBelow > 1 ? '\r\x1b[1B\x1b[J\x1b[1A\x1b[2K' : '\r\x1b[2K';
  let isThere = true;
  return {
    takeAway: () => {
      const clears = isThere ? backToPlace + cleared : '';
      isThere = false;
      return clears;
    },
  };
}
