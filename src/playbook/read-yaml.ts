import { Composer, type Document, Lexer, LineCounter, Parser, type YAMLError } from 'yaml';
import { firstUnsafe } from '../text/safe.ts';
import type { Finding, Place } from './problem.ts';
import { buildTree, type Tell } from './source/build-tree.ts';
import type { Tree } from './source/tree.ts';
import { explain } from './source/yaml-mistakes.ts';

export type YamlRead = {
  tree: Tree | null;
  findings: readonly Finding[];
  /** What stands behind each `#`, from the `#` on. */
  comments: readonly Comment[];
  /** How many pieces were read: what it costs. */
  pieces: number;
};

/** `alone`: nothing else stands in its line. */
export type Comment = { at: Place; text: string; alone: boolean };

const LARGEST_KB = 256;

// A file of 256 kB can be written so that it parses for 3.6 s (all commas, or `a: ]` in every line), and the check for
// equal keys that comes with the parser is quadratic (20 s), so it is off: `buildTree` finds them. What costs time is
// not the size but the number of pieces. With 20,000 of them the worst file we found takes 0.35 s; 190 steps have as many.
const MOST_PIECES = 20_000;
const MOST_MISTAKES = 20;

/** Reads YAML (or JSON) for people: every scalar stays the text that was typed, and each mistake is told in plain words. */
export function readYaml(file: string, source: string): YamlRead {
  const text = source.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const counter = new LineCounter();
  const findings: Finding[] = [];
  const placeOf = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const tell: Tell = (offset, rule, message, hint) => {
    if (findings.length < MOST_MISTAKES)
      findings.push({ at: placeOf(offset), severity: 'error', rule, message, hint: hint ?? null });
  };
  countLines(text, counter);
  const pieces = isReadable(text, tell) ? piecesOf(text, tell) : null;
  if (pieces === null || findings.length > 0)
    return { tree: null, findings, comments: [], pieces: pieces?.length ?? 0 };
  const comments = commentsIn(pieces, text, placeOf);

  const documents = parse(pieces, tell);
  const [document] = documents;
  if (documents[1] !== undefined) {
    tell(
      documents[1].range[0],
      'yaml-feature',
      'A second document begins here.',
      'Keep one in a file: take the line of dashes out.',
    );
  }
  if (document === undefined) {
    if (findings.length === 0) tell(0, 'yaml', 'There is nothing in this file.');
    return { tree: null, findings, comments, pieces: pieces.length };
  }
  for (const error of tellingErrors([...document.errors, ...document.warnings], placeOf)) {
    const { offset, message, hint } = explain(error, document, text);
    tell(offset, error.code === 'TAG_RESOLVE_FAILED' ? 'yaml-feature' : 'yaml', message, hint ?? undefined);
  }
  if (findings.length > 0) return { tree: null, findings, comments, pieces: pieces.length };
  const tree = buildTree(document, { text, placeOf }, tell);
  return { tree: findings.length > 0 ? null : tree, findings, comments, pieces: pieces.length };
}

/** One slip makes several errors in its line, of which the first tells most; after many lines nobody reads on. */
function tellingErrors(errors: readonly YAMLError[], placeOf: (offset: number) => Place): YAMLError[] {
  const byLine = new Map<number, YAMLError>();
  for (const error of errors) {
    const { line } = placeOf(error.pos[0]);
    if (!byLine.has(line)) byLine.set(line, error);
    if (byLine.size === MOST_MISTAKES) break;
  }
  return [...byLine.values()];
}

/** Made from the pieces that were counted: cutting a text into them takes a third of the time of reading it. */
function parse(pieces: readonly string[], tell: Tell): Document.Parsed[] {
  const parser = new Parser();
  const composer = new Composer({
    version: '1.2',
    schema: 'failsafe', // every scalar is text: `19.90`, `no` and `10:30` stay what was typed
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  function* tokens() {
    for (const piece of pieces) yield* parser.next(piece);
    yield* parser.end();
  }
  try {
    return [...composer.compose(tokens())] as Document.Parsed[];
  } catch (error) {
    tell(0, 'yaml', `This cannot be read as YAML: ${error instanceof Error ? error.message : 'unknown error'}.`);
    return [];
  }
}

/** The text as the parser takes it in; null when there are too many pieces. */
function piecesOf(text: string, tell: Tell): readonly string[] | null {
  const pieces: string[] = [];
  for (const piece of new Lexer().lex(text)) {
    pieces.push(piece);
    if (pieces.length <= MOST_PIECES) continue;
    tell(0, 'too-large', 'This file has too many pieces.', 'Split it: a playbook can include shared steps.');
    return null;
  }
  return pieces;
}

/** Signs of the lexer's own, which stand in no text: the byte order mark, and where a document, a scalar or a broken bracket begins. */
const signs: ReadonlySet<string> = new Set(['\ufeff', '\u0002', '\u0018', '\u001f']);

function commentsIn(pieces: readonly string[], text: string, placeOf: (offset: number) => Place): Comment[] {
  const found: Comment[] = [];
  let offset = 0;
  let isWords = false;
  for (const piece of pieces) {
    if (piece.startsWith('#') && !isWords) {
      const alone = text.slice(text.lastIndexOf('\n', offset) + 1, offset).trim() === '';
      found.push({ at: placeOf(offset), text: piece, alone });
    }
    isWords = piece === '\u001f';
    if (!signs.has(piece)) offset += piece.length;
  }
  return found;
}

/** What is looked at before a parser sees the text: its size, and characters that no honest file holds. */
function isReadable(text: string, tell: Tell): boolean {
  if (text.length > LARGEST_KB * 1024 || new TextEncoder().encode(text).length > LARGEST_KB * 1024) {
    tell(0, 'too-large', `This file is larger than ${LARGEST_KB} kB.`);
    return false;
  }
  const directive = /^%.*$/m.exec(text);
  if (directive !== null) {
    tell(
      directive.index,
      'yaml-feature',
      'A line that begins with % switches the rules of YAML, which is not allowed.',
      'Indent it, or put it in quotes.',
    );
  }
  const unsafe = firstUnsafe(text);
  if (unsafe !== null) {
    tell(
      unsafe.index,
      'control-characters',
      `A hidden character stands here (${unsafe.name}): it could change what a screen shows.`,
      'Type the line anew.',
    );
  }
  return directive === null && unsafe === null;
}

function countLines(text: string, counter: LineCounter): void {
  counter.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) counter.addNewLine(at + 1);
}
