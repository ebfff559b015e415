import { saveFirst } from '../call/begin-call.ts';
import type { CallDesk } from '../call/live-call.ts';
import { UserError } from '../call/user-error.ts';
import type { Entry, FollowUpEntry, FollowUpEntryBody } from '../engine/entry.ts';
import { doubtWords } from '../followup/doubts.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { showInstant, showLate } from '../followup/show-time.ts';
import { readSpokenTime } from '../followup/spoken-time.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print } from './app.ts';
import { deskOf } from './desk.ts';
import { followUpNamed } from './followups-named.ts';
import { inEffectNow } from './in-effect.ts';

export async function doneCommand(
  app: App,
  names: string[],
  options: { how?: string; inEffect?: boolean },
): Promise<void> {
  await change(app, names, (followUp, desk, store) => {
    // What had to be done so that the solution works is done.
    const inEffect = options.inEffect ?? followUp.kind === 'fix';
    const words = options.how === undefined ? null : { how: options.how };
    const entries: Entry[] = [changed(desk, followUp, { kind: 'kept', what: { inEffect }, words })];
    if (inEffect) entries.push(...inEffectNow(store, desk, followUp));
    const seconds = Math.floor((Date.parse(desk.now()) - Date.parse(followUp.dueAt)) / 1000);
    const next = inEffect && entries.length > 2 ? ' A check-in is planned.' : '';
    const how = seconds > 0 ? `kept, ${showLate(seconds)} late` : 'kept in time';
    return { entries, said: `${followUp.code}  ${nameOf(followUp)}: ${how}.${next}` };
  });
}

export async function rescheduleCommand(
  app: App,
  name: string,
  said: readonly string[],
  options: { agreed?: boolean; why?: string },
): Promise<void> {
  const when = said.join(' ');
  await change(app, [name], (followUp, desk) => {
    const now = desk.now();
    const agreed = options.agreed ?? false;
    const reading = readSpokenTime(when, { now, zone: followUp.zone, team: desk.team });
    if (reading.kind === 'ask') throw new UserError(reading.question, null, 'usage');
    if (reading.dueAt <= now)
      throw new UserError(
        `"${when}" has passed already: ${showInstant(reading.dueAt, { now, zone: followUp.zone, here: desk.here })}.`,
        'Give a time that is still to come.',
        'usage',
      );
    const closed = reading.doubts.find((doubt) => doubt.startsWith(doubtWords.closed));
    if (agreed && closed !== undefined && (options.why ?? '').trim() === '')
      throw new UserError(
        `${oneLine(closed)}: ${showInstant(reading.dueAt, { now, zone: followUp.zone, here: desk.here })}.`,
        'If you mean it, say why: --why "…"',
        'usage',
      );
    const { dueAt, notBefore } = reading;
    const words = { promise: when, why: options.why ?? null };
    const entry = changed(desk, followUp, { kind: 'rescheduled', what: { dueAt, notBefore, agreed }, words });
    const shown = showInstant(dueAt, { now, zone: reading.zone, here: desk.here });
    const told = followUp.spoken && !agreed;
    const shownAs = told
      ? `${followUp.code}  ${nameOf(followUp)}: next try ${shown}. The word given stands (--agreed when they accept the new time).`
      : `${followUp.code}  ${nameOf(followUp)}: now ${shown}.`;
    return { entries: [entry], said: shownAs };
  });
}

export async function withdrawCommand(
  app: App,
  names: string[],
  options: { why: string; slip?: boolean },
): Promise<void> {
  if (options.why.trim() === '') throw new UserError('--why needs a reason.', null, 'usage');
  await change(app, names, (followUp, desk) => {
    const what = { slip: options.slip ?? false };
    const entry = changed(desk, followUp, { kind: 'withdrawn', what, words: { why: options.why } });
    return { entries: [entry], said: `${followUp.code}  ${nameOf(followUp)}: withdrawn.` };
  });
}

type Change = { entries: readonly Entry[]; said: string };

/** Finds them all before any is changed, so that a misspelt code changes nothing. */
async function change(
  app: App,
  names: string[],
  to: (followUp: FollowUp, desk: CallDesk, store: Store) => Change,
): Promise<void> {
  const before = await app.readStore();
  if (before === null)
    throw new UserError('There are no follow-ups yet.', 'A call makes the first: recover start', 'not-found');
  const store = await app.store();
  const desk = await deskOf(app, store, { ending: AbortSignal.abort() });
  const found: FollowUp[] = [];
  for (const name of names) found.push(await followUpNamed(store, name));
  for (const followUp of found) {
    if (followUp.status !== 'open') {
      const by = followUp.settledBy ?? 'somebody';
      throw new UserError(
        `${followUp.code} is already ${followUp.status}, by ${by}.`,
        `See: recover followups show ${followUp.code}`,
      );
    }
  }
  for (const followUp of new Map(found.map((f) => [f.id, f])).values()) {
    const { entries, said } = to(followUp, desk, store);
    await saveFirst(desk, entries);
    print(app, said);
  }
}

function changed(desk: CallDesk, followUp: FollowUp, body: FollowUpEntryBody): FollowUpEntry {
  const seq = desk.headOf(followUp.id) + 1;
  return { ...body, stream: followUp.id, seq, at: desk.now(), by: desk.agent } as FollowUpEntry;
}

const nameOf = (followUp: FollowUp) => oneLine(followUp.customer ?? followUp.contact ?? 'no name');
