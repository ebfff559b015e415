import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { SourceFile } from '../playbook/source-file.ts';
import { readPlaybookFile } from './read-playbook-file.ts';

const ofTests = /\.tests\.ya?ml$/i;

/** Whether a file holds the tests of the playbook beside it, and is none itself. */
export const isTestsFile = (name: string): boolean => ofTests.test(name);

/** What the tests beside a playbook are called: `our-way.tests.yaml` for `our-way.yaml`. */
export const testsNameOf = (name: string): string => name.replace(/(\.ya?ml)$/i, '.tests$1');

/** The tests that stand beside a playbook. Null when there are none. */
export function testsBeside(path: string): SourceFile | null {
  const beside = testsNameOf(path);
  if (beside === path || isTestsFile(path) || !existsSync(beside)) return null;
  return { name: basename(beside), text: readPlaybookFile(beside) };
}
