import type { FollowUpKind } from '../followup/follow-up.ts';
import type { Disposition } from './dispositions.ts';

/** Text as it stands in a file, alone, in a list or in a map: `19.90`, `no` and `10:30` stay what was typed. */
export type Raw = string | readonly Raw[] | { readonly [name: string]: Raw };

/** One line of an answers file: an ask's id or a move, what follows the colon (null after a bare word), and its line. */
export type ScriptedReply = { name: string; value: Raw | null; line: number };

/** Where a call can stand when it is at no step any more. */
export const endPlaces = ['read-back', 'wrap-up', 'write-up', 'closed'] as const;

/** What a playbook's own test wants to find where its replies stop. Only what it names is compared. */
type Expectations = {
  facts: Readonly<Record<string, Raw>>;
  passes: Readonly<Record<string, number>>;
  at: string | null;
  disposition: Disposition | null;
  promises: number | null;
  /** How many of a kind are open at the end. */
  followUps: Readonly<Partial<Record<FollowUpKind, number>>>;
  missing: readonly string[] | null;
  steps: Readonly<Record<string, 'done' | 'skipped' | 'left'>>;
};

/** A call that a playbook's author wrote down, to see that the playbook leads through it as meant. */
export type Scenario = {
  name: string;
  /** The file where it stands, and the line where it begins. */
  file: string;
  line: number;
  /** The lines of its expectations, by their names: `facts.understood`, `at`. */
  expectLines: Readonly<Record<string, number>>;
  phase: 'call' | 'follow-up';
  /** For a follow-up call: what it was promised as. */
  calledFor: FollowUpKind;
  at: string | null;
  zone: string | null;
  replies: readonly ScriptedReply[];
  expect: Expectations;
};
