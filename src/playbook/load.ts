import { Places } from './compile/places.ts';
import { compilePlaybook } from './compile/playbook.ts';
import { compileTestsBeside } from './compile-tests-beside.ts';
import { type PlaybookForm, playbookForm } from './format/playbook-form.ts';
import { withoutAllowed } from './lint/allowances.ts';
import { bookOf } from './lint/book.ts';
import { lint } from './lint/lint.ts';
import { readingRules } from './lint/reading-rules.ts';
import { lintRules } from './lint/rules.ts';
import type { Playbook } from './playbook.ts';
import { type Finding, type Problem, toProblems } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { checkShape, type Shape } from './source/check-shape.ts';
import { gather } from './source/gather.ts';
import type { Tree } from './source/tree.ts';
import type { ReadFile, SourceFile } from './source-file.ts';

export type { ReadFile, SourceFile };

export type LoadResult =
  | {
      ok: true;
      playbook: Playbook;
      tests: readonly Scenario[];
      files: readonly SourceFile[];
      /** Warnings: nothing here keeps the playbook from being used. */
      problems: readonly Problem[];
    }
  | { ok: false; problems: readonly Problem[] };

/** `beside`: tests in a file of their own, which are no part of the playbook. `isWithoutTests`: its own are passed over. */
type Tests = { beside?: SourceFile | null; isWithoutTests?: boolean };

/** Reads a playbook and all that it includes, checks it, and compiles it; or tells all that is wrong with it at once. */
export function loadPlaybook(
  main: SourceFile,
  read: ReadFile,
  { beside = null, isWithoutTests = false }: Tests = {},
): LoadResult {
  const { tree, form, files, findings, comments, whole } = gather(main, read, isWithoutTests);
  const found: Finding[] = [...findings];
  const shape = tree === null ? null : shapeOf(tree, form);
  if (shape === null || shape.form === null) return { ok: false, problems: toProblems(found, files) };
  found.push(...shape.findings);

  const places = new Places({ file: main.name, line: 1, column: 1 });
  const bench = { places, tell: (finding: Finding) => void found.push(finding), stepIds: new Set<string>() };
  const { playbook, tests: inside } = compilePlaybook(shape.form, shape.tree, main.name, bench);
  const tests = [...inside, ...(beside === null ? [] : compileTestsBeside(beside, bench))];
  found.push(...lint(bookOf(playbook, tests, places), { whole, clean: found.length === 0 }));

  const all = beside === null ? files : [...files, beside];
  const told = { rules: [...lintRules, ...readingRules], files: all, main: main.name };
  const problems = toProblems(withoutAllowed(found, comments, told), all);
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  return { ok: true, playbook, tests, files, problems };
}

function shapeOf(tree: Tree, form: PlaybookForm | null): Shape<PlaybookForm> {
  return form === null ? checkShape<PlaybookForm>(tree, playbookForm) : { form, tree, findings: [] };
}
