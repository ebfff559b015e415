import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, platform, release } from 'node:os';
import { join } from 'node:path';
import { tortureFaults } from './all.ts';
import type { Outcome } from './count.ts';

export type Row = Outcome & {
  name: string;
  /** How often it is to be tried; a part of the long run tries less. */
  aim: number;
  control: boolean;
  cannot: string | null;
  seconds: number;
};

export const durabilityPage = join(import.meta.dirname, '../../docs/durability.md');

/** A line for the terminal. */
export function reportLine({ name, cannot, tried, lost, duplicated, wrong, seconds }: Row): string {
  if (cannot !== null) return `  ${name}: not tried: ${cannot}`;
  const found = `tried ${tried}, lost ${lost}, duplicated ${duplicated}, wrong ${wrong}`;
  return `  ${name}: ${found} (${seconds.toFixed(1)} s)`;
}

/** The page with the figures of the part that runs with every change: the same whatever the seed, while nothing is lost. */
export function withQuickReport(rows: readonly Row[]): string {
  const lines = rows.map(({ name, control, tried, lost, duplicated, wrong }) =>
    control && lost > 0
      ? `| ${name} | ${tried} | some, as it must | | |`
      : `| ${name} | ${tried} | ${lost} | ${duplicated} | ${wrong} |`,
  );
  const table = ['| fault | tried | lost | duplicated | wrong |', '|---|---|---|---|---|', ...lines].join('\n');
  return withBlock(readFileSync(durabilityPage, 'utf8'), 'quick', table);
}

/** Writes what a long run found of one fault into the page. The other lines stay, each with the day and the seed of its run. */
export function writeLongLine(row: Row, { seed, day }: { seed: number; day: string }): void {
  const page = readFileSync(durabilityPage, 'utf8');
  const before = new Map(longLinesOf(page).map((line) => [line.split(' | ')[0]?.slice(2) ?? '', line]));
  const lines = tortureFaults.flatMap(({ name }) =>
    name === row.name ? longLine(row, `${day} | ${seed}`) : (before.get(name) ?? []),
  );
  const on = `Node ${process.version}, ${platform()} ${release()}, ${cpus().length} cores.`;
  const head = [
    '| fault | tried, of the aim | lost | duplicated | wrong | on | seed |',
    '|---|---|---|---|---|---|---|',
  ];
  writeFileSync(durabilityPage, withBlock(page, 'long', [on, '', ...head, ...lines].join('\n')));
}

function longLine({ name, control, aim, tried, lost, duplicated, wrong }: Row, when: string): string {
  const found = control ? `${figure(lost)}, as it must | | ` : `${lost} | ${duplicated} | ${wrong} `;
  return `| ${name} | ${figure(tried)} of ${figure(aim)} | ${found}| ${when} |`;
}

const longLinesOf = (page: string): readonly string[] =>
  blockOf(page, 'long')
    .split('\n')
    .filter((line) => /^\| .* of [\d,]+ \|/.test(line));

const figure = (count: number) => count.toLocaleString('en');

const marks = (name: string) =>
  new RegExp(`(<!-- ${name}, printed by the run[^>]*-->\\n)([\\s\\S]*?)(<!-- /${name} -->)`);

const blockOf = (page: string, name: string): string => marks(name).exec(page)?.[2] ?? '';

function withBlock(page: string, name: string, text: string): string {
  const marked = marks(name);
  if (!marked.test(page)) throw new Error(`${durabilityPage} has lost the marks of its ${name} report.`);
  return page.replace(marked, (_, open: string, _before: string, close: string) => `${open}\n${text}\n\n${close}`);
}
