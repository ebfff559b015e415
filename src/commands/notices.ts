import type { FollowUp } from '../followup/follow-up.ts';
import { noticesOf, type Told } from '../followup/notices.ts';
import type { Notifier } from './notifier.ts';
import { noticeTexts } from './views/notice-text.ts';

type Surroundings = { since: string; here: string; notifier: Notifier; bell: () => void; onNote: () => void };

export type NoticeTeller = {
  /** Tells of what is new among the promises that are open now. */
  tell: (promises: readonly FollowUp[], now: string) => void;
  /** What is to be known of the telling itself. */
  note: () => string | null;
};

/** Tells of promises on the desktop, or with the terminal's bell once that turned out not to work here. */
export function makeNoticeTeller({ since, here, notifier, bell, onNote }: Surroundings): NoticeTeller {
  let told: Told = new Set();
  let works = true;
  const show = async (text: Parameters<Notifier['notify']>[0]) => {
    if (works && (await notifier.notify(text))) return;
    bell();
    if (works) onNote();
    works = false;
  };
  return {
    tell: (promises, now) => {
      const next = noticesOf(promises, { now, since, told });
      told = next.told;
      for (const text of noticeTexts(next.notices, here)) void show(text);
    },
    note: () => (works ? null : `No notices on the desktop (${notifier.program} does not work here): the bell rings.`),
  };
}
