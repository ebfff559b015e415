import { folded } from '../store/customer-key.ts';
import type { Store } from '../store/store.ts';
import { ownersOfOpen } from '../store/worst-first.ts';
import type { App } from './app.ts';
import { agentOf } from './who.ts';

/** `known` is null when no owner was named, and empty when nobody of that name owns anything that is open. */
export type OwnersGiven = { named: string; known: readonly string[] } | null;

/** The owners that `--mine` or `--agent` means, however they are written: Lee, lee and LEE are one person. */
export function ownersGiven(app: App, store: Store, options: { mine?: boolean; agent?: string }): OwnersGiven {
  const named = options.mine === true ? agentOf(app) : options.agent;
  if (named === undefined) return null;
  const name = folded(named);
  return { named, known: ownersOfOpen(store).filter((owner) => folded(owner) === name) };
}
