/** What stands around a method that came in an e-mail: lines to leave out, by their number from 0, and its subject. */
export type AroundList = { leftOut: ReadonlyMap<number, string>; subject: string | null };

const header = /^(from|to|cc|bcc|subject|date|sent|reply-to|von|an|betreff|gesendet|datum)\s*:\s*(.*)$/i;
const greeting = /^(?:hi|hello|hey|dear|good (?:morning|afternoon)|hallo|liebe[rs]?)\b[^.?!]{0,40},$/i;
const goodbye =
  /^(?:(?:(?:best|kind|warm|kindest|many) )?(?:regards|greetings),?|best(?: wishes)?,|yours(?: (?:sincerely|faithfully|truly))?,|sincerely,|cheers,?|(?:many )?thanks(?: (?:and|&) regards)?,|(?:mit )?(?:freundlichen?|viele|beste|liebe) gr(?:ü|ue)(?:ß|ss)en?,?|mfg,?|lg,?)$/i;
const quoting = /^(?:on\b.*\bwrote:|am\b.*\bschrieb.*:|-{2,}\s*(?:original message|forwarded message).*)$/i;

/** Nothing of an e-mail's own is longer. */
const longest = 400;

export function aroundList(words: readonly string[]): AroundList {
  const leftOut = new Map<number, string>();
  const texts = words.map((line) => line.trim().slice(0, longest));
  const first = texts.findIndex((text) => text !== '');
  let end = first;
  while (end >= 0 && header.test(texts[end] ?? '')) end += 1;
  const heads = end - first >= 2 ? texts.slice(first, end) : [];
  for (const index of heads.keys()) leftOut.set(first + index, 'left out: the head of an e-mail');
  const subject = heads.map((text) => /^(?:subject|betreff)\s*:\s*(.*)$/i.exec(text)?.[1]).find((text) => text) ?? null;

  const isMail = heads.length > 0 || texts.some((text) => quoting.test(text) || /^--$/.test(text));
  const start = texts.findIndex((text, at) => text !== '' && !leftOut.has(at));
  if (start >= 0 && greeting.test(texts[start] ?? '')) leftOut.set(start, 'left out: a greeting');
  const from = endOfMethod(texts, isMail);
  for (const [at, text] of texts.entries())
    if (text !== '' && !leftOut.has(at)) {
      if (at >= from) leftOut.set(at, 'left out: the end of an e-mail');
      else if (isMail && text.startsWith('>')) leftOut.set(at, 'left out: quoted from another e-mail');
    }
  return { leftOut, subject: subject?.replace(/^(?:(?:re|aw|fwd?|wg)\s*:\s*)+/i, '').trim() || null };
}

/** Where the signature begins, or what somebody else wrote before; behind the last line when neither is there. */
function endOfMethod(texts: readonly string[], isMail: boolean): number {
  const lastItem = texts.findLastIndex((text) => /^(?:\d{1,2}[.)]|[-*•])\s/.test(text));
  const found = texts.findIndex(
    (text, at) =>
      at > 0 &&
      ((isMail && (quoting.test(text) || text === '--')) ||
        // Said at a desk it may be a step of the method; with a list behind it, it is one.
        (at >= lastItem && goodbye.test(text))),
  );
  return found < 0 ? texts.length : found;
}
