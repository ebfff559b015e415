import { beginCall } from '../call/begin-call.ts';
import { openPlaybook } from '../call/open-playbook.ts';
import { playbookOf, stateOf } from '../call/recorded-call.ts';
import { UserError } from '../call/user-error.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { showInstant } from '../followup/show-time.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import type { App } from './app.ts';
import { followUpNamed } from './followups-named.ts';
import { leadCall } from './lead-call.ts';
import { answersOrTerminal } from './read-answers.ts';
import { shelfOf } from './shelf-of.ts';
import { zoneOf } from './who.ts';

/** `recover followups call`: a call of its own in the same case, led by the playbook's follow-up steps. */
export async function callFollowUpCommand(
  app: App,
  name: string,
  options: { answers?: string; accessible?: boolean },
): Promise<void> {
  const answers = answersOrTerminal(app, options.answers);
  if ((await app.readStore()) === null)
    throw new UserError(`There is no follow-up "${name}".`, 'See: recover followups', 'not-found');
  const store = await app.store();
  const followUp = await followUpNamed(store, name);
  if (followUp.status !== 'open')
    throw new UserError(
      `${followUp.code} is already ${followUp.status}.`,
      `See: recover followups show ${followUp.code}`,
    );
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
    earlier: followUp.callId === null ? null : stateOf(store, followUp.callId),
  };
  await leadCall(
    { app, store, book: playbook, answers, accessible: options.accessible ?? false, agent: undefined, shift: 0 },
    {
      resuming: null,
      begin: async (desk) => ({
        ...(await beginCall(desk, playbook, digest, caller, matter)),
        draft: '',
        notice: `Promised: ${oneLine(followUp.promise)}, ${due}.`,
      }),
    },
  );
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
