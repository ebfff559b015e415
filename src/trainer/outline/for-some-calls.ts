const possible =
  /\b(?:if|wenn|falls) (?:at all )?(?:possible|you (?:can|like|must)|necessary|n(?:ö|oe)tig|m(?:ö|oe)glich|any)\b/giu;
const asking =
  /\b(?:ask|check|see|find out|know|wonder|clarify|verify|confirm|hear|understand|even|as)\b[^.,;]{0,30}?\bif\b/gi;
const atFirst =
  /^(?:(?:but|and|or|only|then|aber|und|oder|nur|auch) )?(?:if|unless|when(?:ever)?|in case|should (?:they|he|she|the|a)|otherwise|or else|except|falls|wenn|sofern|sollten?|au(?:ß|ss)er|es sei denn|andernfalls|ansonsten|sonst)(?!\p{L})/iu;
const later =
  /(?<!\p{L})(?:if|unless|in case|otherwise|falls|sofern|es sei denn|andernfalls|ansonsten)(?!\p{L})|(?:,|\bnur|\baber|\bau(?:ß|ss)er) wenn\b/iu;

/** Whether a line is meant for some calls only, which in a playbook is a condition and in a list is a word. */
export function isForSomeCalls(text: string): boolean {
  const rest = text.replace(possible, ' ').replace(asking, ' ').trim();
  return atFirst.test(rest) || later.test(rest);
}

const elsewhere =
  /\b(?:go (?:back )?to|back to|return to|skip|jump|repeat step|step \d)\b|(?<!\p{L})(?:zur(?:ü|ue)ck zu|weiter (?:mit|bei|zu)|(?:ü|ue)berspring|spring|schritt \d)/iu;
const going =
  /^(?:then |dann )?(?:go (?:back )?to|back to|return to|skip to|jump to|zur(?:ü|ue)ck zu|weiter (?:mit|bei)) ?(?:the )?(?:step|schritt|letter|beginning|anfang|\d)/iu;

/** Whether a line leads to another step than the next one. */
export function leadsElsewhere(text: string): boolean {
  return going.test(text) || (/\buntil\b/i.test(text) || isForSomeCalls(text) ? elsewhere.test(text) : false);
}
