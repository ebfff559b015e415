import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, platform, release } from 'node:os';
import { join } from 'node:path';
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

/** Writes the figures of a long run into the page, with what it ran on. */
export function writeLongReport(rows: readonly Row[], { seed, day }: { seed: number; day: string }): void {
  const lines = rows.map(({ name, control, aim, tried, lost, duplicated, wrong }) =>
    control
      ? `| ${name} | ${figure(tried)} of ${figure(aim)} | ${figure(lost)}, as it must | | |`
      : `| ${name} | ${figure(tried)} of ${figure(aim)} | ${lost} | ${duplicated} | ${wrong} |`,
  );
  const on = `${day}, seed ${seed}, Node ${process.version}, ${platform()} ${release()}, ${cpus().length} cores.`;
  const table = ['| fault | tried, of the aim | lost | duplicated | wrong |', '|---|---|---|---|---|', ...lines];
  const page = withBlock(readFileSync(durabilityPage, 'utf8'), 'long', [on, '', ...table].join('\n'));
  writeFileSync(durabilityPage, page);
}

const figure = (count: number) => count.toLocaleString('en');

function withBlock(page: string, name: string, text: string): string {
  const marked = new RegExp(`(<!-- ${name}, printed by the run[^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marked.test(page)) throw new Error(`${durabilityPage} has lost the marks of its ${name} report.`);
  return page.replace(marked, (_, open: string, close: string) => `${open}\n${text}\n\n${close}`);
}
