import type { Finding, Problem } from './problem.ts';
import { toProblems } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import type { ScriptedReply } from './scenario.ts';
import { type Tree, toRaw } from './source/tree.ts';

export type RepliesRead = { ok: true; replies: readonly ScriptedReply[] } | { ok: false; problems: readonly Problem[] };

/** Reads an answers file, YAML or JSON: a list of `ask: answer`, moves such as `skip: told`, and bare words such as `back`. */
export function parseReplies(text: string, name = 'answers'): RepliesRead {
  const { tree, findings } = readYaml(name, text);
  const found: Finding[] = [...findings];
  const replies = tree === null ? [] : repliesOf(tree, (finding) => found.push(finding));
  if (found.length > 0) return { ok: false, problems: toProblems(found, [{ name, text }]) };
  return { ok: true, replies };
}

/** The replies of a list, each with the line where it stands. */
export function repliesOf(tree: Tree, tell: (finding: Finding) => void): ScriptedReply[] {
  const wrong = (at: Tree['at'], message: string, hint: string) =>
    tell({ at, severity: 'error', rule: 'reply-shape', message, hint });
  if (tree.kind !== 'list') {
    wrong(tree.at, 'Replies are a list.', 'One reply a line, such as "- understood: yes" or "- back".');
    return [];
  }
  return tree.items.flatMap((item): ScriptedReply[] => {
    if (item.kind === 'text' && item.text !== null && item.text.trim() !== '') {
      return [{ name: item.text.trim(), value: null, line: item.at.line }];
    }
    const only = item.kind === 'map' && item.entries.length === 1 ? item.entries[0] : undefined;
    if (only !== undefined) {
      const value = only.value.kind === 'text' && only.value.text === null ? null : toRaw(only.value);
      return [{ name: only.key, value, line: only.at.line }];
    }
    wrong(item.at, 'A reply is one name and one answer.', 'Begin each reply with "- " on a line of its own.');
    return [];
  });
}
