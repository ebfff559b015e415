import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tortureFaults } from '../torture/all.ts';
import { testsOf } from './test-names.ts';

// Pages of the docs that answer a list point by point, and name behind each answer the tests that hold it.

const root = join(import.meta.dirname, '..', '..');

export const docsPage = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');

/** The cells of each row of a page whose first cell is a letter and a number, such as `B12`. */
export function answerRows(page: string): readonly (readonly string[])[] {
  return page.split('\n').flatMap((line) => {
    if (!/^\| [A-Z]\d+ \|/.test(line)) return [];
    const [, ...cells] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return [cells];
  });
}

/** What holds an answer, one after the other: `tests/x.test.ts: group > title`, or `torture: the name of a fault`. */
export const heldBy = (cell: string): readonly string[] => (cell === '' ? [] : cell.split(/; (?=`)/));

/** Why this holds nothing; null when it is a test or a fault that there is. */
export function wrongWith(held: string): string | null {
  const [, fault] = /^`torture: (.+)`$/.exec(held) ?? [];
  if (fault !== undefined)
    return tortureFaults.some(({ name }) => name === fault) ? null : `nothing is tortured by the name "${fault}"`;
  const [, file = '', title = ''] = /^`(tests\/[^:]+): (.+)`$/.exec(held) ?? [];
  if (file === '' || !existsSync(join(root, file))) return `there is no test "${held}"`;
  return testsOf(join(root, file)).includes(title) ? null : `${file} has no test "${title}"`;
}
