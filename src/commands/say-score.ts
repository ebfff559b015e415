import { maySeeScore, whoSeesScore } from '../followup/score-viewers.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { agentIn } from './agent-in.ts';
import { type App, say } from './app.ts';
import { inWindow } from './in-window.ts';
import { scoredCall, scoreViewers } from './scored-call.ts';
import { shortScore } from './views/score-view.ts';
import { zoneOf } from './who.ts';

/** At the end of a call, where the team has settled that the agent sees it. It never stands in the way of leaving. */
export function sayScore(app: App, store: Store, callId: string): void {
  try {
    const viewers = scoreViewers(store);
    if (viewers.kind === 'nobody') return;
    const { book, score, entries, state } = scoredCall(store, callId);
    const who = { viewer: agentIn(app, store), agent: state.agent };
    if (!maySeeScore(viewers, who)) return;
    const { code } = state;
    const [lost] = score.points.filter(({ result }) => result === 'lost');
    const answer = lost === undefined ? [] : [`Answer     recover calls answer ${code} ${lost.name} "why"`];
    const lines = [
      '',
      shortScore(score, { book, entries, now: app.now(), here: zoneOf(app), answers: false }),
      `Seen by    ${whoSeesScore(viewers, who)}. All of it: recover calls show ${code} --score`,
      ...answer,
    ];
    say(app, inWindow(app, lines.join('\n'), app.io.said));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}
