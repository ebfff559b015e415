import type { FollowUp } from '../followup/follow-up.ts';
import { readStream } from '../store/entries.ts';
import { isOfFollowUp } from '../store/entry-row.ts';
import type { App } from './app.ts';
import { followUpNamed } from './followups-named.ts';
import { printJson } from './print-json.ts';
import { printLong } from './print-long.ts';
import { followUpJson } from './views/follow-up-json.ts';
import { followUpView } from './views/follow-up-view.ts';
import { paperOf } from './views/paper.ts';
import { voicemailOf } from './voicemail-of.ts';
import { zoneOf } from './who.ts';

const isRung = ({ kind, status }: FollowUp) => status === 'open' && kind !== 'internal';

export async function showFollowUpCommand(app: App, name: string, options: { json?: boolean }): Promise<void> {
  const store = await app.readStore();
  const followUp = await followUpNamed(store, name);
  const now = app.now();
  if (options.json === true) return printJson(app, followUpJson(followUp, now));
  const entries = store === null ? [] : readStream(store, followUp.id).filter(isOfFollowUp);
  const machine = store === null || !isRung(followUp) ? [] : voicemailOf(app, store, followUp);
  await printLong(app, followUpView(followUp, entries, { now, here: zoneOf(app), paper: paperOf(app), machine }));
}
