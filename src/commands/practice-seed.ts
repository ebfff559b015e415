import { randomInt } from 'node:crypto';
import { UserError } from '../call/user-error.ts';

const largest = 999_999;

/** The seed that was named, or any: two trainees with the same one have the same customer on the line. */
export function seedGiven(text: string | undefined): number {
  if (text === undefined) return randomInt(1, largest);
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is no seed.`, 'A seed is a whole number, such as 4711.', 'usage');
}
