import { untilItsEnd } from '../engine/at-its-end.ts';
import type { CallState } from '../engine/call-state.ts';
import type { Told } from '../engine/told.ts';
import type { CallDesk } from './call-desk.ts';

/** What the engine is told at a reply: the clock, the settings, and what stands in the file by now. */
export function told(desk: CallDesk, state: CallState): Told {
  const seen = desk.owed(state);
  const rows = desk.rows(state);
  const watch = state.watch === null ? [] : [state.watch];
  const mine = [state.caseId, ...state.promises.map((promise) => promise.followUp), ...watch];
  const streams = [
    ...mine,
    ...[...seen, ...rows].map(({ id }) => id),
    ...(state.followUp === null ? [] : [state.followUp]),
  ];
  const heads = new Map(streams.map((stream) => [stream, desk.headOf(stream)]));
  return {
    now: untilItsEnd(state, desk.now()),
    by: desk.agent,
    team: desk.team,
    here: desk.here,
    ids: [desk.freshId(), desk.freshId()],
    heads,
    // Read after the heads: what somebody else writes in between makes the save fail.
    owed: desk.owed(state).filter(({ id }) => heads.has(id)),
    rows: desk.rows(state).filter(({ id }) => heads.has(id)),
    ended: endedMeanwhile(desk, state),
    engagements: desk.engagements(state),
    agentHours: desk.agentHours,
    ...(desk.neverSay === undefined ? {} : { neverSay: desk.neverSay }),
  };
}

/** Promises of this call that somebody has ended meanwhile, each with who it was. */
function endedMeanwhile(desk: CallDesk, state: CallState): ReadonlyMap<string, string> {
  const watch = state.watch === null ? [] : [{ followUp: state.watch, withdrawn: false }];
  const ended = [...state.promises, ...watch].flatMap(({ followUp, withdrawn }) => {
    const now = withdrawn ? null : desk.followUp(followUp);
    return now === null || now.status === 'open' ? [] : [[followUp, now.settledBy ?? 'somebody'] as const];
  });
  return new Map(ended);
}
