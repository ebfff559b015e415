import type { Finding } from '../problem.ts';
import type { Book } from './book.ts';
import { lintRules } from './rules.ts';

/** Everything that the rules find. `whole`: no file is missing. `clean`: nothing was found before. */
export function lint(book: Book, { whole, clean }: { whole: boolean; clean: boolean }): Finding[] {
  return lintRules
    .filter((rule) => (whole || rule.whole !== true) && (clean || rule.last !== true))
    .flatMap(({ id, severity, check }) =>
      [...check(book)].map(({ at, message, hint }) => ({ at, severity, rule: id, message, hint: hint ?? null })),
    );
}
