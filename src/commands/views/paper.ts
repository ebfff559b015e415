import { wantsColour, widthOf } from '../../terminal/capabilities.ts';
import { makeStyle, type Style } from '../../terminal/style.ts';
import type { App } from '../app.ts';

/** What a list is printed on: a terminal of a width, or (null) a pipe that takes one record a line. */
export type Paper = { width: number | null; style: Style };

/** What standard output is, for a list. */
export function paperOf(app: App): Paper {
  const { out } = app.io;
  return { width: widthOf(out), style: makeStyle(wantsColour(out, app.env)) };
}
