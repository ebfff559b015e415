import type { Note } from '../../engine/call-state.ts';
import { forgotten } from '../../text/forgotten.ts';
import { oneLine } from '../../text/safe.ts';
import { clip, padStart } from '../cells.ts';
import type { View } from './desk.ts';
import { clock, type Desk } from './desk.ts';
import { twoColumns } from './facts.ts';
import { passWord } from './recap.ts';

/** The notes with their numbers and times; `*` marks a main point, `=` the agent's own words. */
export function notes(desk: Desk): View['notes'] {
  const { prompt, style } = desk;
  const all = prompt.notes.length;
  return {
    lines: prompt.notes.map((note, index) => noteLine(desk, note, index + 1)),
    heading: (shown) => style.label(shown === all ? ' Your notes' : ` Your notes, the newest ${shown} of ${all}`),
  };
}

export const noNotes: View['notes'] = { lines: [], heading: () => null };

type Drawn = Pick<Desk, 'style' | 'width' | 'here'> & { number: number; line: string };

/** Notes stay as they are, and all of them are drawn again at each key. */
const drawn = new WeakMap<Note, Drawn>();

function noteLine({ style, width, here }: Desk, note: Note, number: number): string {
  const known = drawn.get(note);
  if (known?.style === style && known.width === width && known.here === here && known.number === number)
    return known.line;
  const line = lineOf({ style, width, here }, note, number);
  drawn.set(note, { style, width, here, number, line });
  return line;
}

function lineOf({ style, width, here }: Pick<Desk, 'style' | 'width' | 'here'>, note: Note, number: number): string {
  const mark = note.main ? '*' : note.from === 'agent' ? '=' : ' ';
  // In a narrow window the words matter more than the minute.
  const time = width < twoColumns ? '' : `${clock(note.at, here)}  `;
  const again = note.pass > 1 ? `${passWord(note.pass)}: ` : '';
  const start = `${padStart(String(number), 4)} ${mark} ${time}${again}`;
  const text = note.text === null ? forgotten : oneLine(note.text);
  const shown = clip(text, width - start.length - 1);
  return style.dim(start.slice(0, 5)) + mark + style.dim(start.slice(6)) + (note.main ? style.bold(shown) : shown);
}
