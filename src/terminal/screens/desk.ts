import type { Prompt } from '../../engine/prompt.ts';
import type { Heard } from '../../engine/prompter.ts';
import { showClock } from '../../followup/show-time.ts';
import { msToWall } from '../../followup/zoned.ts';
import type { Habits } from '../habits.ts';
import type { Parts } from '../layout.ts';
import type { Style } from '../style.ts';

/** What every view is given: the prompt and how it is looked at. */
export type Desk = {
  prompt: Prompt;
  style: Style;
  width: number;
  /** The zone of the agent's own clock, and what it shows. */
  here: string;
  now: string;
  /** The customer's zone, and the order or case number, as far as they are known. */
  zone: string;
  reference: string | null;
  /** Whether they rang before, and what is owed to them. */
  before: readonly string[];
  /** The call as plain lines for another record; only looked up when it is on the screen. */
  record: readonly string[];
  /** What was said and promised in this case before; only looked up when it is on the screen. */
  story: readonly string[];
  /** Stands in the header where nobody is on the line, such as PREVIEW. */
  mark?: string;
  /** What the customer of a practice call says just now. */
  heard?: readonly Heard[];
  /** Which of the wordings stands on the screen. */
  wording: number;
  habits: Habits;
  /** Which of the small phrases is bold, counted on over the whole call; null when none is. */
  nudge: number | null;
};

/** The part of a screen that differs from kind to kind; the line under the input comes from outside. */
export type View = Omit<Parts, 'status' | 'rule' | 'details' | 'isOver' | 'page' | 'turns'>;

export function clock(at: string, zone: string): string {
  return showClock(msToWall(Date.parse(at), zone));
}
