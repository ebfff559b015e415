import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CallState } from '../../src/engine/call-state.ts';
import { endScript, here, stepName } from '../../src/engine/cursor.ts';
import { endingOf, spoken } from '../../src/engine/ending.ts';
import { loadPlaybook } from '../../src/playbook/load.ts';
import type { Digest, Playbook } from '../../src/playbook/playbook.ts';
import { lookAhead } from '../../src/trainer/paths/ahead.ts';
import { allPaths, onceRound, starts, waysOn } from '../../src/trainer/paths/all-paths.ts';
import { placeKeys } from '../../src/trainer/paths/place-key.ts';
import { askedByConditions } from '../../src/trainer/paths/possible-replies.ts';
import { shipped } from '../helpers/playbooks.ts';
import { bookText } from './small-books.ts';

// What is held here: no way that ends badly is lost by taking two places for one. More of it: RECOVER_BOOKS=5000.

const books = Number(process.env.RECOVER_BOOKS ?? 100);
const digest = 'small' as Digest;

function loaded(text: string): Playbook | null {
  const book = loadPlaybook({ name: 'small.yaml', text }, () => ({ problem: 'there is no other file' }));
  return book.ok ? book.playbook : null;
}

const nameOf = ({ cursor }: CallState) => stepName(here(cursor).script, here(cursor).step);
const isEnd = ({ cursor, status }: CallState) =>
  status === 'open' && nameOf({ cursor } as CallState) === `${endScript}/wrap-up`;

/** Said apart from the search: what is wrong with a call that is over. */
function wrong(book: Playbook, state: CallState): string | null {
  const ending = endingOf(book, state);
  if (spoken(state).length > 0) return null;
  if (ending === null) return 'ends without a disposition and without a promise';
  return ending === 'promised' ? 'ends as promised, and no time was promised' : null;
}

/** Every way by itself, each answer tried anew wherever it is asked; null where that is too much. */
function everyWay(whole: Playbook, most: number): { bad: string[]; reached: Set<string> } | null {
  const book = onceRound(whole);
  const asked = askedByConditions(book);
  const bad = new Set<string>();
  const reached = new Set<string>();
  const waiting = starts(book, digest).map((state) => ({ state, from: '' }));
  let looked = 0;
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    looked += 1;
    if (looked > most) return null;
    const { state, from } = one;
    const name = nameOf(state);
    reached.add(name);
    const problem = isEnd(state) ? wrong(book, state) : null;
    if (problem !== null) bad.add(`${from}: ${problem}`);
    const { ways, refused } = waysOn(book, digest, state, asked);
    if (ways.length === 0 && refused !== null) bad.add(`${here(state.cursor).step}: stands still`);
    for (const { after } of ways) waiting.push({ state: after, from: name });
  }
  return { bad: [...bad].sort(), reached };
}

it('finds every bad end that going each way by itself finds, and none besides', { timeout: 300_000 }, () => {
  let compared = 0;
  let withBad = 0;
  fc.assert(
    fc.property(bookText, (text) => {
      const book = loaded(text);
      const each = book === null ? null : everyWay(book, 1500);
      if (book === null || each === null) return;
      compared += 1;
      const { bad, isCut, neverReached } = allPaths(book, digest);
      const told = bad.map(({ step, problem }) => `${step}: ${problem.replace(/^(stands still).*/s, '$1')}`);
      withBad += Number(told.length > 0);
      expect(isCut).toBe(false);
      expect([...new Set(told)].sort()).toEqual(each.bad);
      expect(neverReached.filter((name) => each.reached.has(name))).toEqual([]);
    }),
    { numRuns: books },
  );
  expect(compared).toBeGreaterThan(books / 5);
  expect(withBad).toBeGreaterThan(books / 20);
});

/** Walks at random, and fails when two calls that stand at one place are not led on alike. */
function alike(whole: Playbook, id: Digest, walks: number, chance: () => number): { calls: number; places: number } {
  const book = onceRound(whole);
  const asked = askedByConditions(book);
  let calls = 0;
  let places = 0;
  for (const start of starts(book, id)) {
    const keyOf = placeKeys(book, lookAhead(book, start.phase, asked));
    const known = new Map<string, string>();
    for (let nr = 0; nr < walks; nr += 1) {
      let state = start;
      for (let length = 0; length < 80; length += 1) {
        const { ways, refused } = waysOn(book, id, state, asked);
        const next = [...new Set(ways.map(({ after }) => keyOf(after)))].sort();
        const told = JSON.stringify([
          state.status !== 'open' && nameOf(state).startsWith(endScript) ? 'over' : nameOf(state),
          isEnd(state) ? wrong(book, state) : null,
          ways.length === 0 && refused,
          next,
        ]);
        const key = keyOf(state);
        calls += 1;
        expect(known.get(key) ?? told).toBe(told);
        known.set(key, told);
        const way = ways[Math.floor(chance() * ways.length)];
        if (way === undefined) break;
        state = way.after;
      }
    }
    places += known.size;
  }
  return { calls, places };
}

const chanceOf = (seed: number) => {
  let at = seed;
  return () => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return at / 2_147_483_648;
  };
};

it('takes for one place only calls that every answer leads on alike', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(bookText, fc.nat(1_000_000), (text, seed) => {
      const book = loaded(text);
      if (book !== null) alike(book, digest, 12, chanceOf(seed));
    }),
    { numRuns: books },
  );
});

it('so where a loop that may not be taken again leads back into a script that looks at an answer', () => {
  const again = (id: string, next: unknown[], ask: unknown) => ({ id, say: 'Please tell me.', ask, next });
  const choice = { fact: 'xx', type: 'choice', choices: { x: { label: 'x' }, y: { label: 'y' } }, required: 'no' };
  const book = loaded(
    JSON.stringify({
      recover: 1,
      title: 'Small',
      policy: { 'hand-over': 'none' },
      steps: [
        again('s0', [{ run: 'sub' }, { redo: 's0', 'at-most': 1 }], { s0q0: choice }),
        { ...again('s1', [], {}), phase: 'call' },
      ],
      scripts: {
        sub: {
          title: 'Sub',
          steps: [
            again('t0', [], { t0q0: { fact: 'r', type: 'text', required: 'no', when: { xx: 'x' } } }),
            again('t1', [], {}),
          ],
        },
      },
    }),
  );
  if (book === null) throw new Error('It has an error.');
  for (const seed of [0, 1, 2, 3, 4]) expect(alike(book, digest, 12, chanceOf(seed)).calls).toBeGreaterThan(10);
});

it.each(['walras', 'resolved', '4-step', '7-step', '10-step'])('so with calls by %s', { timeout: 300_000 }, (name) => {
  const { book, digest: id } = shipped(name);
  const { calls, places } = alike(book, id, 12, chanceOf(7));
  expect(calls).toBeGreaterThan(places);
});
