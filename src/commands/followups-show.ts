import { anybodysAfterMinutes, isAnybodys } from '../followup/anybodys.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { readStream } from '../store/entries.ts';
import { isOfFollowUp } from '../store/entry-row.ts';
import { callsById } from '../store/list-calls.ts';
import { callsOfCase } from '../store/rang-before.ts';
import type { Store } from '../store/store.ts';
import type { App } from './app.ts';
import { followUpNamed } from './followups-named.ts';
import { inWindow } from './in-window.ts';
import { printJson } from './print-json.ts';
import { printLong } from './print-long.ts';
import { settledIn } from './team-of.ts';
import { followUpJson } from './views/follow-up-json.ts';
import { type FollowUpAround, followUpView } from './views/follow-up-view.ts';
import { paperOf } from './views/paper.ts';
import { voicemailOf } from './voicemail-of.ts';
import { whereOwnersAre } from './where-owners-are.ts';
import { zoneOf } from './who.ts';

const isRung = ({ kind, status }: FollowUp) => status === 'open' && kind !== 'internal';

export async function showFollowUpCommand(app: App, name: string, options: { json?: boolean }): Promise<void> {
  const store = await app.readStore();
  const followUp = await followUpNamed(store, name);
  const now = app.now();
  if (options.json === true) return printJson(app, followUpJson(followUp, now));
  if (store === null) return;
  const entries = readStream(store, followUp.id).filter(isOfFollowUp);
  const around = await aroundOf(app, store, followUp, now);
  const machine = isRung(followUp) ? voicemailOf(app, store, followUp) : [];
  const context = { now, here: zoneOf(app), paper: paperOf(app), machine };
  await printLong(app, inWindow(app, followUpView(followUp, entries, around, context)));
}

const mostCalls = 10;

async function aroundOf(app: App, store: Store, followUp: FollowUp, now: string): Promise<FollowUpAround> {
  const calls = await callsById(store, callsOfCase(store, followUp.caseId, mostCalls));
  const whereIs = whereOwnersAre(app, store, now);
  const ownerNow = whereIs(followUp.owner);
  const afterMinutes = anybodysAfterMinutes(settledIn(store));
  const isOff = (name: string) => whereIs(name).kind === 'off';
  const ownerIsAway = ownerNow.kind === 'off' && (ownerNow.cover === null || isOff(ownerNow.cover));
  return { calls, ownerNow, isAnybodys: isAnybodys(followUp, { now, afterMinutes, ownerIsAway }) };
}
