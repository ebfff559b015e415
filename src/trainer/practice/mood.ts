import type { Customer } from '../customer/customer.ts';
import type { Deed, Moment } from '../customer/deeds.ts';
import { usualLines } from '../customer/usual-lines.ts';
import { pick } from './chance.ts';

/** Something that moved a temper: what it was, how far, to where, at which step and by which entry of the call. */
export type Moved = { deed: Deed; by: number; temper: number; step: string; seq: number | null };

/** What they threw in and wait for an answer to. */
export type Thrown = { topic: string | null };

/** A customer in the middle of a call. */
export type Mood = {
  temper: number;
  /** How many parts of the story they have told. */
  storyAt: number;
  /** What they have told, by its names. */
  told: ReadonlySet<string>;
  /** The same when the prompt came up: what is answered there was told before. */
  toldBefore: ReadonlySet<string>;
  /** What they want instead, since they changed their mind. */
  instead: ReadonlyMap<string, readonly string[]>;
  /** Places that they have answered to, and how often they said what. */
  seen: ReadonlySet<string>;
  said: ReadonlyMap<string, number>;
  /** Acts have an effect once. */
  eased: ReadonlySet<Deed>;
  cared: boolean;
  thrown: Thrown | null;
  thrownIn: number;
  /** The last recap left something out. */
  disagrees: boolean;
  /** The ask to which they have just said no. */
  denies: string | null;
  moved: readonly Moved[];
};

const worst = 10;

/** `cared`: whether a word for the person has come already. */
export function moodOf({ temper }: Customer, cared = false): Mood {
  return {
    temper,
    storyAt: 0,
    told: new Set(),
    toldBefore: new Set(),
    instead: new Map(),
    seen: new Set(),
    said: new Map(),
    eased: new Set(),
    cared,
    thrown: null,
    thrownIn: 0,
    disagrees: false,
    denies: null,
    moved: [],
  };
}

/** Whether the customer has hung up. */
export const isGone = ({ hangsUpAt }: Customer, { temper }: Mood) => temper >= hangsUpAt;

/** One of the words for a temper. */
export function inWords(temper: number): string {
  if (temper <= 2) return 'calm';
  if (temper <= 4) return 'annoyed';
  if (temper <= 6) return 'upset';
  return temper <= 8 ? 'angry' : 'furious';
}

/** The mood after something that the agent did. */
export function feel(customer: Customer, mood: Mood, deed: Deed, at: { step: string; seq: number | null }): Mood {
  const by = customer.moves[deed];
  const temper = Math.min(worst, Math.max(0, mood.temper + by));
  if (by === 0) return mood;
  return { ...mood, temper, moved: [...mood.moved, { deed, by, temper, ...at }] };
}

/** What they say at a moment: of their own words, or the usual ones; another one each time. Null where they say nothing. */
export function lineFor(
  customer: Customer,
  seed: number,
  mood: Mood,
  moment: Moment,
): { mood: Mood; words: string | null } {
  return nextLine(seed, mood, moment, customer.says[moment] ?? usualLines[moment] ?? []);
}

/** One of some lines, begun by the seed and gone through from there. */
export function nextLine(
  seed: number,
  mood: Mood,
  name: string,
  lines: readonly string[],
): { mood: Mood; words: string | null } {
  const times = mood.said.get(name) ?? 0;
  const first = pick(
    seed,
    name,
    lines.map((_, index) => index),
  );
  if (first === null) return { mood, words: null };
  const words = lines[(first + times) % lines.length] ?? null;
  return { mood: { ...mood, said: new Map(mood.said).set(name, times + 1) }, words };
}
