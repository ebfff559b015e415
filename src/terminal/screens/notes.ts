import type { Note } from '../../engine/call-state.ts';
import { forgotten } from '../../text/forgotten.ts';
import { oneLine } from '../../text/safe.ts';
import { clip, padStart, wrap } from '../cells.ts';
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
    whole: (at, most) => wholeNote(desk, prompt.notes[at], at + 1, most),
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

function lineOf(desk: Pick<Desk, 'style' | 'width' | 'here'>, note: Note, number: number): string {
  const { start, text } = partsOf(desk, note, number);
  return lead(desk.style, start) + words(desk.style, note, clip(text, desk.width - start.length - 1));
}

/** All of a note, in as many rows as it takes, or as many of them as there may be. */
function wholeNote(
  desk: Pick<Desk, 'style' | 'width' | 'here'>,
  note: Note | undefined,
  number: number,
  most = Number.POSITIVE_INFINITY,
): string[] {
  if (note === undefined) return [];
  const { start, indent, text } = partsOf(desk, note, number);
  const room = desk.width - start.length - 1;
  const all = wrap(text, room);
  const shown = all.length <= most ? all : [...all.slice(0, most - 1), clip(`${all[most - 1]} ${all[most]}`, room)];
  const rows = shown.map((row) => words(desk.style, note, row));
  return rows.map((row, at) => (at === 0 ? lead(desk.style, start) : ' '.repeat(indent)) + row);
}

function partsOf({ width, here }: Pick<Desk, 'width' | 'here'>, note: Note, number: number) {
  const mark = note.main ? '*' : note.from === 'agent' ? '=' : ' ';
  // In a narrow window the words matter more than the minute.
  const time = width < twoColumns ? '' : `${clock(note.at, here)}  `;
  const again = note.pass > 1 ? `${passWord(note.pass)}: ` : '';
  const start = `${padStart(String(number), 4)} ${mark} ${time}${again}`;
  return { start, indent: start.length - again.length, text: note.text === null ? forgotten : oneLine(note.text) };
}

const lead = (style: Desk['style'], start: string) =>
  style.dim(start.slice(0, 5)) + start.slice(5, 6) + style.dim(start.slice(6));

const words = (style: Desk['style'], note: Note, text: string) => (note.main ? style.bold(text) : text);
