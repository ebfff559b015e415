/** A line of a list or a text in Markdown, without the marks. */
export type Line = {
  kind: 'blank' | 'rule' | 'fence' | 'table' | 'heading' | 'number' | 'bullet' | 'text';
  indent: number;
  /** Of a heading: how many signs stand before it. */
  level: number;
  letter: string | null;
  text: string;
};

const numbered = /^(?:(?:step|schritt)\s+)?(?:\d{1,2}|\(\d{1,2}\))(?:[.):]|\s*[-–—])?\s+(.*)$/i;
const bare = /^(?:(?:step|schritt)\s+)?(?:\d{1,2}[.):]|\(\d{1,2}\))$/i;
const bullet = /^(?:[-*•–—‣⁃◦+·●○■▪▫◆◇❖➢➤►▶✓✔\uf000-\uf0ff]\s+|[o§]\t\s*|\(?(?:[a-z]|[ivx]{2,4})\)\s+)(.*)$/u;
/** How far in Word would set these: its second and third level, when the blanks before them got lost. */
const setIn: Readonly<Record<string, number>> = { o: 4, '▪': 8, '§': 8, '\uf0a7': 8 };
const lettered = /^([A-Z])\s?(?:[:.)=]|\s[-–—])\s+(\S.*)$/;

/** What kind of line it is, and how far it is set in (in blanks). */
export function lineOf(words: string): Line {
  const indent = /^\s*/.exec(words)?.[0].replaceAll('\t', '    ').length ?? 0;
  const text = words.trim().slice(0, longestLine);
  const line = { indent, level: 0, letter: null };
  if (text === '') return { ...line, kind: 'blank', text };
  if (/^(?:```|~~~)/.test(text)) return { ...line, kind: 'fence', text };
  if (/^(?:[-=_*]\s?){3,}$/.test(text)) return { ...line, kind: 'rule', text };
  if (/^\|.*\|$/.test(text)) return { ...line, kind: 'table', text };
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(text);
  if (heading?.[1] !== undefined) {
    const { letter, text: said } = withLetter(unnumbered(heading[2] ?? ''));
    return { ...line, kind: 'heading', level: heading[1].length, letter, text: said };
  }
  if (bare.test(text)) return { ...line, kind: 'number', text: '' };
  const number = isNumbered(text) ? numbered.exec(text)?.[1] : undefined;
  if (number !== undefined) return { ...line, kind: 'number', ...withLetter(number) };
  const item = bullet.exec(text)?.[1];
  if (item !== undefined)
    return { ...line, indent: indent + (setIn[text[0] ?? ''] ?? 0), kind: 'bullet', ...withLetter(item) };
  const cited = /^>+\s*(\S.*)$/.exec(text)?.[1];
  if (cited !== undefined) return { ...line, kind: 'text', text: `Say: ${unmarked(cited)}` };
  const { letter, text: said } = withLetter(text);
  return { ...line, kind: 'text', letter, text: said };
}

/** What a step or a sentence has at most, in letters; the rest is left out. */
export const longestLine = 2000;

/** "3 days later" is a sentence, "3 Listen" is not told apart from it: a number wants a sign, or "Step" before it. */
const isNumbered = (text: string) => /^(?:(?:step|schritt)\s+\d|\d{1,2}(?:[.):]|\s+[-–—])\s|\(\d)/i.test(text);

const unnumbered = (text: string) => (isNumbered(text) ? (numbered.exec(text)?.[1] ?? text) : text);

/** The letter that stands before a title, as in "A: Apologise" or "T – Thank". */
export function withLetter(text: string): { letter: string | null; text: string } {
  const found = lettered.exec(unmarked(text));
  return found?.[1] === undefined
    ? { letter: null, text: unmarked(text) }
    : { letter: found[1], text: found[2]?.trim() ?? '' };
}

/** Without bold, italics, code and links: the words that stay. */
function unmarked(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])\*(?!\s)([^*]+?)\*(?!\w)/g, '$1')
    .replace(/(?<![\w_])_(?![\s_])([^_]+?)_(?!\w)/g, '$1')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/<\/?(?:b|i|u|em|strong|p|br|span|li|ul|ol)\b[^<>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
