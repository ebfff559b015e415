import { UserError } from '../call/user-error.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';

/** The title of a playbook, as it was typed. Throws a `UserError` for an empty one, and for one with hidden characters. */
export function titleGiven(title: string): string {
  refuseUnsafe(title, 'The title');
  if (title.trim() !== '') return title.trim();
  throw new UserError('A playbook needs a title.', null, 'usage');
}
