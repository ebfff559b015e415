import { UserError } from '../call/user-error.ts';
import { maySeeScore, whoSeesScore } from '../followup/score-viewers.ts';
import type { ListedCall } from '../store/list-calls.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import { agentIn } from './agent-in.ts';
import { type App, suggest } from './app.ts';
import { inWindow } from './in-window.ts';
import { printJson } from './print-json.ts';
import { printLong } from './print-long.ts';
import { scoredCall, scoreViewers } from './scored-call.ts';
import { callJson } from './views/call-json.ts';
import { scoreJson, scoreView } from './views/score-view.ts';
import { zoneOf } from './who.ts';

/** `recover calls show --score`, for whom the team lets see it. */
export async function showScore(app: App, store: Store, call: ListedCall, { json }: { json?: boolean }): Promise<void> {
  refuseToSee(app, store, call);
  const { book, score, entries } = scoredCall(store, call.id);
  const viewers = scoreViewers(store);
  const viewer = agentIn(app, store);
  const seenBy = whoSeesScore(viewers, { viewer, agent: call.agent });
  if (json === true) {
    printJson(app, { call: callJson(call), score: { ...scoreJson(score), seenBy } });
    return;
  }
  const head = `Call ${call.code}, ${oneLine(call.playbook.title)}, ${oneLine(call.agent)}. Seen by ${seenBy}.`;
  const points = scoreView(score, { book, entries, now: app.now(), here: zoneOf(app), answers: true });
  await printLong(app, inWindow(app, `${head}\n${points}`));
  if (viewer === call.agent && score.points.length > 0) {
    const how = `\nYour word on a point, by its name in brackets: recover calls answer ${call.code} NAME "why"`;
    suggest(app, inWindow(app, how, app.io.said));
  }
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
