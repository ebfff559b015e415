import { playbookOf, stateOf } from '../call/recorded-call.ts';
import { voicemailLines } from '../engine/voicemail.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { rulesFrom } from '../followup/team-settings.ts';
import type { Store } from '../store/store.ts';
import type { Said } from '../text/kinds.ts';
import type { App } from './app.ts';
import { settledIn } from './team-of.ts';
import { agentOf } from './who.ts';

/** What whoever rings about a follow-up may leave on a machine, by the playbook of the call that it comes from. */
export function voicemailOf(app: App, store: Store, { callId, customer }: FollowUp): readonly Said[] {
  const book = callId === null ? null : playbookOf(store, stateOf(store, callId).cursor.playbook);
  const known = { agent: agentOf(app), customer, direct: app.setting('direct').value };
  return voicemailLines(book, rulesFrom(settledIn(store)).voicemail, known);
}
