import type { CallState } from '../../engine/call-state.ts';
import { attemptWords, type FollowUp } from '../../followup/follow-up.ts';
import { showClock, showInstant, showLate } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { oneLine } from '../../text/safe.ts';

/** `isAside`: not all of it is in the database, which was said already. */
type Context = { now: string; here: string; isAside?: boolean };

type Ending = Context & { book: Pick<Playbook, 'dispositions'> };

/** What is said when a call is over: how it ended, as its own method calls that, what was promised, what waits for a quiet moment. */
export function endView(state: CallState, about: FollowUp | null, { now, here, isAside, book }: Ending): string {
  const who = oneLine(state.customer ?? state.contact ?? 'no name yet');
  if (state.status === 'abandoned') return `Given up, and kept on record: ${who}, call ${state.code}.`;
  const isTry = about !== null && about.status === 'open' && about.lastAttemptAt === state.hungUpAt;
  const ended = isTry
    ? 'nobody reached'
    : state.disposition === null
      ? 'ended'
      : oneLine(book.dispositions[state.disposition]);
  const from = showClock(instantToWall(state.startedAt, here));
  const to = showClock(instantToWall(state.hungUpAt ?? now, here));
  const promised = state.promises
    .filter((promise) => !promise.withdrawn)
    .map(
      ({ dueAt, zone, code, words, kind }) =>
        `${kind === 'internal' ? 'Ours only  ' : 'Promised   '}${showInstant(dueAt, { now, zone, here })}: ${oneLine(words)}  (${code})`,
    );
  const writeUp = state.status === 'hung-up' ? [`Write up   when it is quiet: recover resume ${state.code}`] : [];
  return [
    `${isAside === true ? '' : 'All saved. '}${who}, ${ended}, ${from} to ${to}, call ${state.code}.`,
    ...becameOf(about, { now, here }),
    ...promised,
    ...writeUp,
  ].join('\n');
}

const ringBackWithin = 5 * 60_000;

/** The line went dead: whom to ring by when, or how the call is found when they ring again. */
function droppedView({ customer, contact, code, droppedAt }: CallState, { here, isAside }: Context): string {
  const who = oneLine(customer ?? contact ?? 'no name yet');
  const kept = `The line dropped${isAside === true ? '' : ', and all is saved'}: ${who}, call ${code}.`;
  const again = `recover resume ${code}`;
  if (contact === null || droppedAt === null)
    return `${kept}\nThere is no number. When they ring again: ${again}, or recover resume and their name.`;
  const by = showClock(instantToWall(new Date(Date.parse(droppedAt) + ringBackWithin).toISOString(), here));
  return `${kept}\nRing them back by ${by}, ${oneLine(contact)}: ${again}`;
}

/** What this call did for the promise that it was made for, or what somebody else did meanwhile. */
function becameOf(about: FollowUp | null, { now, here }: Context): string[] {
  if (about === null) return [];
  const what = `${about.code}, ${oneLine(about.promise)}`;
  if (about.status !== 'open') {
    const late = about.status === 'kept' && about.lateSeconds > 0 ? `, ${showLate(about.lateSeconds)} late` : '';
    return [`It was     ${what}: ${about.status} by ${oneLine(about.settledBy ?? 'somebody')}${late}.`];
  }
  const result = about.lastResult === null || about.lastResult === 'reached' ? 'open' : attemptWords[about.lastResult];
  const next =
    about.nextTryAt === null
      ? 'no next try is set: recover followups reschedule'
      : `next try ${showInstant(about.nextTryAt, { now, zone: about.zone, here })}`;
  return [`It is      ${what}: ${result}, ${next}.`];
}

/** What is said when the agent leaves a call that is not over. `unsaved`: a line that is nowhere but here. */
export function leftView(state: CallState, context: Context, unsaved: string | null): string {
  const who = oneLine(state.customer ?? state.contact ?? 'no name yet');
  const since = showClock(instantToWall(state.startedAt, context.here));
  if (state.line === 'dropped') return droppedView(state, context);
  const all = context.isAside === true ? '' : 'All is saved. ';
  const saved = unsaved === null ? all : `Not saved, the file could not take it: ${oneLine(unsaved)}\n`;
  const what =
    state.status !== 'open' ? 'The write-up waits' : state.parked ? 'The call is parked' : 'The call is open';
  return `${saved}${what}: ${who}, since ${since}.\nCarry on where you were: recover resume ${state.code}`;
}
