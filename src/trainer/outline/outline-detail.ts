/** What a line below a step is for. `why`: it was not understood, or only in part. */
export type Detail =
  | { kind: 'say'; text: string }
  | { kind: 'ask'; as: 'text' | 'check'; text: string }
  | { kind: 'guide'; text: string; why?: string };

const labelled = /^(say|script|ask|question|note|write down|record|guide|hint|tip)s?\s*:\s*(\S.*)$/i;
const quoted = /[“„"]([^“”„"]{8,}?)[”“"]|(?<![\p{L}\d])[‘']([^‘’']{0,200}?\s[^‘’']*?[.?!])[’']/gu;
const unsaid = /\b(?:never|avoid|instead of|rather than|not|don['’]t|phrase)\b/i;

/** A line below a step, in the parts that it is made of. */
export function detailOf(text: string): Detail[] {
  const [, label = '', rest = ''] = labelled.exec(text) ?? [];
  const box = /^(?:\[[ xX]?\]|[☐☑□])\s*(\S.*)$/u.exec(text)?.[1];
  if (box !== undefined) return [{ kind: 'ask', as: 'check', text: box }];
  switch (label.toLowerCase()) {
    case 'say':
    case 'script':
      return [{ kind: 'say', text: unquoted(rest) }];
    case 'ask':
    case 'question':
      return rest.endsWith('?') ? [{ kind: 'say', text: unquoted(rest) }] : [{ kind: 'ask', as: 'text', text: rest }];
    case 'note':
    case 'write down':
    case 'record':
      return [{ kind: 'ask', as: 'text', text: rest.replace(/[.:]$/, '') }];
    case 'guide':
    case 'hint':
    case 'tip':
      return [{ kind: 'guide', text: rest }];
  }
  if (
    /\b(?:if|when|unless|until|otherwise)\b.*\b(?:go (?:back )?to|back to|return to|skip|jump|repeat step|step \d)\b/i.test(
      text,
    )
  )
    return [{ kind: 'guide', text, why: 'a way to another step: kept as a hint, write it with "next"' }];
  const lines = [...text.matchAll(quoted)]
    .map((match) => (match[1] ?? match[2] ?? '').trim())
    // "a new one" is a thing, and no sentence.
    .filter((line) => /[.?!…,]$/.test(line) || /^\P{Ll}/u.test(line));
  if (lines.length > 0 && !unsaid.test(text.slice(0, text.search(/[“„"‘']/)))) {
    const around = text.replace(quoted, ' ').replace(/\s+/g, ' ').trim();
    const hint: Detail[] = around.split(' ').length > 6 ? [{ kind: 'guide', text }] : [];
    return [...lines.map((line): Detail => ({ kind: 'say', text: line })), ...hint];
  }
  const isQuestion = text.endsWith('?') && text.length <= 160 && !/[“„"]/.test(text);
  return [isQuestion ? { kind: 'say', text } : { kind: 'guide', text }];
}

const unquoted = (text: string) => text.replace(/^[“„"'‘]\s*(.*?)\s*[”“"'’]$/u, '$1');
