import { type LoadResult, loadPlaybook } from '../../src/playbook/load.ts';
import { showProblems } from '../../src/playbook/problem.ts';

/** Loads a playbook from text; the other files are given by name. */
export function load(text: string, others: Readonly<Record<string, string>> = {}): LoadResult {
  return loadPlaybook({ name: 'call.yaml', text }, (name) => {
    const found = others[name];
    return found === undefined ? { problem: `There is no file "${name}".` } : { name, text: found };
  });
}

/** The problems as a trainer reads them. */
export function problemsOf(text: string, others: Readonly<Record<string, string>> = {}): string {
  return showProblems(load(text, others).problems);
}

/** A playbook that must load, or the test says why it did not. */
export function loaded(text: string, others: Readonly<Record<string, string>> = {}): Extract<LoadResult, { ok: true }> {
  const result = load(text, others);
  if (!result.ok) throw new Error(showProblems(result.problems));
  return result;
}

/** Steps alone become a playbook. */
export function playbook(rest: string): string {
  return /^recover:/.test(rest) ? rest : `recover: 1\ntitle: Example\n${rest}`;
}
