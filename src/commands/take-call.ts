import { UserError } from '../call/user-error.ts';
import { takeLease } from '../store/leases.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import { withoutSecrets } from '../text/secrets.ts';
import type { App } from './app.ts';
import { isLiveLease } from './live-lease.ts';

type Taking = { agent: string; callId: string; code: string; takeOver: boolean; window: string };

/** Marks a call as open in this window. Throws a `UserError` when it is in another one that lives. */
export function takeCall(app: App, store: Store, { agent, callId, code, takeOver, window }: Taking): void {
  const named = withoutSecrets(agent).text;
  const taken = takeLease(store, { callId, window, agent: named }, isLiveLease(app), takeOver);
  if (taken.ok) return;
  const { agent: other, pid } = taken.holder;
  throw new UserError(
    `Call ${code} is open in another window (${oneLine(other)}, process ${pid}).`,
    `Close it there, or take it over: recover resume ${code} --take-over`,
  );
}
