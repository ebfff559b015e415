import { type Line, longestLine, withLetter } from './outline-line.ts';

/** A row of a table as lines of a list: what is done, and below it what its other columns say. */
type Row = readonly Line[];

/**
 * The rows of the tables in a text, by the number of their line, counted from 0: between bars as in Markdown, between
 * tabs as pasted from a sheet, or a text that is all one list with semicolons. Heads and rules have no lines.
 */
export function tableRows(words: readonly string[]): ReadonlyMap<number, Row> {
  const rows = new Map<number, Row>();
  for (const block of blocks(words)) {
    const cells = block.map((at) => ({ at, cells: cellsOf(words[at] ?? '') }));
    const rule = cells.findIndex(({ cells: row }) => row.every((cell) => /^:?-{2,}:?$/.test(cell)));
    const isHeaded = rule === 1 || (rule < 0 && isHead(cells[0]?.cells ?? []));
    const head = isHeaded ? (cells[0]?.cells ?? []) : [];
    for (const [index, { at, cells: row }] of cells.entries())
      rows.set(at, index === rule || (isHeaded && index === 0) ? [] : rowOf(row, head));
  }
  return rows;
}

/** Lines that stand together and are all parted in the same way. A single one is a sentence with a tab in it. */
function blocks(words: readonly string[]): number[][] {
  const full = words.flatMap((line, at) => (line.trim() === '' ? [] : [at]));
  const found: number[][] = [];
  let last: string | null = null;
  for (const at of full) {
    const kind = partedBy(words[at] ?? '');
    if (kind === null) last = null;
    else if (kind === last) found.at(-1)?.push(at);
    else found.push([at]);
    last = kind;
  }
  const tables = found.filter((block) => block.length > 1);
  const columns = new Set(full.map((at) => atSemicolons(words[at] ?? '').length));
  return tables.length === 0 && full.length > 2 && columns.size === 1 && !columns.has(1) ? [full] : tables;
}

function partedBy(line: string): 'bar' | 'tab' | null {
  const text = line.trim();
  if (/^\|.*\|/.test(text)) return 'bar';
  return withoutMark(line).trim().includes('\t') ? 'tab' : null;
}

/** Word puts a tab behind each bullet and each number. */
const withoutMark = (line: string) => line.replace(/^\s*(?:\S|\d{1,2}[.)]?|\(\d{1,2}\))\t/u, '');

/** At each semicolon, but for one that stands between quotes. */
function atSemicolons(line: string): string[] {
  let quotesAhead = line.split('"').length - 1;
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quotesAhead -= 1;
    if (line[at] !== ';' || quotesAhead % 2 === 1) continue;
    parts.push(line.slice(from, at));
    from = at + 1;
  }
  return [...parts, line.slice(from)];
}

function cellsOf(line: string): string[] {
  const text = line.trim();
  const cells = text.startsWith('|')
    ? text.replace(/^\||\|$/g, '').split(/(?<!\\)\|/)
    : text.includes('\t')
      ? text.split('\t')
      : atSemicolons(text);
  return cells.map((cell) =>
    cell
      .replaceAll('\\|', '|')
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(/^\s*"(.*)"\s*$/, (all, inner: string) => (line.includes(';') ? inner.replaceAll('""', '"') : all))
      .trim()
      .slice(0, longestLine),
  );
}

const doing = /^(?:steps?|phases?|stages?|actions?|tasks?|what|what (?:you|to|we) do|title|name|schritte?|was|titel)$/i;
const counting = /^(?:#|no\.?|nr\.?|number|letter|order|nummer|buchstabe)$/i;
const saying = /\b(?:say|said|script|words?|wording|phrases?|lines?|example|sagen|satz|sätze|wortlaut|beispiel)\b/i;
const asking = /\b(?:ask|questions?|fragen?)\b/i;
const writing = /\b(?:write|record|capture|document|field|enter|notieren|notiz|festhalten)\b/i;

function isHead(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => doing.test(cell) || counting.test(cell));
  return named.length > 0 && cells.every((cell) => counting.test(cell) || (cell.length <= 30 && !/[.?!]$/.test(cell)));
}

function rowOf(cells: readonly string[], head: readonly string[]): Row {
  const isMark = (cell: string) => /^(?:(?:(?:step|schritt)\s+)?\(?\d{1,2}[.):]*|[A-Z])$/.test(cell);
  const named = head.findIndex((cell) => doing.test(cell));
  const own = named >= 0 ? named : cells.findIndex((cell) => cell !== '' && !isMark(cell));
  const title = cells[own] ?? '';
  if (title === '') return [];
  const letter = cells.find((cell, at) => at !== own && /^[A-Z]$/.test(cell)) ?? null;
  const { letter: inTitle, text } = withLetter(title.replace(/^\d{1,2}[.)]\s+/, ''));
  const step: Line = { kind: 'number', indent: 0, level: 0, letter: letter ?? inTitle, text };
  const rest = cells.flatMap((cell, at): Line[] =>
    at === own || cell === '' || isMark(cell)
      ? []
      : [{ kind: 'text', indent: 2, level: 0, letter: null, text: `${labelFor(head[at] ?? '')}${cell}` }],
  );
  return [step, ...rest];
}

function labelFor(head: string): string {
  if (saying.test(head)) return 'Say: ';
  if (asking.test(head)) return 'Ask: ';
  return writing.test(head) ? 'Note: ' : '';
}
