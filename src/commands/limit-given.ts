import { UserError } from '../call/user-error.ts';

/** How many rows `--limit` asks for; 50 where it is not given. */
export function limitGiven(text: string | undefined): number {
  const limit = Number(text ?? '50');
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new UserError(`--limit takes a whole number above 0, not "${text}".`, null, 'usage');
}
