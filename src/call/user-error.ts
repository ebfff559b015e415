import type { ErrorName } from './error-names.ts';

/** Exit codes that scripts can rely on. */
export const exitCodes = {
  failed: 1,
  usage: 2,
  found: 3,
  'not-found': 4,
  'input-needed': 5,
  store: 6,
} as const;

export type Failure = keyof typeof exitCodes;

/** Something the person can mend: one sentence about what is wrong, and the next move. */
export class UserError extends Error {
  readonly hint: string | null;
  readonly failure: Failure;
  readonly errorName: ErrorName;

  constructor(
    message: string,
    hint: string | null = null,
    failure: Failure = 'failed',
    errorName: ErrorName = failure,
  ) {
    super(message);
    this.hint = hint;
    this.failure = failure;
    this.errorName = errorName;
  }
}
