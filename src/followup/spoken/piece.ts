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
  | { kind: 'bound'; bound: Bound }
  | { kind: 'mood'; mood: Mood }
  | { kind: 'join'; join: Join }
  | { kind: 'stop'; stop: Stop }
  | { kind: 'filler' }
  | { kind: 'unknown' };

/**
 * What colours the time beside it: "at" makes a time of a number, "later" today is the rest of it,
 * "sometime" is no time by itself, "wait for" is said with the customer on the line, "maybe" is half a promise.
 */
export type Mood = 'at' | 'between' | 'for' | 'now' | 'later' | 'sometime' | 'same-time' | 'hold' | 'hedge';

export type Join = 'to' | 'until' | 'dash' | 'or' | 'and' | 'instead';
