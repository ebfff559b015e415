import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random } from '../scripts/bench/random.ts';
import { tortureFaults } from './torture/all.ts';
import { newCount } from './torture/count.ts';
import { bundleChild } from './torture/place.ts';
import { durabilityPage, type Row, reportLine, withQuickReport, writeLongLine } from './torture/report.ts';

// A part of it with every change; all of it, with the numbers that a rare loss needs to show: npm run torture.

const isLong = process.env.RECOVER_TORTURE === 'long';
const writes = process.env.RECOVER_TORTURE_WRITE !== undefined;
const share = Number(process.env.RECOVER_TORTURE_SHARE ?? 1);
const seed = Number(process.env.RECOVER_TORTURE_SEED ?? Math.floor(Date.now() % 1_000_000));
const rows: Row[] = [];
const faults = tortureFaults.filter(({ quick }) => isLong || quick > 0);

beforeAll(bundleChild);
afterAll(() => {
  process.stdout.write(`\nTorture, seed ${seed}\n${rows.map(reportLine).join('\n')}\n`);
});

describe(`under torture (seed ${seed})`, { timeout: isLong ? 24 * 3_600_000 : 300_000 }, () => {
  for (const fault of faults)
    it(fault.name, async () => {
      const { name, quick, long, control = false } = fault;
      const aim = isLong ? long : quick;
      const cannot = fault.cannot?.() ?? null;
      const count = newCount();
      const begun = performance.now();
      const times = isLong ? Math.max(1, Math.ceil(aim * share)) : aim;
      if (cannot === null) await fault.run({ count, times, chance: random(seed) });
      const outcome = count.outcome();
      const row = { name, aim, control, cannot, seconds: (performance.now() - begun) / 1000, ...outcome };
      rows.push(row);
      // Line by line: a run that is stopped after an hour has told what it found by then.
      if (isLong && writes && cannot === null) writeLongLine(row, { seed, day: new Date().toISOString().slice(0, 10) });
      if (cannot !== null) return;
      expect(outcome.tried).toBeGreaterThanOrEqual(times);
      if (control) expect(outcome.lost).toBeGreaterThan(0);
      else expect(count.first()).toEqual([]);
    });

  it.skipIf(isLong)('is told in the docs', async ({ skip }) => {
    if (rows.some(({ cannot }) => cannot !== null)) skip('Not all of it could be tried here.');
    await expect(withQuickReport(rows)).toMatchFileSnapshot(durabilityPage);
  });
});
