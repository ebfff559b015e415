import { UserError } from '../call/user-error.ts';
import { type FollowUpKind, followUpKinds } from '../followup/follow-up.ts';

/** The kind of that name, however it is written; undefined where there is none. */
export const kindNamed = (text: string): FollowUpKind | undefined =>
  followUpKinds.find((known) => known === text.trim().toLowerCase());

/** The kind of follow-up that an option names. */
export async function kindGiven(text: string): Promise<FollowUpKind> {
  const kind = kindNamed(text);
  if (kind !== undefined) return kind;
  const { meantBy } = await import('../text/nearest.ts');
  const hint = `There are: ${followUpKinds.join(', ')}.`;
  throw new UserError(`There is no kind "${text}".${meantBy(text, followUpKinds)}`, hint, 'usage');
}
