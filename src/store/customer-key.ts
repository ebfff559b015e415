/** One spelling for a customer: the name without capitals, accents and extra spaces, or else the number's digits. */
export function customerKey(customer: string | null, contact: string | null): string | null {
  const name = folded(customer ?? '');
  if (name !== '') return name;
  const digits = (contact ?? '').replace(/\D/g, '');
  const key = digits.length >= 4 ? digits : folded(contact ?? '');
  return key === '' ? null : key;
}

/** Text as it is compared: no capitals, no accents, one space between words. */
export function folded(text: string): string {
  // Where there are no accents, none is looked for: the marks by their name take as long as a row of a list.
  const bare = /^[\x20-\x7e\s]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A `like` pattern for text that holds these words somewhere; to be used with `escape '\'`. */
export function likeAnywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
