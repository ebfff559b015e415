import type { Finding, Place, Severity } from '../problem.ts';
import type { TextNode, Tree } from '../source/tree.ts';
import type { Places } from './places.ts';

/** What the compiler has at hand beside the form: where things stand, and whom to tell of mistakes. */
export type Workbench = {
  places: Places;
  tell: (finding: Finding) => void;
  /** The ids that steps have: those that are written, and then those that are made of titles. */
  stepIds: Set<string>;
};

/** Tells of a mistake that keeps the playbook from being used. */
export function tellError(
  bench: Workbench,
  at: Place,
  rule: string,
  message: string,
  hint: string | null = null,
): void {
  tellAs(bench, 'error', at, rule, message, hint);
}

function tellAs(
  bench: Workbench,
  severity: Severity,
  at: Place,
  rule: string,
  message: string,
  hint: string | null,
): void {
  bench.tell({ at, severity, rule, message, hint });
}

/** A sentence that YAML cut or split in silence: at a `#`, or at the commas of a list in brackets. */
export function checkSentences(bench: Workbench, tree: Tree | undefined): void {
  if (tree === undefined || tree.kind === 'map') return;
  if (tree.kind === 'text') {
    checkCut(bench, tree, false);
    return;
  }
  if (tree.bracketed && tree.items.length > 1 && tree.items.some((item) => item.kind === 'text' && item.bare)) {
    const parts = tree.items.map((item) => (item.kind === 'text' ? `"${item.text ?? ''}"` : '…')).join(' and ');
    tellError(
      bench,
      tree.at,
      'split-text',
      `Brackets and commas split this text: ${parts}.`,
      'Write the lines in a block, under "|".',
    );
  }
  for (const item of tree.items) checkSentences(bench, item);
}

/** Behind a label a real comment may stand; only a `#` glued to a word (`order #5`) gives itself away there. */
export function checkLabel(bench: Workbench, tree: Tree | undefined): void {
  if (tree?.kind === 'text') checkCut(bench, tree, true);
}

function checkCut(bench: Workbench, tree: TextNode, onlyGlued: boolean): void {
  if (tree.cut === null || /^#\s*recover:\s/.test(tree.cut) || (onlyGlued && !/^#[^\s#]/.test(tree.cut))) return;
  const message = `The text ends before "${tree.cut}": a # after a space begins a comment.`;
  tellError(bench, tree.at, 'cut-text', message, 'Put the text in quotes, or the comment on a line of its own.');
}
