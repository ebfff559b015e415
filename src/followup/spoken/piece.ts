import type { Amount, Bound, Clock, DaySaid, PartSaid, PeriodSaid, Stop, ZoneSaid } from './said.ts';

/** One thing said, and the tokens that said it. */
export type Piece = { from: number; to: number } & Content;

export type Content =
  | { kind: 'amount'; amount: Amount }
  | { kind: 'clock'; clock: Clock }
  | { kind: 'day'; day: DaySaid }
  | { kind: 'part'; part: PartSaid }
  | { kind: 'period'; period: PeriodSaid }
  | { kind: 'zone'; zone: ZoneSaid }
  /** `behind`: it may stand behind its time, as "at the latest" does */
  | { kind: 'bound'; bound: Bound; behind?: boolean }
  | { kind: 'mood'; mood: Mood }
  | { kind: 'join'; join: Join }
  | { kind: 'stop'; stop: Stop }
  | { kind: 'filler' }
  | { kind: 'unknown' };

/**
 * What colours the time beside it: "at" makes a time of a number, "later" today is the rest of it,
 * "sometime" is no time by itself, "just" after 4 is close behind it, "wait for" is said with the customer on the line, "maybe" is half a promise.
 */
export type Mood = 'at' | 'between' | 'for' | 'now' | 'later' | 'sometime' | 'same-time' | 'hold' | 'hedge' | 'closely';

export type Join = 'to' | 'until' | 'dash' | 'or' | 'and' | 'instead';
