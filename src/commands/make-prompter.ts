import type { Prompter } from '../engine/prompter.ts';
import { capabilities } from '../terminal/capabilities.ts';
import type { Painted } from '../terminal/draw-first.ts';
import { type Habits, readPhrases, usualHabits } from '../terminal/habits.ts';
import type { App } from './app.ts';

/**
 * The prompter that suits the terminal: lines only ever added for screen readers and dumb terminals, else the screen.
 * `painted`: its first one, where that is drawn already.
 */
export async function makePrompterFor(app: App, wished: boolean, painted: Painted | null = null): Promise<Prompter> {
  const { env, io } = app;
  if (isAccessible(app, wished)) {
    const { makePlainPrompter } = await import('../terminal/plain-prompt.ts');
    return makePlainPrompter({ input: io.in, output: io.err });
  }
  const { makePrompter } = await import('../terminal/step-prompt.ts');
  return makePrompter({ input: io.in, output: io.err, env, habits: habitsOf(app), painted });
}

/** Whether lines are only ever added: by the option (`wished`), the setting, or what the terminal says of itself. */
export function isAccessible({ env, io, setting }: App, wished: boolean): boolean {
  const asked = wished || setting('accessible').value === 'yes' ? true : null;
  return capabilities({ input: {}, output: io.err }, env, { colour: null, accessible: asked }).accessible;
}

/** How the agent likes the screen of a call. */
export function habitsOf(app: App): Habits {
  return {
    phrases: readPhrases(app.setting('phrases').value ?? '') ?? usualHabits.phrases,
    nudgeAfter: app.setting('calm').value === 'yes' ? null : usualHabits.nudgeAfter,
    clock: app.setting('clock').value === 'running' ? 'running' : 'since',
  };
}
