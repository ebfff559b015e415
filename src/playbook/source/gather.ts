import type { z } from 'zod';
import { blockForm, type PlaybookForm, playbookForm } from '../format/playbook-form.ts';
import type { Finding, Place } from '../problem.ts';
import { type Comment, readYaml } from '../read-yaml.ts';
import type { ReadFile, SourceFile } from '../source-file.ts';
import { checkShape, type Shape } from './check-shape.ts';
import { extendTree, refuseAnchors } from './extend.ts';
import { spliceIncludes } from './include.ts';
import { entryOf, type MapNode, type Tree, textOf } from './tree.ts';

const MOST_FILES = 40;

/** Of all files together, each as often as it is read: three times what one may have. */
const MOST_PIECES = 60_000;

export type Gathered = {
  /** The playbook with all that it includes and extends; null when its own file cannot be read. */
  tree: Tree | null;
  /** What the schema made of just this tree, when it is that of one file: it need not be asked again. */
  form: PlaybookForm | null;
  files: readonly SourceFile[];
  findings: readonly Finding[];
  /** Those that are for us: they begin with "recover:". */
  comments: readonly Comment[];
  /** False when a file is missing or unreadable: then names may be unknown only because of that. */
  whole: boolean;
};

/**
 * Reads a playbook and every file that it names, and joins them into one tree. Each file is held against its schema
 * first, without its tests where nobody asks for them.
 */
export function gather(main: SourceFile, read: ReadFile, isWithoutTests: boolean): Gathered {
  const files: SourceFile[] = [];
  const findings: Finding[] = [];
  const comments: Comment[] = [];
  let whole = true;
  let opened = 0;
  let pieces = 0;
  let form: { of: Tree; is: PlaybookForm | null } | null = null;
  const tell = (finding: Finding) => void findings.push(finding);

  const tree = playbookOf(main, []);
  return { tree, form: formFor(tree), files, findings, comments, whole };

  function formFor(whole: Tree | null): PlaybookForm | null {
    return form !== null && form.of === whole ? form.is : null;
  }

  function playbookOf(file: SourceFile, above: readonly string[]): Tree | null {
    const shape = fitting<PlaybookForm>(file, playbookForm);
    if (shape === null) return null;
    const own = shape.tree;
    if (file === main) form = { of: own, is: shape.form };
    if (own.kind !== 'map') return own;
    const inside = [...above, file.name];
    const spliced = spliceIncludes(own, (name, at) => blockOf(name, at, inside), tell) as MapNode;
    const base = entryOf(spliced, 'extends');
    const name = textOf(base?.value);
    if (base === undefined || name === null) {
      refuseAnchors(spliced, tell);
      return spliced;
    }
    const found = open(name.trim(), base.value.at, inside);
    const under = found === null ? null : playbookOf(found, inside);
    return under?.kind === 'map' ? extendTree(under, spliced, tell) : spliced;
  }

  function blockOf(name: string, at: Place, above: readonly string[]): readonly Tree[] {
    const found = open(name, at, above);
    const block = found === null ? null : (fitting(found, blockForm)?.tree ?? null);
    if (found === null || block === null) return [];
    const inside = [...above, found.name];
    const steps = entryOf(
      spliceIncludes(block, (next, place) => blockOf(next, place, inside), tell),
      'steps',
    )?.value;
    return steps?.kind === 'list' ? steps.items : [];
  }

  function fitting<T>(file: SourceFile, schema: z.ZodType<T>): Shape<T> | null {
    if (!files.some(({ name }) => name === file.name)) files.push({ name: file.name, text: file.text });
    if (pieces > MOST_PIECES) return null;
    const { tree: typed, findings: slips, comments: beside, pieces: own } = readYaml(file.name, file.text);
    findings.push(...slips);
    pieces += own;
    if (pieces > MOST_PIECES) {
      whole = false;
      const at = { file: main.name, line: 1, column: 1 };
      const message = 'The files that this one includes have too many pieces together.';
      tell({ at, severity: 'error', rule: 'too-large', message, hint: null });
      return null;
    }
    comments.push(...beside.filter(({ text }) => /^#\s*recover:/.test(text)));
    if (typed === null) {
      whole = false;
      return null;
    }
    const shape = checkShape(isWithoutTests ? withoutTests(typed) : typed, schema);
    findings.push(...shape.findings);
    return shape;
  }

  function open(name: string, at: Place, above: readonly string[]): SourceFile | null {
    opened += 1;
    const refuse = (message: string) => {
      whole = false;
      tell({ at, severity: 'error', rule: 'other-file', message, hint: null });
      return null;
    };
    if (opened > MOST_FILES)
      return opened === MOST_FILES + 1 ? refuse(`More than ${MOST_FILES} files are included.`) : null;
    const found = read(name, above.at(-1) ?? main.name);
    if ('problem' in found) return refuse(found.problem);
    if (above.includes(found.name)) return refuse(`"${name}" leads back to a file that it is read from.`);
    return found;
  }
}

function withoutTests(tree: Tree): Tree {
  return tree.kind === 'map' ? { ...tree, entries: tree.entries.filter(({ key }) => key !== 'tests') } : tree;
}
