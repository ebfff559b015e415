import { readClockText } from '../followup/clock-text.ts';
import { showClock } from '../followup/show-time.ts';
import { dayToMs, instantToWall } from '../followup/zoned.ts';

// Loaded only where an end is read: few calls are done on paper.

type End = { ok: true; at: string } | { ok: false; problem: string };
/** `here`: the zone of the agent's clock; `latest`: no call ends later. */
type Begun = { startedAt: string; here: string; latest: string };

const likeThis = 'Type it like: until 14:20, or took 12 min.';

/** Minutes: a call that ends later than this after it began was mistyped. */
const longest = 12 * 60;

/** "until 14:20", "hung up at 14:20", "took 12 min", "1 h 05 min", or a clock time alone; reckoned from when it began. */
export function readEnd(text: string, { startedAt, here, latest }: Begun): End {
  const line = text
    .trim()
    .replace(/^(?:it )?(?:hung up )?(?:at|until|till)\s+/i, '')
    .replace(/^(took\s+\d+)\s*h\s*(?=\d)/i, '$1 h ');
  const minutes = tookMinutes(line) ?? minutesUntil(line, startedAt, here);
  if (minutes === null) return { ok: false, problem: `"${text.trim()}" is no end of a call. ${likeThis}` };
  return endAt(new Date(Date.parse(startedAt) + minutes * 60_000).toISOString(), { startedAt, here, latest });
}

/** The same for a moment behind the beginning, UTC ISO. */
export function endAt(at: string, { startedAt, here, latest }: Begun): End {
  const [began, ended] = [startedAt, at].map((moment) => showClock(instantToWall(moment, here)));
  if (Date.parse(at) - Date.parse(startedAt) > longest * 60_000)
    return { ok: false, problem: `It began at ${began}, and would have taken more than 12 hours. ${likeThis}` };
  if (at > latest) return { ok: false, problem: `It began at ${began}, and ${ended} is still to come. ${likeThis}` };
  return { ok: true, at };
}

/** "12 min", "1 h 05", "took 12"; null when it is no length of time. */
function tookMinutes(line: string): number | null {
  const [, took, hours, minutes, unit] =
    /^(took\s+)?(?:(\d{1,2})\s*h(?:rs?|ours?)?\b\s*)?(?:(\d{1,3})\s*(m|mins?|minutes?)?)?$/i.exec(line) ?? [];
  const isLength = hours !== undefined || (minutes !== undefined && (took !== undefined || unit !== undefined));
  return isLength ? Number(hours ?? 0) * 60 + Number(minutes ?? 0) : null;
}

/** Minutes from the beginning to the next time that a clock shows this; null when it is no time of day. */
function minutesUntil(line: string, startedAt: string, here: string): number | null {
  const read = readClockText(line);
  if (read === null) return null;
  const day = instantToWall(startedAt, here);
  const times = [read.minutes, read.minutes + (read.clock === 'twelve' ? 720 : 1440), read.minutes + 1440];
  const began = Math.floor(Date.parse(startedAt) / 60_000);
  const ahead = times.map((minutes) => dayToMs(day, minutes, here).ms / 60_000 - began);
  return ahead.find((minutes) => minutes >= 0) ?? null;
}
