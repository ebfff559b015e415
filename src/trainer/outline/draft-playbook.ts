import type { Act } from '../../playbook/acts.ts';
import type { Language } from './draft-words.ts';

/** A playbook that is about to be written: what a trainer would type, before it becomes YAML. */
export type DraftPlaybook = {
  id: string;
  title: string;
  /** Of the labels and lines that no text told. */
  language: Language;
  about: string | null;
  steps: readonly DraftStep[];
};

export type DraftStep = {
  id: string;
  letter: string | null;
  title: string;
  acts: readonly Act[];
  phase: 'call' | 'after' | 'follow-up';
  listens: boolean;
  guide: readonly string[];
  say: readonly string[];
  /** The lines were put there by us, for the trainer to replace. */
  isSuggested: boolean;
  asks: readonly DraftAsk[];
};

export type DraftAsk =
  | { kind: 'text' | 'check'; id: string; label: string }
  | { kind: 'story' }
  /** A no leads back to the step `hearing`. */
  | { kind: 'understood'; hearing: string }
  | { kind: 'outcome' };
