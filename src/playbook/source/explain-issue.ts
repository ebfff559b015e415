import { nearest } from '../../text/nearest.ts';
import { slug } from '../slug.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Explained, error, otherKind, splitByColon } from './explain-kind.ts';
import type { Issue, Leaf } from './leaf-issues.ts';
import type { Mend } from './mend.ts';
import { childOf, entryOf, follow, type MapEntry, type Tree } from './tree.ts';

/** A schema's complaint in plain words, at its place, with the change that lets the rest be checked. */
export function explainIssue({ issue, path }: Leaf, tree: Tree): Explained[] {
  const parent = follow(tree, path.slice(0, -1));
  const last = path.at(-1);
  const node = last === undefined ? tree : typeof last === 'symbol' ? undefined : childOf(parent, last);
  if (issue.code === 'unrecognized_keys') return unknownFields(issue, node ?? tree);
  const name = typeof last === 'string' ? last : null;
  const entry = name === null ? undefined : entryOf(parent, name);
  if (issue.code === 'invalid_key') return [badKey(issue, name ?? '', entry, parent)];
  if (node === undefined) return [missing(name ?? '', parent)];
  const part = entry ?? node;
  if (node.kind === 'text' && node.text === null) {
    const message = name === null ? 'Nothing stands here.' : `Nothing stands after "${name}:".`;
    return [{ finding: error(entry?.at ?? node.at, 'missing-value', message), change: { kind: 'drop', part } }];
  }
  if (issue.code === 'invalid_value') return [notPossible(issue, node, name, part)];
  if (issue.code === 'invalid_format') return [badFormat(issue, node, part)];
  return [otherKind(issue, node, parent, part)];
}

function unknownFields(issue: Issue & { code: 'unrecognized_keys' }, node: Tree): Explained[] {
  const known = issue.message.split(' ').filter((word) => word !== '');
  if (isSplitText(issue, node)) return [];
  return issue.keys.flatMap((key): Explained[] => {
    const entry = entryOf(node, key);
    if (entry === undefined) return [];
    if (node.kind === 'map' && node.bracketed && entry.value.kind === 'text' && entry.value.text === null) {
      const message = `The comma before "${key}" ends the text: inside { } commas part fields.`;
      return [
        {
          finding: error(entry.at, 'split-text', message, 'Put the text with the comma in quotes.'),
          change: { kind: 'drop', part: entry },
        },
      ];
    }
    const meant = nearest(key, known);
    const free = meant !== null && entryOf(node, meant) === undefined;
    const change: Mend = free ? { kind: 'rename', part: entry, key: meant } : { kind: 'drop', part: entry };
    return [
      { finding: error(entry.at, 'unknown-field', `There is no field "${key}" here.`, didYouMean(key, known)), change },
    ];
  });
}

/** `- right: the sofa` in a list of lines. The missing `line` of the same map is told instead. */
function isSplitText(issue: Issue & { code: 'unrecognized_keys' }, node: Tree): boolean {
  return issue.message.split(' ').includes('line') && node.kind === 'map' && node.entries.length === issue.keys.length;
}

function badKey(
  issue: Issue & { code: 'invalid_key' },
  key: string,
  entry: MapEntry | undefined,
  parent: Tree,
): Explained {
  const better = slug(key);
  const change: Mend | null =
    entry === undefined
      ? null
      : better === ''
        ? { kind: 'drop', part: entry }
        : { kind: 'rename', part: entry, key: better };
  const message = `"${key}" cannot be a name here. ${issue.issues[0]?.message ?? ''}`;
  const hint = better === '' ? null : `Such as "${better}".`;
  return { finding: error(entry?.at ?? parent.at, 'bad-id', message, hint), change };
}

function missing(name: string, parent: Tree): Explained {
  if (parent.kind === 'map' && name === 'line') return splitByColon(parent, parent);
  const hint = name === 'recover' ? 'Begin the file with "recover: 1".' : null;
  const finding = error(parent.at, 'missing-field', `"${name}:" is missing here.`, hint);
  if (parent.kind !== 'map') return { finding, change: { kind: 'drop', part: parent } };
  const text = name === 'recover' ? '1' : name === 'title' || name === 'name' ? 'Untitled' : null;
  return {
    finding,
    change: text === null ? { kind: 'drop', part: parent } : { kind: 'add', part: parent, key: name, text },
  };
}

function notPossible(
  issue: Issue & { code: 'invalid_value' },
  node: Tree,
  name: string | null,
  part: Tree | MapEntry,
): Explained {
  const typed = node.kind === 'text' ? (node.text ?? '') : '';
  const possible = issue.values
    .map(String)
    .filter((word, _, all) => !(all.includes('no') && /^(true|false)$/.test(word)));
  if (name === 'recover') {
    const finding = error(node.at, 'format-version', `This file says format "${typed}"; this program reads format 1.`);
    return { finding, change: { kind: 'set', part: node, text: '1' } };
  }
  const meant = nearest(typed, possible);
  const finding = error(node.at, 'not-possible', `"${typed}" is not possible here.`, didYouMean(typed, possible));
  return { finding, change: meant === null ? { kind: 'drop', part } : { kind: 'set', part: node, text: meant } };
}

function badFormat(issue: Issue, node: Tree, part: Tree | MapEntry): Explained {
  const typed = node.kind === 'text' ? (node.text ?? '') : '';
  const isId = issue.message.startsWith('An id');
  const better = isId ? slug(typed) : '';
  const finding = error(
    node.at,
    isId ? 'bad-id' : 'bad-value',
    issue.message,
    better === '' ? null : `Such as "${better}".`,
  );
  return { finding, change: better === '' ? { kind: 'drop', part } : { kind: 'set', part: node, text: better } };
}
