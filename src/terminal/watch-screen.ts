import { cells, clip, wrap } from './cells.ts';
import { cutInput, nothingHeld, type Piece } from './cut-input.ts';
import type { Source } from './key-input.ts';
import type { Size } from './layout.ts';

/** Where the screen is drawn. */
type Sink = NodeJS.WritableStream & { columns?: number; rows?: number };

/** A text of any length, and what stands beside the keys in the last line. */
export type Picture = { text: string; note: string | null };

export type WatchEvents = {
  onLeft: (how: 'quit' | 'interrupt' | 'gone') => void;
  /** The window has another size, or the program is back from where Ctrl-Z sent it. */
  onChanged: () => void;
  /** Enter, an arrow or Shift-Tab, where the screen can be turned. */
  onTurned?: (way: 'on' | 'back') => void;
  /** Hands the terminal to the shell and returns when it is back. Null where that is not possible. */
  stop: (() => void) | null;
};

export type WatchScreen = {
  show: (picture: Picture) => void;
  bell: () => void;
  /** Takes the terminal again, after it was stopped from outside. */
  retake: () => void;
  close: () => void;
};

/** A screen that only shows, and is drawn over and over in the same place. It has the terminal to itself until it is closed. */
export function openWatchScreen(streams: { input: Source; output: Sink }, events: WatchEvents): WatchScreen {
  const { input, output } = streams;
  let picture: Picture | null = null;
  let drawn = '';
  let unfinished = nothingHeld;
  let isOpen = true;

  // Some terminals say 0 for a size that they do not know.
  const size = (): Size => ({ columns: output.columns || 80, rows: output.rows || 24 });
  const draw = () => {
    const next = picture === null ? '' : frame(picture, size());
    if (next !== drawn) output.write(next);
    drawn = next;
  };
  const enter = () => {
    setRaw(input, true);
    input.resume();
    output.write(begin);
    drawn = '';
    draw();
  };
  const leave = () => {
    output.write(`\x1b[${size().rows};1H\r\n${end}`);
    setRaw(input, false);
    input.pause();
  };
  const retake = () => {
    // It was set already, as far as we knew.
    setRaw(input, false);
    enter();
    events.onChanged();
  };
  const take = (chunk: Buffer | string) => {
    const cut = cutInput(unfinished, chunk.toString());
    unfinished = cut.unfinished;
    for (const piece of cut.pieces) press(piece);
  };
  const press = (piece: Piece) => {
    switch (meaningOf(piece)) {
      case 'quit':
        return events.onLeft('quit');
      case 'interrupt':
        return events.onLeft('interrupt');
      case 'redraw':
        output.write('\x1b[2J');
        drawn = '';
        return draw();
      case 'stop':
        if (events.stop === null) return;
        leave();
        events.stop();
        return retake();
      case 'on':
      case 'back':
        return events.onTurned?.(meaningOf(piece) === 'on' ? 'on' : 'back');
      case null:
        return;
    }
  };
  const onResize = () => {
    drawn = '';
    draw();
    events.onChanged();
  };
  const onGone = () => events.onLeft('gone');

  // A terminal that has gone cannot be written to; its input says so.
  output.on('error', () => {});
  output.on('resize', onResize);
  for (const event of ['end', 'close', 'error']) input.on(event, onGone);
  input.on('data', take);
  enter();

  return {
    show: (next) => {
      picture = next;
      draw();
    },
    bell: () => {
      if (isOpen) output.write('\x07');
    },
    retake,
    close: () => {
      isOpen = false;
      output.removeListener('resize', onResize);
      input.removeListener('data', take);
      leave();
    },
  };
}

// The terminal's other screen, so that what was there before comes back, and no cursor.
const begin = '\x1b[?1049h\x1b[?25l';
const end = '\x1b[?7h\x1b[?25h\x1b[?1049l';

function setRaw(input: Source, on: boolean): void {
  try {
    input.setRawMode?.(on);
  } catch {
    // The terminal is gone.
  }
}

function meaningOf(piece: Piece): 'quit' | 'interrupt' | 'redraw' | 'stop' | 'on' | 'back' | null {
  if (piece.kind === 'paste' || piece.kind === 'paste-too-long') return null;
  // An Esc pressed before the letter is held until more comes, and the two look like Alt.
  if (/^\x1b*q+$/i.test(piece.text)) return 'quit';
  switch (piece.text) {
    case '\x03':
    case '\x04':
      return 'interrupt';
    case '\x0c':
      return 'redraw';
    case '\x1a':
      return 'stop';
    case '\r':
    case '\n':
    case '\t':
    case '\x1b[C':
    case '\x1b[B':
    case '\x1bOC':
    case '\x1bOB':
      return 'on';
    case '\x1b[Z':
    case '\x1b[D':
    case '\x1b[A':
    case '\x1bOD':
    case '\x1bOA':
      return 'back';
    default:
      return null;
  }
}

/**
 * One drawing of the whole window. Each row is written over the one before and cleared behind its end, and a terminal
 * that knows how shows all of it at once, so that nothing flickers.
 */
function frame({ text, note }: Picture, { columns, rows }: Size): string {
  const keys = clip(note === null ? ' q leaves' : ` q leaves   ${note}`, columns);
  const foot = rows < 3 ? [] : [keys];
  const lines = text.split('\n').flatMap((line) => (cells(line) > columns ? wrap(line, columns) : [line]));
  const room = rows - foot.length;
  const shown = cut(lines, room, columns);
  const blank = Array.from({ length: room - shown.length }, () => '');
  // What counts as wide is not the same for every terminal: none may go on in the next row.
  const body = [...shown, ...blank, ...foot].map((line) => `${line}${cells(line) < columns ? '\x1b[K' : ''}`);
  return `\x1b[?2026h\x1b[?7l\x1b[H${body.join('\r\n')}\x1b[?7h\x1b[?2026l`;
}

function cut(lines: readonly string[], most: number, columns: number): readonly string[] {
  if (lines.length <= most) return lines;
  const kept = Math.max(0, most - 1);
  const missing = lines.slice(kept).filter((line) => line !== '').length;
  return [...lines.slice(0, kept), clip(` … ${missing} more lines: make the window taller`, columns)];
}
