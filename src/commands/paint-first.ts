import type { BeginDesk } from '../call/call-desk.ts';
import type { LiveCall, Start } from '../call/live-call.ts';
import { nextPrompt } from '../engine/next-prompt.ts';
import { drawFirst } from '../terminal/draw-first.ts';
import type { Leading } from './lead-call.ts';
import { habitsOf, isAccessible } from './make-prompter.ts';

/**
 * Draws the first screen of a new call, and gives what stands on it of earlier calls; null when there is no such screen,
 * or one that needs more than is loaded yet. The prompter draws the same one again, and takes the keys.
 */
export function paintFirst(
  { app, accessible }: Leading,
  { here, before, now }: BeginDesk,
  { books, state, notice }: LiveCall & Start,
): { before: readonly string[] } | null {
  const { env, io } = app;
  if (state.phase !== 'call' || isAccessible(app, accessible)) return null;
  const prompt = nextPrompt(books, state, here);
  if (prompt.show.kind !== 'say' && prompt.show.kind !== 'listen') return null;
  const { zone, reference } = state;
  const known = { here, zone, reference, now: now(), before: before(state) };
  drawFirst({ output: io.err, env, habits: habitsOf(app) }, { prompt, known, notice });
  return { before: known.before };
}
