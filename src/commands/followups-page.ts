import type { FollowUp } from '../followup/follow-up.ts';
import { type App, print } from './app.ts';
import { followUpsView } from './views/follow-ups-view.ts';
import { paperOf } from './views/paper.ts';
import { zoneOf } from './who.ts';

/** The list as people read it, on a terminal. */
export function printFollowUpsPage(app: App, followUps: readonly FollowUp[], now: string): void {
  print(app, followUpsView(followUps, { now, here: zoneOf(app), paper: paperOf(app) }));
}
