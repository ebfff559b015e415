import { playbookOf, stateOf } from '../call/recorded-call.ts';
import { nextPrompt } from '../engine/next-prompt.ts';
import type { Store } from '../store/store.ts';

/** Where a call stands, in the words of its playbook, and whether it was put aside on purpose. */
export type HowFar = { title: string; parked: boolean; dropped: boolean };

/** Where a call stands now, as its transcript has it. */
export function howFar(store: Store, callId: string): HowFar {
  const state = stateOf(store, callId);
  const digest = state.cursor.playbook;
  const { title } = nextPrompt(new Map([[digest, playbookOf(store, digest)]]), state);
  return { title, parked: state.parked, dropped: state.line === 'dropped' };
}
