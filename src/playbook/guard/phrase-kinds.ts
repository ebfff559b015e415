/** Why a phrase is better not said. */
export type PhraseKind = 'hiding' | 'blame' | 'minimising' | 'argument' | 'weak';

export const phraseKinds: Readonly<Record<PhraseKind, string>> = {
  hiding: 'A rule, another department or nobody at all stands there instead of you: they hear that nobody will help.',
  blame: 'It says whose fault it is, and nothing about what happens now.',
  minimising: 'It makes small what is large to them, and they have to say it again, louder.',
  argument: 'It begins a quarrel about who is right, which nobody can win on the telephone.',
  weak: 'It sounds like a promise and holds nothing that could be kept.',
};

/** Something better not said, and what is said in its place. */
export type Unsaid = {
  /** Stands in the record of calls: it never changes its meaning. */
  id: string;
  /** As it is shown. */
  phrase: string;
  /** What can be said. */
  better: string;
  /** How it is said, in the notation of `formsOf`. */
  says: readonly string[];
};
