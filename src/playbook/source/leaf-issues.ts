import type { z } from 'zod';

export type Issue = z.core.$ZodIssue;
export type Leaf = { issue: Issue; path: readonly PropertyKey[] };

/** The issues that a person made. Where one of several forms was wanted, those of the form that was probably meant. */
export function leafIssues(issues: readonly Issue[], above: readonly PropertyKey[] = []): Leaf[] {
  return issues.flatMap((issue): Leaf[] => {
    const path = [...above, ...issue.path];
    if (issue.code !== 'invalid_union') return [{ issue, path }];
    const meant = issue.errors
      .filter((form) => !form.some(isOtherKind))
      .sort((a, b) => rank(a) - rank(b) || weight(a) - weight(b))[0];
    return meant === undefined ? [{ issue, path }] : leafIssues(meant, path);
  });
}

/** Text where a list is wanted, and the like: this form was not meant. */
function isOtherKind(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

/** Fields where one word of a list is wanted: the form with fields was meant, whatever is wrong inside it. */
function rank(form: readonly Issue[]): number {
  return form.some((issue) => issue.code === 'invalid_value' && issue.path.length === 0) ? 1 : 0;
}

function weight(form: readonly Issue[]): number {
  return form.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}
