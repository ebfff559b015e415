import { readReturn } from '../followup/return-time.ts';
import { showInstant } from '../followup/show-time.ts';
import { type TeamEntry, teamStream } from './entry.ts';
import type { Told } from './told.ts';

type AwayTold = Pick<Told, 'now' | 'by' | 'team' | 'here'> & { head: number };

type Away = { ok: true; entry: TeamEntry & { kind: 'away' } } | { ok: false; problem: string };

/** Notes that somebody is away until a time, with who sees to their promises meanwhile. */
export function goAway(given: { agent: string; until: string; cover: string | null }, told: AwayTold): Away {
  const { agent, cover } = given;
  const { now, here, team } = told;
  if (cover === agent) return { ok: false, problem: `${agent} cannot stand in for ${agent}.` };
  const reading = readReturn(given.until, { now, zone: here, team });
  if (reading.kind === 'ask') return { ok: false, problem: reading.question };
  if (reading.dueAt <= now)
    return { ok: false, problem: `That has passed already: ${showInstant(reading.dueAt, { now, zone: here, here })}.` };
  return { ok: true, entry: awayEntry({ agent, until: reading.dueAt, cover }, told) };
}

/** The entry with which somebody is back before the time they named. */
export function comeBack(agent: string, told: AwayTold): TeamEntry & { kind: 'away' } {
  return awayEntry({ agent, until: null, cover: null }, told);
}

function awayEntry(what: (TeamEntry & { kind: 'away' })['what'], { now, by, head }: AwayTold) {
  return { kind: 'away' as const, stream: teamStream, seq: head + 1, at: now, by, what, words: null };
}
