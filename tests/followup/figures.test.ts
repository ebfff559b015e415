import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpokenTime } from '../../src/followup/spoken-time.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import { kindNames, type Made, promises, sureOf } from './promise-maker.ts';
import { classes, readSilent, samples, type Tally, tally } from './sample.ts';
import { questions, statements } from './silence-maker.ts';

// The table in docs/promised-times.md is counted here; `npm run docs` refreshes it.

const page = join(import.meta.dirname, '../../docs/promised-times.md');
const seed = 2026;
const ofEachKind = 100;

type Figures = Record<(typeof classes)[number], Tally>;

/** Phrases made with a known meaning, always the same ones. */
function tallyMade(): Figures {
  const made = kindNames.flatMap((kind) => fc.sample(promises(kind), { seed, numRuns: ofEachKind }));
  const ofClass = (name: string): Tally => {
    const found = made.filter(({ kind }) => sureOf(kind) === name);
    return { of: found.length, right: found.filter(isRight).length };
  };
  const asked = (phrases: readonly string[]): Tally => ({
    of: phrases.length,
    right: phrases.filter((phrase) => readSilent(phrase).kind === 'ask').length,
  });
  return {
    clear: ofClass('clear'),
    convention: ofClass('convention'),
    ambiguous: ofClass('ambiguous'),
    'must-ask': asked(fc.sample(questions, { seed, numRuns: ofEachKind * 2 })),
    'no promise': asked(fc.sample(statements, { seed, numRuns: ofEachKind * 2 })),
  };
}

function isRight({ phrase, now, zone, due, kind }: Made): boolean {
  const team = { ...defaultTeam(zone), publicHolidays: 'none' as const };
  const reading = readSpokenTime(phrase, { now, zone, team });
  if (reading.kind === 'ask' || Date.parse(reading.dueAt) !== due) return false;
  return (reading.sure === 'ambiguous') === (sureOf(kind) === 'ambiguous');
}

function table(columns: readonly [name: string, figures: Figures][]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const shown = ({ of, right }: Tally) => `${right} of ${of}`;
  return [
    row(['read right', ...columns.map(([name]) => name)]),
    row(['---', ...columns.map(() => '---')]),
    ...classes.map((name) => row([name, ...columns.map(([, figures]) => shown(figures[name]))])),
  ].join('\n');
}

describe('the page on promised times', { timeout: 60_000 }, () => {
  const examples = [
    ...readFileSync(page, 'utf8').matchAll(/^\| (?!kind|read right|---)[^|]+ \| ([a-zA-Z][^|]*) \|$/gm),
  ];

  it.each(examples.flatMap(([, cell = '']) => cell.split(', ')))('has only examples that are read: %s', (phrase) => {
    expect(readSilent(phrase).kind).toBe('time');
  });

  it('shows how many phrases are read right', async () => {
    const columns: [string, Figures][] = samples.map((sample) => [sample.name, tally(sample)]);
    const block = table([...columns, ['made phrases', tallyMade()]]);
    const text = readFileSync(page, 'utf8').replace(
      /(<!-- figures -->\n)[\s\S]*?(<!-- \/figures -->)/,
      `$1\n${block}\n\n$2`,
    );
    expect(text).toContain(block);
    await expect(text).toMatchFileSnapshot(page);
  });
});
