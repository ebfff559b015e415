import type { FollowUpKind } from './follow-up.ts';

/** What each kind of follow-up is called on a screen. */
export const kindWords: Readonly<Record<FollowUpKind, string>> = {
  callback: 'ring them',
  update: 'word on progress',
  'check-in': 'ask whether all is well',
  fix: 'get it done',
  internal: 'ours only',
};
