import { compileTests } from './compile/tests.ts';
import type { Workbench } from './compile/workbench.ts';
import { type TestsForm, testsForm } from './format/test-form.ts';
import { readYaml } from './read-yaml.ts';
import type { Scenario } from './scenario.ts';
import { checkShape } from './source/check-shape.ts';
import { childOf } from './source/tree.ts';
import type { SourceFile } from './source-file.ts';

/** The tests of a playbook that stand in a file of their own. What is wrong in it is told like the rest. */
export function compileTestsBeside(file: SourceFile, bench: Workbench): Scenario[] {
  const { tree, findings } = readYaml(file.name, file.text);
  const shape = tree === null ? null : checkShape<TestsForm>(tree, testsForm);
  for (const finding of [...findings, ...(shape?.findings ?? [])]) bench.tell(finding);
  if (shape === null || shape.form === null) return [];
  return compileTests(shape.form.tests, childOf(shape.tree, 'tests'), bench);
}
