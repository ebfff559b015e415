import { UserError } from '../call/user-error.ts';
import { maySeeScore, whoSeesScore } from '../followup/score-viewers.ts';
import type { ListedCall } from '../store/list-calls.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import { agentIn } from './agent-in.ts';
import { type App, print } from './app.ts';
import { inWindow } from './in-window.ts';
import { printJson } from './print-json.ts';
import { scoredCall, scoreViewers } from './scored-call.ts';
import { callJson } from './views/call-json.ts';
import { scoreJson, scoreView } from './views/score-view.ts';
import { zoneOf } from './who.ts';

/** `recover calls show --score`, for whom the team lets see it. */
export function showScore(app: App, store: Store, call: ListedCall, { json }: { json?: boolean }): void {
  refuseToSee(app, store, call);
  const { score, entries } = scoredCall(store, call.id);
  const viewers = scoreViewers(store);
  const seenBy = whoSeesScore(viewers, { viewer: agentIn(app, store), agent: call.agent });
  if (json === true) {
    printJson(app, { call: callJson(call), score: { ...scoreJson(score), seenBy } });
    return;
  }
  const head = `Call ${call.code}, ${oneLine(call.playbook.title)}, ${oneLine(call.agent)}. Seen by ${seenBy}.`;
  const points = scoreView(score, { entries, now: app.now(), here: zoneOf(app) });
  print(app, inWindow(app, `${head}\n${points}`));
}

/** Throws a `UserError` where the team has not settled that this agent sees it. */
export function refuseToSee(app: App, store: Store, { agent }: ListedCall): void {
  const viewers = scoreViewers(store);
  const viewer = agentIn(app, store);
  if (viewers.kind === 'nobody')
    throw new UserError('Your team shows no scores.', 'To turn them on: recover config --team scores agent');
  if (!maySeeScore(viewers, { viewer, agent }))
    throw new UserError(
      `The scores of ${oneLine(agent)} are seen by ${whoSeesScore(viewers, { viewer, agent })}.`,
      'Who sees them is a setting of the team: recover config --team scores',
    );
}
