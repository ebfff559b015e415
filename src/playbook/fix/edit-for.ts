import { isSlip } from '../../text/nearest.ts';
import type { Problem } from '../problem.ts';

/** What a line becomes; `lead`: a line that is put before the first one that says something. */
export type Edit = { kind: 'line'; after: string } | { kind: 'drop' } | { kind: 'lead'; line: string };

/** Rules of which some slips have one way out that changes no word: `playbooks lint --fix` takes it. */
export const fixable: Readonly<Record<string, string>> = {
  yaml: 'A text is put in quotes as the hint says; a space is put behind a colon.',
  'yaml-feature': 'A line of dashes with nothing behind it is taken out.',
  'split-text': 'The whole text is put in quotes.',
  'cut-text': 'The text is put in quotes, with what was cut off.',
  'unknown-field': 'The name is put right where one other is meant beyond doubt.',
  'not-possible': 'The word is put right where one other is meant beyond doubt.',
  'missing-field': 'A missing `recover: 1` is put in.',
};

/** The change that mends a problem without touching a word, or null when there is none that is safe. `rest`: the lines below. */
export function editFor(problem: Problem, line: string, rest: readonly string[]): Edit | null {
  const { rule, message, column } = problem;
  const at = column - 1;
  switch (rule) {
    case 'yaml':
      return yamlEdit(message, line, at);
    case 'yaml-feature':
      return /^(?:---|\.\.\.)\s*$/.test(line) && rest.every((one) => one.trim() === '') ? { kind: 'drop' } : null;
    case 'split-text':
      return splitEdit(message, line, at, rest);
    case 'cut-text':
      return / #/.test(line.slice(at)) && !/[,}\]]\s*$/.test(line) ? inQuotes(line, at) : null;
    case 'unknown-field':
    case 'not-possible':
      return renamed(problem, line, at);
    case 'missing-field':
      return message.startsWith('"recover:"') ? { kind: 'lead', line: 'recover: 1' } : null;
    default:
      return null;
  }
}

function yamlEdit(message: string, line: string, at: number): Edit | null {
  const value = valueAt(line);
  if (message === 'A space is missing after the colon.')
    return { kind: 'line', after: `${line.slice(0, at + 1)} ${line.slice(at + 1)}` };
  const isWhole =
    /^(?:A text that begins with \{\{|Words follow the closing|A text cannot begin|A second colon stands)/.test(
      message,
    );
  // A comment may stand there: whether it is one, or a part of the text, nobody can tell.
  return isWhole && !/\s#/.test(line.slice(value)) ? inQuotes(line, value) : null;
}

function splitEdit(message: string, line: string, at: number, rest: readonly string[]): Edit | null {
  if (message.startsWith('A colon with a space')) {
    const next = rest.find((one) => one.trim() !== '') ?? '';
    const goesOn = next.length - next.trimStart().length >= at;
    return goesOn || /\s#|[|>][-+]?\s*$/.test(line.slice(at)) ? null : inQuotes(line, at);
  }
  if (/^(?:Square brackets|Braces) make/.test(message)) return /[\]}]\s*$/.test(line) ? inQuotes(line, at) : null;
  if (!message.startsWith('The comma before')) return null;
  const from = line.lastIndexOf(': ', at) + 2;
  const to = at + line.slice(at).search(/[,}]/);
  if (from < 2 || to < at) return null;
  const text = line.slice(from, to).trimEnd();
  return /["']/.test(text) ? null : put(line, from, from + text.length, `"${text}"`);
}

/** Only where the slip is small: a letter too few or too many, two that changed places, other dashes or capitals. */
function renamed({ hint, message }: Problem, line: string, at: number): Edit | null {
  const typed = /"([^"]*)"/.exec(message)?.[1];
  const meant = /^Did you mean "([^"]*)"\?$/.exec(hint ?? '')?.[1];
  if (typed === undefined || meant === undefined || !line.startsWith(typed, at)) return null;
  return isSlip(typed, meant) ? put(line, at, at + typed.length, meant) : null;
}

/** Where the value of a field, or of a part of a list, begins. */
function valueAt(line: string): number {
  return /^\s*(?:- +)*(?:[\w-]+: +)?/.exec(line)?.[0].length ?? 0;
}

/** All from there on in quotes, in the kind that needs nothing escaped where there is one. */
function inQuotes(line: string, from: number): Edit | null {
  const text = line.slice(from).trimEnd();
  if (text === '' || text.includes('\\')) return null;
  const quotes = !text.includes('"') ? `"${text}"` : !text.includes("'") ? `'${text}'` : JSON.stringify(text);
  return put(line, from, from + text.length, quotes);
}

function put(line: string, from: number, to: number, words: string): Edit {
  return { kind: 'line', after: line.slice(0, from) + words + line.slice(to) };
}
