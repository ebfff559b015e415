import type { Beside, Gone } from '../engine/prompter.ts';
import type { Reply } from '../engine/reply.ts';
import { emptyLine, type Line } from './edit.ts';
import type { HandOverTalk } from './hand-over-talk.ts';
import type { PromiseTalk } from './promise-talk.ts';
import type { Overlay } from './screens/view.ts';

/** What a prompt remembers between two keys. Nothing of it is saved by the prompt itself. */
export type Ui = {
  line: Line;
  /** Which of the step's wordings is shown. */
  wording: number;
  overlay: Exclude<Overlay, 'menu'> | null;
  talk: PromiseTalk | HandOverTalk | null;
  /** Beside the line until the next key. */
  status: { text: string; kind: 'problem' | 'hint' } | null;
  /** An empty Enter was questioned; the next one goes through. */
  again: boolean;
  /** The first Ctrl-C was pressed, and this was said. */
  leaving: string | null;
  /** The line was refused where only a short answer is taken: what is typed next stands in its place. */
  refused: boolean;
  /** How often what does not fit was turned to its next lines. */
  page: number;
  /** An Enter came before this was on the screen, and waits for one that comes after it. */
  held: boolean;
  /** What Ctrl-U, Ctrl-W or Esc took away, for Ctrl-Y. */
  cut: string;
  /** Which of the small phrases is bold; null when none is. */
  nudge: number | null;
  outcome: Reply | Gone | Beside | null;
};

/** A prompt at which nothing was typed yet. */
export const untouched: Ui = {
  line: emptyLine,
  talk: null,
  wording: 0,
  overlay: null,
  status: null,
  again: false,
  leaving: null,
  refused: false,
  page: 0,
  held: false,
  cut: '',
  nudge: null,
  outcome: null,
};

/** The menu follows what is typed: it is open as long as the line is the beginning of a command. */
export function overlayOf({ overlay, talk, line }: Pick<Ui, 'overlay' | 'talk' | 'line'>): Overlay | null {
  if (overlay !== null) return overlay;
  return talk === null && /^\/[^/\s]*$/.test(line.text) ? 'menu' : null;
}
