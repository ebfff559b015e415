import { isForSomeCalls, leadsElsewhere } from './for-some-calls.ts';

/** What a line below a step is for. `why`: it was not understood, or only in part. */
export type Detail =
  | { kind: 'say'; text: string; why?: string }
  | { kind: 'ask'; as: 'text' | 'check'; text: string; why?: string }
  | { kind: 'guide'; text: string; why?: string };

const labelled =
  /^(say|script|sagen?|satz|ask|question|fragen?|note|write down|record|noti(?:z|eren?)|festhalten|guide|hint|tip|tipp|hinweis)[se]?\s*:\s*(\S.*)$/i;
const quoted = /[“„"]([^“”„"]{8,}?)[”“"]|(?<![\p{L}\d])[‘']([^‘’']{0,200}?\s[^‘’']*?[.?!])[’']/gu;
const unsaid = /\b(?:never|avoid|instead of|rather than|not|don['’]t|phrase|nie(?:mals)?|nicht|statt|vermeiden)\b/i;

/** A line below a step, in the parts that it is made of. */
export function detailOf(text: string): Detail[] {
  const [, label = '', rest = ''] = labelled.exec(text) ?? [];
  const box = /^(?:\[[ xX]?\]|[☐☑□])\s*(\S.*)$/u.exec(text)?.[1];
  if (box !== undefined) return [{ kind: 'ask', as: 'check', text: box, ...onEachCall(box) }];
  switch (meaningOf(label)) {
    case 'say':
      return [{ kind: 'say', text: unquoted(rest) }];
    case 'ask':
      return rest.endsWith('?')
        ? [{ kind: 'say', text: unquoted(rest) }]
        : [{ kind: 'ask', as: 'text', text: rest, ...onEachCall(rest) }];
    case 'note':
      return [{ kind: 'ask', as: 'text', text: rest.replace(/[.:]$/, ''), ...onEachCall(rest) }];
    case 'guide':
      return [{ kind: 'guide', text: rest, ...asHint(rest) }];
    case null:
      break;
  }
  if (leadsElsewhere(text))
    return [{ kind: 'guide', text, why: 'a way to another step: kept as a hint, write it with "next"' }];
  const lines = [...text.matchAll(quoted)]
    .map((match) => (match[1] ?? match[2] ?? '').trim())
    // "a new one" is a thing, and no sentence.
    .filter((line) => /[.?!…,]$/.test(line) || /^\P{Ll}/u.test(line));
  if (lines.length > 0 && !unsaid.test(text.slice(0, text.search(/[“„"‘']/)))) {
    const around = text.replace(quoted, ' ').replace(/\s+/g, ' ').trim();
    const why = asHint(around);
    const hint: Detail[] = around.split(' ').length > 6 || why !== null ? [{ kind: 'guide', text, ...why }] : [];
    return [...lines.map((line): Detail => ({ kind: 'say', text: line })), ...hint];
  }
  const isQuestion = text.endsWith('?') && text.length <= 160 && !/[“„"]/.test(text);
  return [isQuestion ? { kind: 'say', text } : { kind: 'guide', text, ...asHint(text) }];
}

function meaningOf(label: string): 'say' | 'ask' | 'note' | 'guide' | null {
  if (label === '') return null;
  if (/^(?:say|script|sage|satz)/i.test(label)) return 'say';
  if (/^(?:ask|question|frage)/i.test(label)) return 'ask';
  return /^(?:guide|hint|tip|hinweis)/i.test(label) ? 'guide' : 'note';
}

const asHint = (text: string) =>
  isForSomeCalls(text) ? { why: 'a condition: kept as a hint, a branch is written with "when"' } : null;

const onEachCall = (text: string) =>
  isForSomeCalls(text) ? { why: 'a condition: it is asked on each call, "when" can limit it' } : null;

const unquoted = (text: string) => text.replace(/^[“„"'‘]\s*(.*?)\s*[”“"'’]$/u, '$1');
