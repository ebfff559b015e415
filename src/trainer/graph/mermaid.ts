import { oneLine } from '../../text/safe.ts';
import type { Strand } from './graph-of.ts';

/** The same as a Mermaid flowchart, which wikis and repositories draw. */
export function mermaidOf(strands: readonly Strand[]): string {
  const name = (strand: number, node: number) => `s${strand}n${node}`;
  const placeOf = (id: string, from: number): string | null => {
    const inside = strands[from]?.nodes.findIndex((node) => node.id === id) ?? -1;
    if (inside >= 0) return name(from, inside);
    // The phases of the main way share their steps.
    for (const [index, { nodes, script }] of strands.entries()) {
      const at = script === null && strands[from]?.script === null ? nodes.findIndex((node) => node.id === id) : -1;
      if (at >= 0) return name(index, at);
    }
    return null;
  };
  const blocks = strands.flatMap(({ title, nodes, ends }, index) => [
    `  subgraph s${index}["${escaped(title)}"]`,
    ...nodes.map(
      ({ title: label, letters, onlyIf }, at) =>
        `    ${name(index, at)}["${escaped(`${letters === '' ? '' : `${letters}: `}${label}`)}${onlyIf === null ? '' : `<br/>only if ${escaped(onlyIf)}`}"]`,
    ),
    `    s${index}end(["${escaped(ends)}"])`,
    '  end',
  ]);
  const ways = strands.flatMap(({ nodes }, index) =>
    nodes.flatMap(({ branches }, at) => {
      const from = name(index, at);
      const after = nodes[at + 1] === undefined ? `s${index}end` : name(index, at + 1);
      const leaves = branches.some(
        ({ words, to, ends: isEnd }) => words.startsWith('always,') && (to !== null || isEnd),
      );
      const byRule = branches.flatMap(({ words, to, runs, ends: isEnd }) => {
        const label = `|"${escaped(words)}"|`;
        const script = runs === null ? -1 : strands.findIndex((strand) => strand.script === runs);
        if (script >= 0) return [`  ${from} -.->${label} s${script}`];
        const target = isEnd ? `s${index}end` : to === null ? null : placeOf(to, index);
        return target === null ? [] : [`  ${from} -->${label} ${target}`];
      });
      return leaves ? byRule : [`  ${from} --> ${after}`, ...byRule];
    }),
  );
  return ['flowchart TD', ...blocks, ...ways].join('\n');
}

/** What Mermaid, or the page around it, would take for its own. */
function escaped(text: string): string {
  return oneLine(text).replace(/[^\p{L}\p{N} ,.;:()'’/_-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
