import { UserError } from '../call/user-error.ts';
import type { Problem } from '../playbook/problem.ts';
import { openReadingRoom, type ReadingRoom, type ReadResult } from './reading-room.ts';
import type { Done, Given, Kind } from './readings.ts';

let room: ReadingRoom | null = null;

/** Reads what a stranger may have written, beside the program: it can neither hold it up nor take its memory. */
export function readApart<K extends Kind>(kind: K, given: Given<K>): Promise<ReadResult<K>> {
  room ??= openReadingRoom();
  return room.read(kind, given);
}

/** The same, for what has no list of problems. Throws a `UserError` for a text that takes too much. */
export async function readApartOrRefuse<K extends Kind>(kind: K, given: Given<K>, name: string): Promise<Done<K>> {
  const result = await readApart(kind, given);
  if (result.kind === 'done') return result.done;
  const { message, hint } = tooMuch(result.kind);
  throw new UserError(`${message.replace('This file', () => name)}`, hint, 'found');
}

/** That a file takes too long, or too much memory, as a problem of its own. */
export function tooMuch(kind: 'too-slow' | 'too-big', file = ''): Problem {
  const message =
    kind === 'too-slow'
      ? 'This file takes longer than 2 seconds to read.'
      : 'This file takes more memory than any playbook needs.';
  const hint = 'Split it, or make it simpler.';
  return { file, line: 1, column: 1, severity: 'error', rule: 'too-slow', message, hint, source: '' };
}
