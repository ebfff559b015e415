import type { Playbook } from '../playbook/playbook.ts';
import type { CallPromise, CallState } from './call-state.ts';
import { readPromise } from './read-promise.ts';
import type { Told } from './told.ts';

/**
 * The promises of a call that would fall on another moment where the customer is now known to be. Words that name their
 * zone, or count from now on, mean the same anywhere.
 */
export function readElsewhere(
  book: Playbook,
  state: CallState,
  told: Pick<Told, 'now' | 'team' | 'here' | 'engagements' | 'agentHours'>,
): readonly CallPromise[] {
  return state.promises.filter((promise) => {
    if (promise.withdrawn || promise.kind === 'internal' || promise.zone === state.zone) return false;
    const dueIn = (zone: string) => {
      const reading = readPromise(book, { ...state, zone }, promise.words, promise.kind, told);
      return reading.ok ? reading.dueAt : null;
    };
    return dueIn(promise.zone) !== dueIn(state.zone);
  });
}
