import type { Prompt } from '../engine/prompt.ts';
import type { PromiseReading } from '../engine/prompter.ts';
import { openUntil } from '../followup/business-hours.ts';
import type { FollowUpKind } from '../followup/follow-up.ts';
import { showClock, showDay } from '../followup/show-time.ts';
import type { Team } from '../followup/team.ts';
import { instantToWall } from '../followup/zoned.ts';

type Read = (words: string, kind: FollowUpKind) => PromiseReading;

/**
 * A suggested time is offered as long as it can be taken without a reason, with the moment that it means by now. One that
 * is a latest time becomes the moment at which the team last works before it; any other is then not offered at all.
 */
export function withSuggestedTime(prompt: Prompt, read: Read, { now, team }: { now: string; team: Team }): Prompt {
  const { show } = prompt;
  if (show.kind !== 'ask' || show.ask.type !== 'follow-up' || typeof show.prefill !== 'string') return prompt;
  const { kind } = show.ask;
  const words = show.prefill;
  const reading = read(words, kind);
  if (!reading.ok || reading.question === null) return { ...prompt, show: { ...show, ...shown(reading) } };
  const earlier = reading.question.kind === 'closed' && isLatest(words) ? openUntil(reading.dueAt, team) : null;
  if (earlier === null || earlier <= now) return { ...prompt, show: { ...show, prefill: null } };
  const wall = instantToWall(earlier, reading.zone);
  const sooner = `${showDay(wall, wall.year)} ${showClock(wall)}`;
  const again = read(sooner, kind);
  const fits = again.ok && again.question === null && again.dueAt === earlier;
  return { ...prompt, show: { ...show, prefill: fits ? sooner : null } };
}

const isLatest = (words: string) => /^(?:by|within|before|until|no later than|at the latest)\b/i.test(words.trim());

/** How far ahead it lies is what the suggestion says itself. */
function shown(reading: PromiseReading): { suggested?: string } {
  return reading.ok ? { suggested: reading.shown.replace(/, in [^,]*$/, '') } : {};
}
