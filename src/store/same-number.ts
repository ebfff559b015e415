import { folded } from './customer-key.ts';

/** As many digits as tell one number from another without the code of its country. */
const tellingDigits = 7;

/** Whether what was typed is this telephone number: +1 312 555 0142, 3125550142, 00 1 312-555-0142, 0312 5550142. */
export function isSameNumber(contact: string, typed: string): boolean {
  if (!looksLikeNumber(typed)) return false;
  const [longer, shorter] = [digitsOf(contact), digitsOf(typed)].map(nationally).sort((a, b) => b.length - a.length);
  return (shorter ?? '').length >= tellingDigits && (longer ?? '').endsWith(shorter ?? '');
}

/** The same number, be it a short one of the house, or the same address but for capitals. */
export function isSameContact(contact: string, typed: string): boolean {
  if (folded(contact) === folded(typed) || isSameNumber(contact, typed)) return true;
  return looksLikeNumber(contact) && looksLikeNumber(typed) && digitsOf(contact) === digitsOf(typed);
}

/**
 * SQL for the end of a contact, alike for all ways to type one number: what has another end is another contact. Two
 * indexes hold it in this very text, so that it is found along them; who asks sorts out the rest by `isSameContact`.
 */
export function contactEnd(contact: string): string {
  const between = ["' '", 'char(160)', "'-'", "'.'", "'/'", "'('", "')'"];
  const plain = between.reduce((text, mark) => `replace(${text}, ${mark}, '')`, contact);
  return `lower(substr(${plain}, -${tellingDigits}))`;
}

/** Whether it is written as telephone numbers are. */
export const looksLikeNumber = (text: string) => /^[+\d\s()./-]+$/.test(text);
/** The digits that are dialled: (0) is not. */
export const digitsOf = (text: string) => text.replace(/\(0\)/, '').replace(/\D/g, '');
const nationally = (digits: string) => digits.replace(/^0+/, '');
