import type { inPairs } from './whole-process.ts';

/** One line of a table. `met` is null where there is no budget. */
export type Row = {
  what: string;
  ours: string;
  yardstick: string;
  ratio: number | null;
  budget: string;
  met: boolean | null;
};

export const milliseconds = (value: number) => (value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`);

/** Two medians with the middle half of each, and their ratio beside what it may be; null where nothing says that. */
export function ratioRow(
  what: string,
  { ours, yardstick, ratio }: Awaited<ReturnType<typeof inPairs>>,
  beside: string,
  budget: number | null,
): Row {
  const spread = (of: typeof ours) =>
    `${milliseconds(of.median)} (${milliseconds(of.low)} to ${milliseconds(of.high)})`;
  return {
    what,
    ours: spread(ours),
    yardstick: `${beside} ${spread(yardstick)}`,
    ratio,
    budget: budget === null ? '' : String(budget),
    met: budget === null ? null : ratio <= budget,
  };
}

export function valueRow(what: string, ours: string, budget: string, met: boolean | null): Row {
  return { what, ours, yardstick: '', ratio: null, budget, met };
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, ours, yardstick, ratio, budget, met }) =>
    [what, ours, yardstick, ratio?.toFixed(2) ?? '', budget, met === null ? '' : met ? 'yes' : '**no**'].join(' | '),
  );
  return [
    '| what | ours | yardstick | ratio | budget | met |',
    '|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}
