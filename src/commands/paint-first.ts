import type { BeginDesk } from '../call/call-desk.ts';
import type { LiveCall, Start } from '../call/live-call.ts';
import { nextPrompt } from '../engine/next-prompt.ts';
import type { Prompt } from '../engine/prompt.ts';
import { drawFirst, type Painted } from '../terminal/draw-first.ts';
import type { Leading } from './leading.ts';
import { habitsOf, isAccessible } from './make-prompter.ts';

/**
 * Draws the first screen of a new call, and gives what stands on it of earlier calls; null when there is no such screen,
 * or one that needs more than is loaded yet. The prompter draws the same one again, and takes the keys.
 */
export function paintFirst(
  { app, accessible }: Leading,
  { here, before, now }: BeginDesk,
  { books, state, notice }: LiveCall & Start,
): { painted: Painted; before: readonly string[] } | null {
  const { env, io } = app;
  if (state.phase !== 'call' || isAccessible(app, accessible)) return null;
  const prompt = nextPrompt(books, state, here);
  if (!isWholeAlready(prompt)) return null;
  const { zone, reference } = state;
  const known = { here, zone, reference, now: now(), before: before(state) };
  const painted = drawFirst({ output: io.err, env, habits: habitsOf(app) }, { prompt, known, notice });
  return { painted, before: known.before };
}

/** What is promised stands on the others, and the time that is offered for it: that is looked up when the call is led. */
function isWholeAlready({ show }: Prompt): boolean {
  return show.kind === 'say' || show.kind === 'listen' || (show.kind === 'ask' && show.ask.type !== 'follow-up');
}
