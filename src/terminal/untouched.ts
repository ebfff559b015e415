import { emptyLine } from './edit.ts';
import type { Ui } from './ui.ts';

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
