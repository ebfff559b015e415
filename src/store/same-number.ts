/** As many digits as tell one number from another without the code of its country. */
const tellingDigits = 7;

/** Whether what was typed is this telephone number: +1 312 555 0142, 3125550142, 00 1 312-555-0142, 0312 5550142. */
export function isSameNumber(contact: string, typed: string): boolean {
  if (!looksLikeNumber(typed)) return false;
  const [longer, shorter] = [digitsOf(contact), digitsOf(typed)].map(nationally).sort((a, b) => b.length - a.length);
  return (shorter ?? '').length >= tellingDigits && (longer ?? '').endsWith(shorter ?? '');
}

export const looksLikeNumber = (text: string) => /^[+\d\s()./-]+$/.test(text);
export const digitsOf = (text: string) => text.replace(/\(0\)/, '').replace(/\D/g, '');
const nationally = (digits: string) => digits.replace(/^0+/, '');
