import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { firstUnsafe } from '../../text/safe.ts';
import type { Place } from '../problem.ts';
import type { MapEntry, TextNode, Tree } from './tree.ts';

const DEEPEST = 12;
const MOST_KEYS = 200;

// What lays out, wraps or searches a line looks at each of its letters several times. A line of 120,000 spaces took a
// preview 12 seconds; nobody writes one of 2,000 letters.
const LONGEST_LINE = 2_000;
const LONGEST_TEXT = 20_000;
const LONGEST_NAME = 200;

/** Names by which an object reaches its own machinery. */
const trippingKeys: readonly string[] = ['__proto__', 'constructor', 'prototype'];

export type Source = { text: string; placeOf: (offset: number) => Place };
export type Tell = (offset: number, rule: string, message: string, hint?: string) => void;

/** Turns a parsed document into our tree, and tells of what a playbook may not hold. What is refused becomes an empty text. */
export function buildTree(document: Document, source: Source, tell: Tell): Tree {
  return build(document.contents as Node | null, 1);

  function build(node: Node | null, depth: number): Tree {
    const offset = node?.range?.[0] ?? 0;
    const at = source.placeOf(offset);
    const nothing: TextNode = { kind: 'text', text: null, at, bare: true, first: null, lineAt: null, cut: null };
    if (node === null) return nothing;
    if (isAlias(node)) {
      tell(offset, 'yaml-feature', 'A word that begins with * is an alias, and aliases are not allowed.', QUOTE);
      return nothing;
    }
    refuseMarks(node, offset);
    if (depth > DEEPEST) {
      tell(offset, 'too-deep', `This is nested more than ${DEEPEST} levels deep.`);
      return nothing;
    }
    if (isScalar(node)) return text(node, at);
    const bracketed = 'flow' in node && node.flow === true;
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => build(item as Node, depth + 1)), at, bracketed };
    if (isMap(node))
      return { kind: 'map', entries: entries(node.items as Pair<Node, Node | null>[], offset, depth), at, bracketed };
    return nothing;
  }

  function refuseMarks(node: Node, offset: number): void {
    if ('anchor' in node && node.anchor) {
      const at = Math.max(source.text.lastIndexOf(`&${node.anchor}`, offset), 0);
      tell(at, 'yaml-feature', 'A word that begins with & is an anchor, and anchors are not allowed.', QUOTE);
    }
    if (node.tag !== undefined) {
      tell(offset, 'yaml-feature', 'A word that begins with ! is a tag, and tags are not allowed.', QUOTE);
    }
  }

  function text(node: Scalar, at: Place): Tree {
    const [start, end] = node.range ?? [0, 0];
    const words = String(node.value ?? '');
    const unsafe = firstUnsafe(words);
    if (unsafe !== null)
      tell(start, 'control-characters', `This text holds ${unsafe.name}, which a terminal would obey.`);
    if (words.length > LONGEST_TEXT)
      tell(start, 'too-long', `This text has more than ${LONGEST_TEXT} characters.`, SHORTER);
    else if (words.split('\n').some(({ length }) => length > LONGEST_LINE))
      tell(start, 'too-long', `This text has a line of more than ${LONGEST_LINE} characters.`, SHORTER);
    const empty = node.type === 'PLAIN' && start === end;
    const cut = node.type === 'PLAIN' ? /^[ \t]+(#.*)/.exec(source.text.slice(end, end + 200))?.[1] : undefined;
    const bare = node.type === 'PLAIN';
    const isOneLine = !source.text.slice(start, end).includes('\n');
    const first = isOneLine ? (bare ? 0 : 1) : null;
    return { kind: 'text', text: empty ? null : words, at, bare, first, lineAt: lineAt(node, words), cut: cut ?? null };
  }

  function lineAt(node: Scalar, words: string): Place[] | null {
    if (node.type !== 'BLOCK_LITERAL') return null;
    let start = source.text.indexOf('\n', node.range?.[0]) + 1;
    return words.split('\n').map(() => {
      const end = source.text.indexOf('\n', start);
      const line = source.text.slice(start, end < 0 ? undefined : end);
      const place = source.placeOf(start + (line.length - line.trimStart().length));
      start = end < 0 ? start : end + 1;
      return place;
    });
  }

  function entries(pairs: readonly Pair<Node, Node | null>[], offset: number, depth: number): MapEntry[] {
    if (pairs.length > MOST_KEYS) tell(offset, 'too-many-keys', `More than ${MOST_KEYS} names stand in one map.`);
    const seen = new Map<string, MapEntry>();
    for (const { key, value } of pairs) {
      const start = key?.range?.[0] ?? offset;
      const name = isScalar(key) ? String(key.value) : '';
      if (key !== null) refuseMarks(key, start);
      const earlier = seen.get(name);
      if (firstUnsafe(name) !== null) tell(start, 'control-characters', 'This name holds a control character.');
      if (name.length > LONGEST_NAME)
        tell(start, 'too-long', `This name has more than ${LONGEST_NAME} characters.`, SHORTER);
      if (trippingKeys.includes(name)) tell(start, 'reserved-name', `"${name}" cannot be used as a name.`);
      else if (earlier !== undefined) tellDouble(start, name, earlier);
      else seen.set(name, { key: name, at: source.placeOf(start), value: build(value, depth + 1) });
    }
    return [...seen.values()];
  }

  function tellDouble(offset: number, name: string, earlier: MapEntry): void {
    tell(
      offset,
      'double-name',
      `"${name}" stands here a second time; the first is in line ${earlier.at.line}.`,
      'Join the two, or rename one.',
    );
  }
}

const SHORTER = 'Make it shorter, or several of it.';
const QUOTE = 'Put the whole text in quotes, or write it under "say: |".';
