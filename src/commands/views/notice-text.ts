import type { FollowUp } from '../../followup/follow-up.ts';
import type { Notices } from '../../followup/notices.ts';
import { showClock } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import { oneLine } from '../../text/safe.ts';

export type NoticeText = { title: string; body: string };

/**
 * What is put on the desktop, one for each kind however many there are. It names no customer: it is seen on locked
 * screens and on screens that are shared, and systems keep it.
 */
export function noticeTexts({ soon, broken }: Notices, here: string): readonly NoticeText[] {
  return [
    ...textOf(soon, {
      one: (at) => `A promise is due at ${at}`,
      many: (count, at) => `${count} promises are due by ${at}`,
    }),
    ...textOf(broken, {
      one: (at) => `A promise is broken: it was due at ${at}`,
      many: (count) => `${count} promises are broken`,
    }),
  ].map(({ titleOf, followUps }) => ({ title: titleOf(lastClock(followUps, here)), body: bodyOf(followUps) }));
}

type Words = { one: (at: string) => string; many: (count: number, at: string) => string };

function textOf(followUps: readonly FollowUp[], { one, many }: Words) {
  if (followUps.length === 0) return [];
  const titleOf = (at: string) => (followUps.length === 1 ? one(at) : many(followUps.length, at));
  return [{ followUps, titleOf }];
}

function lastClock(followUps: readonly FollowUp[], here: string): string {
  const last =
    followUps
      .map(({ dueAt }) => dueAt)
      .sort()
      .at(-1) ?? '';
  return showClock(instantToWall(last, here));
}

const bodyOf = (followUps: readonly FollowUp[]) =>
  followUps.map(({ code, owner }) => `${oneLine(code)} ${oneLine(owner)}`).join(', ');
