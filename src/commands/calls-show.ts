import { entriesOf, playbookOf } from '../call/recorded-call.ts';
import { UserError } from '../call/user-error.ts';
import { replay } from '../engine/evolve.ts';
import { factsOf } from '../engine/facts.ts';
import { customerPacket } from '../engine/hand-over-packet.ts';
import { showClock, showDay } from '../followup/show-time.ts';
import { instantToWall } from '../followup/zoned.ts';
import { findCall, type ListedCall } from '../store/list-calls.ts';
import { listFollowUps } from '../store/list-follow-ups.ts';
import { type App, print } from './app.ts';
import { printJson } from './print-json.ts';
import { printLong } from './print-long.ts';
import { callJson } from './views/call-json.ts';
import { callView } from './views/call-view.ts';
import { crmBlock } from './views/crm-block.ts';
import { followUpJson } from './views/follow-up-json.ts';
import { handOverLines } from './views/hand-over-view.ts';
import { paperOf } from './views/paper.ts';
import { zoneOf } from './who.ts';

export async function showCallCommand(
  app: App,
  name: string,
  options: { json?: boolean; crm?: boolean; handOver?: boolean },
): Promise<void> {
  const store = await app.readStore();
  const found = store === null ? null : await findCall(store, name);
  if (store === null || found === null || found.kind === 'none')
    throw new UserError(`There is no call "${name}".`, 'See: recover calls', 'not-found');
  if (found.kind === 'many') throw severalCalls(app, name, found.many);
  const call = found.one;
  const entries = entriesOf(store, call.id);
  const state = replay(entries);
  const followUps = listFollowUps(store, { callId: call.id, openOnly: false });
  if (options.json === true) {
    const facts = factsOf(state);
    const shown = entries.map(({ stream: _, what, words, ...entry }) => ({ ...entry, ...what, ...(words ?? {}) }));
    const now = app.now();
    const document = {
      call: callJson(call),
      facts,
      entries: shown,
      followUps: followUps.map((f) => followUpJson(f, now)),
    };
    return printJson(app, document);
  }
  const context = { now: app.now(), here: zoneOf(app) };
  if (options.handOver === true) {
    const packet = customerPacket(playbookOf(store, state.cursor.playbook), state);
    return print(app, handOverLines(state, packet, context).join('\n'));
  }
  if (options.crm === true) return print(app, crmBlock(state, context).join('\n'));
  await printLong(app, callView({ call, state, entries, followUps }, { ...context, paper: paperOf(app) }));
}

function severalCalls(app: App, name: string, calls: readonly ListedCall[]): UserError {
  const here = zoneOf(app);
  const year = instantToWall(app.now(), here).year;
  const codes = calls.map(({ code, startedAt }) => {
    const wall = instantToWall(startedAt, here);
    return `${code} (${showDay(wall, year)} ${showClock(wall)})`;
  });
  return new UserError(`Several calls are named "${name}": ${codes.join(', ')}.`, 'Name one by its code.', 'not-found');
}
