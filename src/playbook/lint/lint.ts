import type { Finding } from '../problem.ts';
import type { Book } from './book.ts';
import { lintRules } from './rules.ts';

/** Everything that the rules find. `whole` is false while a file that belongs to the playbook is missing. */
export function lint(book: Book, whole: boolean): Finding[] {
  return lintRules
    .filter((rule) => whole || rule.whole !== true)
    .flatMap(({ id, severity, check }) =>
      [...check(book)].map(({ at, message, hint }) => ({ at, severity, rule: id, message, hint: hint ?? null })),
    );
}
