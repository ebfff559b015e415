import { UserError } from '../call/user-error.ts';
import { type FollowUpKind, followUpKinds } from '../followup/follow-up.ts';
import { meantBy } from '../text/nearest.ts';

/** The kind of follow-up that an option names. */
export function kindGiven(text: string): FollowUpKind {
  const kind = followUpKinds.find((known) => known === text.trim().toLowerCase());
  if (kind !== undefined) return kind;
  const meant = meantBy(text, followUpKinds);
  throw new UserError(`There is no kind "${text}".${meant}`, `There are: ${followUpKinds.join(', ')}.`, 'usage');
}
