import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seedsIn } from '../fuzz/make-text.ts';
import { readerIn, textOf } from '../fuzz/run.ts';
import { survive } from '../fuzz/survive.ts';

// A few hundred with every change, others each time; thousands of them: npm run fuzz.

const project = join(import.meta.dirname, '..', '..');
const seed = Number(process.env.RECOVER_FUZZ_SEED ?? Math.floor(Date.now() % 1_000_000));
// With half as many, fewer than a tenth could be used by mere chance once in a hundred runs.
const count = 480;

it(`whatever a file holds, it is refused with reasons or can be checked, mended, walked, drawn and printed (seed ${seed})`, {
  timeout: 300_000,
}, async () => {
  const seeds = seedsIn(project);
  const read = readerIn(project);
  let loaded = 0;
  for (let nr = 0; nr < count; nr += 1) {
    const survived = await survive(textOf(seeds, seed, nr).text, read).catch((error: unknown) => {
      throw new Error(`npm run fuzz -- --seed ${seed} --from ${nr} --count ${nr + 1}`, { cause: error });
    });
    loaded += Number(survived.loaded);
  }
  expect(loaded).toBeGreaterThan(count / 10);
  expect(loaded).toBeLessThan(count);
});
