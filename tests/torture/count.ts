/** What became of the tries at one fault. */
export type Outcome = { tried: number; lost: number; duplicated: number; wrong: number };

type Bad = 'lost' | 'duplicated' | 'wrong';

export type Count = {
  tried: (times?: number) => void;
  /** `times`: how many answers, or screens, or files. */
  found: (bad: Bad, what: string, times?: number) => void;
  outcome: () => Outcome;
  /** The first few of what was found, for whoever has to mend it. */
  first: () => readonly string[];
};

export function newCount(): Count {
  const outcome: Outcome = { tried: 0, lost: 0, duplicated: 0, wrong: 0 };
  const first: string[] = [];
  return {
    tried: (times = 1) => {
      outcome.tried += times;
    },
    found: (bad, what, times = 1) => {
      outcome[bad] += times;
      if (first.length < 5) first.push(`${bad}: ${what}`);
    },
    outcome: () => outcome,
    first: () => first,
  };
}
