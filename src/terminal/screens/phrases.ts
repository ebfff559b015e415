import { oneLine } from '../../text/safe.ts';
import { cells } from '../cells.ts';
import type { Desk } from './desk.ts';

const lead = '       ';
const between = '     ';

/** The agent's small phrases side by side, as many as fit; the one that is whispered to the agent is bold. */
export function phraseLines({ habits, nudge, style, width }: Desk): string[] {
  let room = width - 1 - lead.length;
  const shown: string[] = [];
  for (const phrase of habits.phrases.map(oneLine)) {
    const needed = cells(phrase) + (shown.length === 0 ? 0 : between.length);
    if (needed > room) continue;
    room -= needed;
    shown.push(phrase);
  }
  const bold = nudge === null ? -1 : nudge % Math.max(1, shown.length);
  const painted = shown.map((phrase, index) => (index === bold ? style.bold(phrase) : phrase));
  return painted.length === 0 ? [] : [lead + painted.join(between)];
}
