import { wrap } from '../../terminal/cells.ts';
import { oneLine } from '../../text/safe.ts';
import type { Node, Strand } from './graph-of.ts';

type Signs = { top: string; side: string; bottom: string; flat: string; arrow: string; down: string };

const signs = {
  unicode: { top: '╭', side: '│', bottom: '╰', flat: '─', arrow: '▶', down: '│' },
  ascii: { top: '+', side: '|', bottom: '+', flat: '-', arrow: '>', down: '|' },
} as const satisfies Record<string, Signs>;

type Row = { text: string; node: string | null };

/** A way that is drawn at the left: from the row of a branch to the row of a step. */
type Arc = { from: number; to: number };

/**
 * The strands one below the other: steps downwards, and at the left of them each way that leads up or further down.
 * `width`: of the window, in cells; null where rows may be of any length.
 */
export function drawGraph(strands: readonly Strand[], inUnicode: boolean, width: number | null): string {
  const chosen = inUnicode ? signs.unicode : signs.ascii;
  return strands
    .map((strand) => {
      const { left } = drawStrand(strand, chosen, null);
      const room = width === null ? null : Math.max(narrowest, width - left);
      return [oneLine(strand.title), ...drawStrand(strand, chosen, room).rows].join('\n');
    })
    .join('\n\n');
}

/** With less room than this a row is one word each, and nobody sees a way in it. */
const narrowest = 20;

/** A text in the rows that it takes, the first behind one sign and the others behind another. */
function wrapped(text: string, first: string, others: string, room: number | null): string[] {
  if (room === null) return [`${first}${text}`];
  return wrap(text, room - others.length).map((row, index) => `${index === 0 ? first : others}${row}`);
}

function drawStrand({ nodes, ends }: Strand, sign: Signs, room: number | null): { rows: string[]; left: number } {
  const rows: Row[] = [];
  const ways: { row: number; to: string }[] = [];
  for (const [index, node] of nodes.entries()) {
    if (index > 0) rows.push({ text: `  ${sign.down}`, node: null });
    const [first = '', ...rest] = wrapped(nodeText(node), '  ', '       ', room);
    rows.push({ text: first, node: node.id }, ...rest.map((text) => ({ text, node: null })));
    for (const branch of node.branches) {
      if (branch.to !== null) ways.push({ row: rows.length, to: branch.to });
      const said = wrapped(oneLine(branch.words), `  ${sign.down}  `, `  ${sign.down}    `, room);
      rows.push(...said.map((text) => ({ text, node: null })));
    }
  }
  rows.push({ text: `  ${sign.down}`, node: null }, { text: `  ${oneLine(ends)}`, node: null });
  const arcs = ways.flatMap(({ row, to }): Arc[] => {
    const at = rows.findIndex(({ node }) => node === to);
    // A way into another phase has no row here: its words name the step.
    return at < 0 ? [] : [{ from: row, to: at }];
  });
  const lanes = lanesFor(arcs);
  const width = lanes.length === 0 ? 0 : lanes.length * 2 + 1;
  return { rows: rows.map(({ text }, index) => `${margin(index, lanes, width, sign)}${text}`.trimEnd()), left: width };
}

function nodeText({ id, title, letters, onlyIf }: Node): string {
  const lead = letters === '' ? '' : `${oneLine(letters)}  `;
  return `${lead}${oneLine(title)}  (${id})${onlyIf === null ? '' : `  only if ${oneLine(onlyIf)}`}`;
}

/** Arcs side by side where they would cross; the short ones next to the steps. */
function lanesFor(arcs: readonly Arc[]): Arc[][] {
  const lanes: Arc[][] = [];
  const span = ({ from, to }: Arc) => Math.abs(from - to);
  for (const arc of [...arcs].sort((a, b) => span(a) - span(b))) {
    const lane = lanes.find((others) => others.every((other) => isApart(arc, other)));
    if (lane === undefined) lanes.push([arc]);
    else lane.push(arc);
  }
  return lanes;
}

const ends = ({ from, to }: Arc) => ({ top: Math.min(from, to), bottom: Math.max(from, to) });

function isApart(one: Arc, other: Arc): boolean {
  const [a, b] = [ends(one), ends(other)];
  return a.bottom < b.top || b.bottom < a.top;
}

/** What stands left of a row: the lanes from the outermost to the innermost, and the way in or out. */
function margin(row: number, lanes: readonly Arc[][], width: number, sign: Signs): string {
  const places = Array.from({ length: width }, () => ' ');
  for (const [lane, arcs] of lanes.entries()) {
    const column = width - 3 - lane * 2;
    for (const arc of arcs) {
      const { top, bottom } = ends(arc);
      if (row < top || row > bottom) continue;
      if (row > top && row < bottom) {
        places[column] = places[column] === sign.flat ? sign.flat : sign.side;
        continue;
      }
      places[column] = row === top ? sign.top : sign.bottom;
      for (let at = column + 1; at < width - 1; at += 1) places[at] = sign.flat;
      places[width - 1] = row === arc.to ? sign.arrow : sign.flat;
    }
  }
  return places.join('');
}
