import type { CallState, LastNo, Spent } from './call-state.ts';
import { endScript, here, listenScript, stepName } from './cursor.ts';
import type { CallEntry } from './entry.ts';

/** The name under which the time of one pass through a step is added up. */
export function passName(step: string, pass: number): string {
  return `${step}@${pass}`;
}

/** The time since the entry before belongs to the step that it was spent at; a hold and an absence belong to none. */
export function spentWith(before: CallState, { at, kind }: CallEntry): Spent {
  const frame = here(before.cursor);
  const seconds = Math.round((Date.parse(at) - Date.parse(before.at)) / 1000);
  const isAway = before.line === 'hold' || before.line === 'dropped' || kind === 'resumed' || kind === 'taken-over';
  if (seconds <= 0 || isAway || frame.script === endScript || frame.script === listenScript) return before.spent;
  const name = passName(stepName(frame.script, frame.step), frame.pass);
  return new Map(before.spent).set(name, (before.spent.get(name) ?? 0) + seconds);
}

/** What they said no to stays in sight until the call goes on. */
export function lastNoWith(before: CallState, entry: CallEntry): LastNo | null {
  switch (entry.kind) {
    case 'answered': {
      const { type, value, step, ask } = entry.what;
      return type === 'yes-no' && value === false ? { step, ask, seq: entry.seq } : null;
    }
    case 'covered':
    case 'skipped':
    case 'jumped':
    case 'went-back':
    case 'switched':
    case 'hung-up':
      return null;
    case 'redone':
      return entry.what.loop === null ? null : before.lastNo;
    default:
      return before.lastNo;
  }
}
