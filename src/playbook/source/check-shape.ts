import type { z } from 'zod';
import type { Finding } from '../problem.ts';
import { explainIssue } from './explain-issue.ts';
import { leafIssues } from './leaf-issues.ts';
import { type Mend, mend } from './mend.ts';
import { type Tree, toData } from './tree.ts';

const MOST_ROUNDS = 12;

/** The form is null only when nothing of the file could be kept. */
export type Shape<T> = { form: T | null; tree: Tree; findings: readonly Finding[] };

/**
 * Holds a file against its schema. What does not fit is told once, then mended as it was probably meant or left out,
 * and the rest is looked at again: so that the deeper checks run on all that is right.
 */
export function checkShape<T>(tree: Tree, schema: z.ZodType<T>): Shape<T> {
  const findings: Finding[] = [];
  let fitting = tree;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const parsed = schema.safeParse(toData(fitting), { error: knownKeys });
    if (parsed.success) return { form: parsed.data, tree: fitting, findings };
    const explained = leafIssues(parsed.error.issues).flatMap((leaf) => explainIssue(leaf, fitting));
    // Later rounds find only what follows from a mistake that has been told.
    if (round === 0) findings.push(...explained.map(({ finding }) => finding));
    fitting = mend(
      fitting,
      explained.map(({ change }) => change).filter((change): change is Mend => change !== null),
    );
  }
  return { form: null, tree: fitting, findings };
}

/** Zod tells which names are unknown, not which are known: they travel in its message. */
function knownKeys(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const def = (issue.inst as z.core.$ZodType | undefined)?._zod.def as
    | { shape?: object; keyType?: z.core.$ZodEnum }
    | undefined;
  if (def?.shape !== undefined) return Object.keys(def.shape).join(' ');
  return def?.keyType === undefined ? '' : Object.keys(def.keyType._zod.def.entries).join(' ');
}
