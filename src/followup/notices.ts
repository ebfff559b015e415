import { type FollowUp, isOverdue } from './follow-up.ts';
import { triageOf } from './triage.ts';

export type Notices = { soon: readonly FollowUp[]; broken: readonly FollowUp[] };

/** What was told already. A promise that is given another time may be told of again. */
export type Told = ReadonlySet<string>;

const soonMinutes = 10;

/**
 * Promises to tell of: each once when it comes due soon, and once when it breaks. One that was broken before `since`,
 * when the watch began, is no news; one that somebody tried in time is no broken word.
 */
export function noticesOf(
  followUps: readonly FollowUp[],
  { now, since, told }: { now: string; since: string; told: Told },
): { notices: Notices; told: Told } {
  const soonUntil = new Date(Date.parse(now) + soonMinutes * 60_000).toISOString();
  const spoken = followUps.filter((followUp) => followUp.spoken && followUp.status === 'open');
  const soon = spoken.filter(({ dueAt }) => dueAt >= now && dueAt <= soonUntil);
  const broken = spoken.filter(
    (followUp) => isOverdue(followUp, now) && followUp.dueAt >= since && !wasTried(followUp, now),
  );
  const notices = {
    soon: soon.filter((followUp) => !told.has(nameOf('soon', followUp))),
    broken: broken.filter((followUp) => !told.has(nameOf('broken', followUp))),
  };
  const names = [
    ...notices.soon.map((followUp) => nameOf('soon', followUp)),
    ...notices.broken.map((followUp) => nameOf('broken', followUp)),
  ];
  return { notices, told: new Set([...told, ...names]) };
}

const wasTried = (followUp: FollowUp, now: string) => triageOf(followUp, now) === 'tried-in-time';

const nameOf = (what: keyof Notices, { id, dueAt }: FollowUp) => `${what} ${id} ${dueAt}`;
