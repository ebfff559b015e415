import { digestOf, type LoadedPlaybook } from '../call/open-playbook.ts';
import { wantsColour } from '../terminal/capabilities.ts';
import { screenText } from '../terminal/screen-text.ts';
import { makeStyle } from '../terminal/style.ts';
import { type Canned, type Shot, walkScreens } from '../trainer/preview.ts';
import { beginningAt } from '../trainer/preview-beginning.ts';
import type { App } from './app.ts';
import { previewDesk } from './preview-desk.ts';

type Wanted = { step: string | null; canned: Canned | null };

/** Every screen from the beginning, or from a step: of the call and its write-up, then of the call that checks back. */
export async function previewShots(
  app: App,
  { playbook, files }: LoadedPlaybook,
  { step, canned }: Wanted,
): Promise<readonly Shot[]> {
  const digest = digestOf(files);
  const shots = await walkScreens(await previewDesk(app), beginningAt(playbook, step), digest, canned);
  const again = playbook.steps.find(({ phase }) => phase === 'follow-up');
  if (step !== null || canned !== null || again === undefined) return shots;
  const checking = { ...beginningAt(playbook, null), phase: 'follow-up' as const };
  return [...shots, ...(await walkScreens(await previewDesk(app), checking, digest, null))];
}

/** A screen as text. It has the colours of the stream that it goes to. */
export function shotText(
  { io, env }: App,
  { prompt, context }: Shot,
  { width, rows }: { width: number; rows: number | null },
): string {
  const stream = rows === null ? io.out : io.err;
  return screenText(prompt, context, { width, rows, style: makeStyle(wantsColour(stream, env)) });
}
