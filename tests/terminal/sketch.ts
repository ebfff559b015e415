import type { Prompt } from '../../src/engine/prompt.ts';
import type { PrompterContext } from '../../src/engine/prompter.ts';
import { guarded } from '../../src/terminal/about-to-say.ts';
import { draw } from '../../src/terminal/draw.ts';
import { type Habits, usualHabits } from '../../src/terminal/habits.ts';
import type { Key } from '../../src/terminal/keys.ts';
import { press } from '../../src/terminal/press.ts';
import { makeStyle } from '../../src/terminal/style.ts';
import { type Draft, openUi } from '../../src/terminal/ui.ts';
import type { Ui } from '../../src/terminal/ui-state.ts';
import { contextOf } from './prompts.ts';

export type Look = {
  cols?: number;
  rows?: number;
  keys?: readonly Pressed[];
  notice?: string;
  colour?: boolean;
  habits?: Habits;
} & Partial<Omit<PrompterContext, 'notice'>>;

/** A key, or a text that is typed. */
export type Pressed = Key | string;

/** The prompt after some keys. `pages`: in how many parts the list that is open then is shown. */
export function pressed(
  prompt: Prompt,
  keys: readonly Pressed[],
  draft: Draft | string = '',
  more: Partial<PrompterContext> = {},
  pages: (ui: Ui) => number = () => 1,
): Ui {
  const { text, at } = typeof draft === 'string' ? { text: draft, at: null } : draft;
  const context = contextOf({ draft: text, draftAt: at, ...more });
  return keys.reduce(
    (ui: Ui, key) => {
      const one: Key = typeof key === 'string' ? { kind: 'text', text: key } : key;
      return press(ui, one, { ...context, prompt, isTerminal: true, pages: pages(ui) });
    },
    openUi(prompt, context),
  );
}

/** The screen as text, the cursor as `_`. */
export function sketch(
  prompt: Prompt,
  { cols = 80, rows = 24, keys = [], notice, colour = false, habits = usualHabits, ...context }: Look = {},
): string {
  const { here, now, zone, reference, before, story, record, flagged } = contextOf(context);
  const desk = {
    prompt,
    here,
    zone,
    reference,
    now: now(),
    before,
    story: story(),
    record: record(),
    style: makeStyle(colour),
    habits,
  };
  const drawn = (ui: Ui) => draw(guarded(ui, prompt, flagged), desk, notice ?? null, { columns: cols, rows });
  const { above, after, below } = drawn(pressed(prompt, keys, '', context, (ui) => drawn(ui).pages));
  return `${above}_${after}\n${below}`.replace(/\n$/, '');
}

export const pageDown: Key = { kind: 'next-page' };
export const pageUp: Key = { kind: 'last-page' };
export const enter: Key = { kind: 'enter' };
export const shiftTab: Key = { kind: 'back' };
export const tab: Key = { kind: 'other-words' };
export const esc: Key = { kind: 'escape' };
export const ctrlC: Key = { kind: 'interrupt' };
