import type { CallDesk } from '../call/call-desk.ts';
import type { Entry } from '../engine/entry.ts';

type World = Pick<CallDesk, 'agent' | 'team' | 'here' | 'now'> & Partial<CallDesk>;

/** Runs a call that nobody keeps: its entries are put into `entries`, and nothing else is remembered. */
export function deskInMemory(world: World, entries: Entry[]): CallDesk {
  let ids = 0;
  return {
    freshId: () => {
      ids += 1;
      return { id: `id-${ids}`, code: `t${String(ids).padStart(3, '0')}` };
    },
    headOf: (stream) => entries.filter((entry) => entry.stream === stream).length,
    save: async (added) => {
      entries.push(...added);
      return { kind: 'saved', entries: added, removed: [] };
    },
    keepDraft: () => true,
    owed: () => [],
    engagements: () => [],
    agentHours: null,
    before: () => [],
    rows: () => [],
    followUp: () => null,
    story: () => [],
    record: () => [],
    copy: () => {},
    openBook: async (name) => ({ problem: `A test has one playbook, and no "${name}" to switch to.` }),
    onInterrupt: () => () => {},
    ending: new AbortController().signal,
    ...world,
  };
}
