import type { Count } from './count.ts';

export type Trial = {
  count: Count;
  /** So many times, or places. */
  times: number;
  chance: () => number;
};

/** One fault. `times`: how often it is tried with every change, and in the long run. */
export type Fault = {
  name: string;
  quick: number;
  long: number;
  /** Why this cannot be tried here; null when it can. */
  cannot?: () => string | null;
  /** A product without what is tried here has to be caught: answers must be lost. */
  control?: true;
  run: (trial: Trial) => Promise<void>;
};
