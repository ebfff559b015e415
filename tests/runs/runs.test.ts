import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calls } from './calls.ts';
import { play, ways } from './run.ts';

// What an agent sees on a whole call, kept as text for people to read. `npm run screens` records it anew.

describe.each(Object.entries(calls))('a call by %s', (playbook, run) => {
  it.each(Object.entries(ways))('can be read from its first screen to its last, %s', async (way, window) => {
    await expect(await play(run, window)).toMatchFileSnapshot(join(import.meta.dirname, `${playbook}-${way}.txt`));
  });
});
