import { oneLine } from '../../text/safe.ts';
import type { TestForm } from '../format/test-form.ts';
import { repliesOf } from '../replies.ts';
import type { Raw, Scenario } from '../scenario.ts';
import { childOf, type Tree, toRaw } from '../source/tree.ts';
import type { Workbench } from './workbench.ts';

export function compileTests(forms: readonly TestForm[], tree: Tree | undefined, bench: Workbench): Scenario[] {
  return forms.map((form, index) => {
    const node = childOf(tree, index);
    const replies = childOf(node, 'replies');
    const expect = childOf(node, 'expect');
    const scenario: Scenario = {
      name: oneLine(form.name),
      file: node?.at.file ?? '',
      line: node?.at.line ?? 1,
      expectLines: linesOf(expect),
      phase: form.phase,
      calledFor: form['called-for'],
      at: form.at ?? null,
      zone: form.zone ?? null,
      replies: replies === undefined ? [] : repliesOf(replies, bench.tell),
      expect: {
        facts: rawFacts(childOf(expect, 'facts')),
        passes: form.expect?.passes ?? {},
        at: form.expect?.at ?? null,
        disposition: form.expect?.disposition ?? null,
        promises: form.expect?.promises ?? null,
        followUps: form.expect?.['follow-ups'] ?? {},
        missing: form.expect?.missing ?? null,
        steps: form.expect?.steps ?? {},
      },
    };
    return node === undefined ? scenario : bench.places.put(scenario, node);
  });
}

/** Where each expectation stands; those of a map by `facts.understood`. */
function linesOf(expect: Tree | undefined): Record<string, number> {
  if (expect?.kind !== 'map') return {};
  const lines = expect.entries.flatMap(({ key, at, value }): [string, number][] => [
    [key, at.line],
    ...(value.kind === 'map'
      ? value.entries.map((inner): [string, number] => [`${key}.${inner.key}`, inner.at.line])
      : []),
  ]);
  return Object.fromEntries(lines);
}

function rawFacts(tree: Tree | undefined): Record<string, Raw> {
  if (tree?.kind !== 'map') return {};
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, toRaw(value)]));
}
