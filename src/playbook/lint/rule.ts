import type { Place, Severity } from '../problem.ts';
import type { Book } from './book.ts';

/** What is told of a rule: the page on rules is printed from it, and its examples are run by the tests. */
export type RuleText = { id: string; severity: Severity; checks: string; good: string; bad: string };

export type Slip = { at: Place; message: string; hint?: string | null };

/**
 * A rule that looks at the compiled playbook. `whole` ones say nothing while a file is missing, since names may be in it;
 * `last` ones say nothing when there are mistakes already, since what they miss may be what could not be read.
 */
export type LintRule = RuleText & { whole?: true; last?: true; check: (book: Book) => Iterable<Slip> };
