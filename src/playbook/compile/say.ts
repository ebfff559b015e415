import { oneLine } from '../../text/safe.ts';
import type { SayForm } from '../format/say-form.ts';
import type { Wording } from '../playbook.ts';
import type { Place } from '../problem.ts';
import { childOf, type Tree } from '../source/tree.ts';
import { compileCondition } from './condition.ts';
import { checkSentences, type Workbench } from './workbench.ts';

/** The wordings of a step or of the closing: one a line of a block, or one an item of a list. */
export function compileSay(
  form: SayForm | undefined,
  tree: Tree | undefined,
  verbatim: boolean,
  bench: Workbench,
): Wording[] {
  if (form === undefined || tree === undefined) return [];
  checkSentences(bench, tree);
  if (typeof form === 'string') return linesOf(form, tree, verbatim, bench);
  return form.flatMap((item, index): Wording[] => {
    const node = childOf(tree, index) ?? tree;
    if (typeof item === 'string') return wording(item, node, node.at, verbatim, bench);
    const words = childOf(node, 'line') ?? node;
    checkSentences(bench, words);
    const [made] = wording(item.line, words, words.at, item.verbatim ?? verbatim, bench);
    if (made === undefined) return [];
    return [
      bench.places.put({ ...made, when: compileCondition(item.when, childOf(node, 'when'), bench) }, node, words.at),
    ];
  });
}

function linesOf(text: string, tree: Tree, verbatim: boolean, bench: Workbench): Wording[] {
  const lineAt = tree.kind === 'text' ? tree.lineAt : null;
  return text.split('\n').flatMap((line, index) => wording(line, tree, lineAt?.[index] ?? tree.at, verbatim, bench));
}

function wording(words: string, tree: Tree, at: Place, verbatim: boolean, bench: Workbench): Wording[] {
  const text = oneLine(words).replace(/\s{2,}/g, ' ');
  return text === '' ? [] : [bench.places.put({ text, verbatim, when: null }, tree, at)];
}
