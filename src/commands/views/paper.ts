import { capabilities } from '../../terminal/capabilities.ts';
import { makeStyle, type Style } from '../../terminal/style.ts';
import type { App } from '../app.ts';

/** What a list is printed on: a terminal of a width, or (null) a pipe that takes one record a line. */
export type Paper = { width: number | null; style: Style };

export function paperOf(app: App): Paper {
  const { width, colour } = capabilities({ input: app.io.in, output: app.io.out }, app.env);
  return { width, style: makeStyle(colour) };
}
