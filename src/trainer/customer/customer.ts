import type { FollowUpKind } from '../../followup/follow-up.ts';
import type { Deed, Moment } from './deeds.ts';

/** A part of what they tell. Null words are a silence, which wants to be left alone. */
export type StoryPart = { words: string | null; tells: readonly string[] };

/** What they say when they are asked, one of `lines`; only while their temper is under `below`. */
export type Answer = { lines: readonly string[]; below: number | null };

/** What they say at a place instead of going along, and what they want from then on. */
export type ChangeOfMind = {
  at: string;
  lines: readonly string[];
  topic: string | null;
  now: readonly string[];
  /** Out of a hundred calls, in so many. */
  chance: number;
};

/** A scripted customer to practise with. A temper is a whole number: 0 is calm, at `hangsUpAt` they are gone. */
export type Customer = {
  id: string;
  title: string;
  about: string | null;
  name: string | null;
  number: string | null;
  zone: string | null;
  temper: number;
  hangsUpAt: number;
  interruptsAt: number;
  /** Seconds without a key before they ask whether anybody is there. */
  patience: number;
  opens: readonly string[];
  story: readonly StoryPart[];
  /** By the name of an ask, a fact, a step or an act. */
  answers: Readonly<Record<string, Answer>>;
  /** What a recap must hold, each in one of several wordings. */
  points: readonly (readonly string[])[];
  interruptions: readonly string[];
  changes: readonly ChangeOfMind[];
  says: Readonly<Partial<Record<Moment, readonly string[]>>>;
  moves: Readonly<Record<Deed, number>>;
  /** The call in which they are rung back, where there is one. */
  followUp: FollowUpCall | null;
};

/** What a customer was promised, and how they are when they are rung about it. */
export type FollowUpCall = {
  promised: string;
  calledFor: FollowUpKind;
  /** The time has passed. */
  late: boolean;
  /** What they told on the call before, by the names of facts. */
  onRecord: Readonly<Record<string, string>>;
  customer: Customer;
};
