import type { CallerCheck } from '../followup/caller-check.ts';
import { detailsBegin } from '../playbook/details-begin.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { inside } from '../playbook/template.ts';
import type { CallState } from './call-state.ts';
import { mainScript } from './cursor.ts';
import type { Gate, Prompt } from './prompt.ts';

/** The playbook's own check, else the team's. Whom we ring ourselves is not asked. */
function checkOf(book: Playbook, state: CallState): (CallerCheck & { before: string | null }) | null {
  if (state.phase !== 'call') return null;
  const team = state.rules.callerCheck;
  return book.policy.callerCheck ?? (team === null ? null : { ...team, before: null });
}

/**
 * What is asked of the caller where details begin, until somebody has said how it went; where it went wrong, that
 * stays in sight. Nothing waits for it.
 */
export function checkShown(book: Playbook, state: CallState): NonNullable<Prompt['check']> | null {
  const check = checkOf(book, state);
  if (check === null || state.status !== 'open') return null;
  if (state.callerCheck !== null && state.callerCheck !== 'not-checked') return null;
  const [outer, ...others] = state.cursor.frames;
  // A card is opened for what cannot wait.
  if (outer.script !== mainScript || others.some(({ why }) => why !== 'sub')) return null;
  const call = stepsOfCall(book);
  const from = detailsBegin(call, check.before);
  const isDue = from !== null && call.findIndex(({ id }) => id === outer.step) >= call.indexOf(from);
  return isDue ? { ask: check.ask.map(inside), failed: state.callerCheck !== null } : null;
}

/** The gate of a caller check that must be answered and was not; the answer may be *no*. */
export function checkGates(book: Playbook, state: CallState): readonly Gate[] {
  const check = checkOf(book, state);
  if (check?.required !== true || state.callerCheck !== null) return [];
  const step = detailsBegin(stepsOfCall(book), check.before)?.id ?? '';
  const missing = inside('Who was calling? /i clear, /i no, /i na');
  return [
    { id: 'caller-check', level: 'required', phase: 'call', script: mainScript, step, ask: 'caller-check', missing },
  ];
}

const stepsOfCall = (book: Playbook) => book.steps.filter(({ phase }) => phase === 'call');

/** The step of the call from which on it is asked who is calling; null where nothing is asked at all. */
export function checkBegins(book: Playbook, before: string | null): string | null {
  return detailsBegin(stepsOfCall(book), before)?.id ?? null;
}
