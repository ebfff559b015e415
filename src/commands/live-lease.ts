import type { Lease } from '../store/leases.ts';
import type { App } from './app.ts';

const deadAfter = 60_000;

/** Whether the window that holds a call is still there: its process lives and has shown itself lately. */
export function isLiveLease(app: App): (lease: Lease) => boolean {
  return ({ pid, beatAt }) => app.machine.isAlive(pid) && Date.parse(app.now()) - Date.parse(beatAt) < deadAfter;
}
