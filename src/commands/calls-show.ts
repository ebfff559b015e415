import { entriesOf, playbookOf } from '../call/recorded-call.ts';
import { replay } from '../engine/evolve.ts';
import { factsOf } from '../engine/facts.ts';
import { customerPacket } from '../engine/hand-over-packet.ts';
import { erasureOf } from '../store/erase.ts';
import { listFollowUps } from '../store/list-follow-ups.ts';
import { type App, print } from './app.ts';
import { callNamed } from './call-named.ts';
import { entryJson } from './exported-call.ts';
import { inWindow } from './in-window.ts';
import { printJson } from './print-json.ts';
import { printLong } from './print-long.ts';
import { callJson } from './views/call-json.ts';
import { callView } from './views/call-view.ts';
import { crmBlock } from './views/crm-block.ts';
import { followUpJson } from './views/follow-up-json.ts';
import { handOverLines } from './views/hand-over-view.ts';
import { paperOf } from './views/paper.ts';
import { zoneOf } from './who.ts';

export type CallOptions = { json?: boolean; crm?: boolean; handOver?: boolean; score?: boolean };

export async function showCallCommand(app: App, name: string, options: CallOptions): Promise<void> {
  const store = await app.readStore();
  const call = await callNamed(app, store, name);
  if (store === null) throw new Error('A call was found in no database.');
  if (options.score === true) {
    const { showScore } = await import('./calls-score.ts');
    return showScore(app, store, call, options);
  }
  const entries = entriesOf(store, call.id);
  const state = replay(entries);
  const followUps = listFollowUps(store, { callId: call.id, openOnly: false });
  if (options.json === true) {
    const facts = factsOf(state);
    const now = app.now();
    const document = {
      call: callJson(call),
      facts,
      entries: entries.map(entryJson),
      followUps: followUps.map((f) => followUpJson(f, now)),
    };
    return printJson(app, document);
  }
  const context = { now: app.now(), here: zoneOf(app) };
  if (options.handOver === true) {
    const packet = customerPacket(playbookOf(store, state.cursor.playbook), state, context.here);
    return print(app, handOverLines(state, packet, context).join('\n'));
  }
  if (options.crm === true) return print(app, crmBlock(state, context).join('\n'));
  const erasure = erasureOf(store, call.id);
  const view = callView({ call, state, entries, followUps, erasure }, { ...context, paper: paperOf(app) });
  await printLong(app, inWindow(app, view));
}
