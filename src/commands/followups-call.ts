import { beginCall } from '../call/begin-call.ts';
import { openPlaybook } from '../call/open-playbook.ts';
import { playbookOf, stateOf } from '../call/recorded-call.ts';
import { UserError } from '../call/user-error.ts';
import type { CallState } from '../engine/call-state.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { showClock, showInstant } from '../followup/show-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import { leaseHolder } from '../store/leases.ts';
import { openCallsOf } from '../store/rang-before.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import { type App, say } from './app.ts';
import { followUpNamed } from './followups-named.ts';
import { leadCall } from './lead-call.ts';
import { isLiveLease } from './live-lease.ts';
import { answersOrTerminal } from './read-answers.ts';
import { shelfOf } from './shelf-of.ts';
import { zoneOf } from './who.ts';

type CallOptions = { answers?: string; accessible?: boolean };

/** `recover followups call`: a call of its own in the same case, led by the playbook's follow-up steps. */
export async function callFollowUpCommand(app: App, name: string, options: CallOptions): Promise<void> {
  const answers = answersOrTerminal(app, options.answers, options.accessible);
  if ((await app.readStore()) === null)
    throw new UserError(`There is no follow-up "${name}".`, 'See: recover followups', 'not-found');
  const store = await app.store();
  const followUp = await followUpNamed(store, name);
  if (followUp.status !== 'open')
    throw new UserError(
      `${followUp.code} is already ${followUp.status}.`,
      `See: recover followups show ${followUp.code}`,
    );
  const begun = callAbout(store, followUp);
  if (begun !== null) return goOn(app, store, begun, options);
  const { playbook, digest } = await bookOfFollowUp(app, store, followUp);
  if (!playbook.steps.some((step) => step.phase === 'follow-up'))
    throw new UserError(
      `${playbook.title} has no steps for a follow-up call.`,
      `When you have rung them: recover followups done ${followUp.code}`,
    );
  const now = app.now();
  const due = showInstant(followUp.dueAt, { now, zone: followUp.zone, here: zoneOf(app) });
  const caller = {
    customer: followUp.customer,
    contact: followUp.contact,
    reference: null,
    direct: app.setting('direct').value,
    zone: followUp.zone,
    paper: false,
    at: now,
  };
  const matter = {
    phase: 'follow-up' as const,
    caseId: followUp.caseId,
    followUp: followUp.id,
    calledFor: followUp.kind,
    promised: followUp.spoken ? { by: followUp.firstOwner, late: followUp.dueAt < now } : null,
    earlier: followUp.callId === null ? null : stateOf(store, followUp.callId),
  };
  await leadCall(
    { app, store, book: playbook, answers, accessible: options.accessible ?? false, agent: undefined, shift: 0 },
    {
      resuming: null,
      begin: async (desk) => ({
        ...(await beginCall(desk, playbook, digest, caller, matter)),
        draft: '',
        notice: `${followUp.owner === desk.agent ? 'Promised' : `${oneLine(followUp.owner)}'s promise`}: ${oneLine(followUp.promise)}, ${due}.`,
      }),
    },
  );
}

/** A call that was begun for this follow-up and is still open. */
function callAbout(store: Store, { id, caseId }: FollowUp): CallState | null {
  return (
    openCallsOf(store, caseId)
      .map((callId) => stateOf(store, callId))
      .find((call) => call.followUp === id) ?? null
  );
}

/** Nobody is rung by two at once, or twice by one: who is ringing them is told, and what was cut off goes on. */
async function goOn(app: App, store: Store, call: CallState, options: CallOptions): Promise<void> {
  const holder = leaseHolder(store, call.callId, isLiveLease(app));
  if (holder !== null)
    throw new UserError(
      `${oneLine(holder.agent)} is ringing them right now, in call ${call.code}.`,
      `To take that call over: recover resume ${call.code} --take-over`,
    );
  say(app, `This call was begun at ${showClock(instantToWall(call.startedAt, zoneOf(app)))} and goes on.`);
  await (await import('./resume-call.ts')).resume(app, call.callId, options);
}

/** The method of the call it came from, as it stood then; without a call, the one it names. */
async function bookOfFollowUp(
  app: App,
  store: Store,
  followUp: FollowUp,
): Promise<{ playbook: Playbook; digest: Digest }> {
  if (followUp.callId === null) return openPlaybook(store, shelfOf(app), followUp.playbook ?? 'walras');
  const digest = stateOf(store, followUp.callId).cursor.playbook;
  return { playbook: playbookOf(store, digest), digest };
}
