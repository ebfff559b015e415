import type { FollowUpKind } from '../followup/follow-up.ts';
import type { Flag } from '../playbook/guard/guard.ts';
import type { Said } from '../text/kinds.ts';
import type { Question } from './entry.ts';
import type { Prompt } from './prompt.ts';
import type { Reply } from './reply.ts';

/** How typed words for a promise are read, before anything is saved. */
export type PromiseReading =
  | { ok: false; problem: string }
  | {
      ok: true;
      /** The part of the words that is the time, and what it is for. */
      time: string;
      about: string;
      dueAt: string;
      notBefore: string | null;
      zone: string;
      /** How the next one is reckoned, when it is promised again and again. */
      repeats: string | null;
      /** "Wed 18 Nov 15:30 in Chicago, 16:30 here, in 2 h 03 min" */
      shown: string;
      doubts: readonly string[];
      /** Set when the time needs a reason before it can be saved. */
      question: { kind: Question; text: string } | null;
      /** The sentence to read aloud. */
      say: Said;
    };

/** What a customer says who is played, counted on over the call: null words are a silence, `how` is the tone in a word. */
export type Heard = { no: number; how: string; words: string | null /** There is more to come. */; goesOn: boolean };

/** The customer of a practice call, who speaks when it suits them. */
export type Played = {
  heard: () => readonly Heard[];
  /** Calls back each time that they speak; gives the way to stop that. */
  onSpeaks: (speaks: () => void) => () => void;
};

/** True once it is on the disk; `but-a-number` when a long number in it is, on purpose, not. */
export type Kept = boolean | 'but-a-number';

export type PrompterContext = {
  /** What was typed at this prompt before and not sent. */
  draft: string;
  /** The place of the cursor in the draft; null when nothing of it was being typed, or the place is not known. */
  draftAt: number | null;
  /** Why the last reply was not taken. */
  problem: string | null;
  /** One line about what has just been saved, or what waits. Only ever true things. */
  notice: string | null;
  /** The last save was refused: not everything that was sent is on the disk. */
  unsaved: boolean;
  /** Stands on each screen where nobody is on the line and nothing is stored, such as PREVIEW. */
  mark?: string;
  /** The customer who is played, where nobody is on the line. */
  customer?: Played;
  /** The zone that the agent's own clock shows. */
  here: string;
  /** The customer's zone, and the order or case number, as far as the call knows them. */
  zone: string;
  reference: string | null;
  /** Whether they rang before, and what is owed to them: at the start of the call, in a few lines. */
  before: readonly string[];
  /** What was said and promised in this case before; empty where nothing was. */
  story: () => readonly string[];
  /** The call as it goes into the customer's record elsewhere, and the way to the clipboard. */
  record: () => readonly string[];
  copy: (text: string) => void;
  now: () => string;
  readPromise: (words: string, kind: FollowUpKind) => PromiseReading;
  /** What in a text had better be said otherwise. */
  flagged: (text: string) => readonly Flag[];
  /** Told of every change to the line and of the place in it, so that a signal can keep it. */
  onDraft: (text: string, at?: number | null) => void;
  /** Keeps the line that `onDraft` was told of last. At a pause in typing it waits for nobody, and may be asked again. */
  keepDraft: (when?: 'pause') => Kept;
  /**
   * Where the terminal itself turns Ctrl-C into a signal: each SIGINT comes here, and aborts nothing as long as somebody
   * listens. Gives the way to stop listening.
   */
  onInterrupt: (interrupted: () => void) => () => void;
  signal: AbortSignal;
};

/** The agent left the prompt: `later` is a choice made on the screen, the rest are what the terminal did. */
export type Gone = { kind: 'gone'; how: 'later' | 'interrupt' | 'end-of-input' | 'SIGTERM' | 'SIGHUP' };

/** Done beside the call, from within it: nothing of it stands in the transcript. */
export type Beside = { kind: 'offer'; to: string | null };

/** Shows one prompt and gives back one reply. */
export type Prompter = (prompt: Prompt, context: PrompterContext) => Promise<Reply | Gone | Beside>;
