import { oneLine } from '../../text/safe.ts';
import type { HandOver } from '../values.ts';
import { isMap, type Read, refused, strangeField, taken, wordsOf, yesOrNo } from './read.ts';

/** Who took the call, by name; whether they took it live; what the customer was told; and why, where a reason is wanted. */
export function readHandOver(raw: unknown): Read<HandOver> {
  if (!isMap(raw)) return refused('Say who takes the call, whether they took it live, and what the customer was told.');
  const strange = strangeField(raw, ['receiver', 'accepted', 'told', 'why']);
  if (strange !== null) return refused(`A hand-over has receiver, accepted, told and why, not "${oneLine(strange)}".`);
  const receiver = wordsOf(raw.receiver) ?? '';
  const told = wordsOf(raw.told) ?? '';
  const why = wordsOf(raw.why) ?? '';
  const accepted = yesOrNo(raw.accepted);
  if (receiver === '') return refused('Who takes the call? A name is needed.');
  if (accepted === null) return refused(`Did ${receiver} take the call live? Type y or n.`);
  if (told === '') return refused('What was the customer told? A few words are needed.');
  return taken({ receiver, accepted, told, why: why === '' ? null : why });
}
