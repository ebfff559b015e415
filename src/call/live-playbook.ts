import type { Playbook } from '../playbook/playbook.ts';
import type { Shelved } from './shelf.ts';
import { UserError } from './user-error.ts';

/** Whether agents can start it by its name; `today` and the day from which they can are days such as 2026-12-01. */
export function standingOf(
  { draft, liveFrom }: Pick<Playbook, 'draft' | 'liveFrom'>,
  today: string,
): 'draft' | 'live' | 'scheduled' {
  if (draft === true) return 'draft';
  return liveFrom !== undefined && liveFrom !== null && liveFrom > today ? 'scheduled' : 'live';
}

/** A draft, and one whose day has not come, is started by its path only: whoever types that knows what it is. */
export function refuseUnlessLive(book: Playbook, { id, path, origin }: Shelved, today: string): void {
  const standing = standingOf(book, today);
  if (standing === 'live' || origin === 'path') return;
  const why =
    standing === 'draft'
      ? `"${id}" is a draft: no call was started.`
      : `"${id}" is used from ${book.liveFrom} on: no call was started.`;
  const line = standing === 'draft' ? 'draft: yes' : 'live-from';
  throw new UserError(
    why,
    `To look at it: recover playbooks preview ${id}. To use it all the same: recover start ${path}. It is live once the line "${line}" is taken out of the file.`,
  );
}
