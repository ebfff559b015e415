import { oneLine } from './safe.ts';

/** Words on one line of which nothing is taken for a mark of Markdown or a tag. */
export function markdown(words: string): string {
  return oneLine(words)
    .replace(/[\\`*_{}[\]<>#|~&$]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
