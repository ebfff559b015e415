/** What became of a point. What was not for this call to earn is left out, and neither got nor lost. */
export type Result = 'got' | 'lost' | 'left-out';

/** A point of the score. `why` is a few words; `entries` are the lines of the call that earned or lost it. */
export type Point = {
  name: string;
  label: string;
  weight: number;
  critical: boolean;
  coachable: boolean;
  result: Result;
  why: string;
  entries: readonly number[];
  /** What the agent says to it, oldest first. */
  comments: readonly { text: string | null; by: string; at: string }[];
};

export type Score = {
  got: number;
  of: number;
  points: readonly Point[];
  /** Points that must not be missing and are. */
  missed: readonly string[];
  /** Why the call as a whole is not scored; null when it is. */
  not: string | null;
};

export type Judged = Pick<Point, 'result' | 'why' | 'entries'>;
