import { type Document, visit, type YAMLError } from 'yaml';

/** A mistake in plain words, at the offset where it was made (which is not always where a parser notices). */
export type Mistake = { offset: number; message: string; hint: string | null };

const BLOCK = 'or write the lines under "say: |", where nothing needs quotes';

/** What a parser's error comes from when a person typed the text, as far as the line tells. */
export function explain(error: YAMLError, document: Document, text: string): Mistake {
  const offset = Math.min(error.pos[0], text.length);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start, endOfLine(text, offset));
  const here = (message: string, hint: string): Mistake => ({ offset, message, hint });
  const value = /^\s*(?:- +)*(?:[\w-]+: +)?(.*)$/.exec(line)?.[1] ?? '';

  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(line)) {
    return { offset: start, message: 'A tab stands before this line.', hint: 'Use spaces: two more for each level.' };
  }
  if (value.startsWith('{{')) {
    const message = 'A text that begins with {{ is read as a map.';
    return { offset: start + line.indexOf('{{'), message, hint: `Put it in quotes: "${value}", ${BLOCK}.` };
  }
  const open = openQuote(error, document, text, offset);
  if (open !== null)
    return { offset: open, message: 'This quote is never closed.', hint: 'Close it at the end of the text.' };
  if (/^(["']).*\1./.test(value) && error.code === 'UNEXPECTED_TOKEN') {
    const whole = value.replace(/^'(.*)'$/, '$1');
    const other = !whole.includes('"') ? `: "${whole}"` : whole.includes("'") ? '' : `: '${whole}'`;
    return here('Words follow the closing quote.', `Put the whole text in the other kind of quotes${other}, ${BLOCK}.`);
  }
  if (/^\[.*\]./.test(value) && error.code === 'UNEXPECTED_TOKEN') {
    return here('Words follow the closing bracket.', `Brackets make a list. Put the whole text in quotes, ${BLOCK}.`);
  }
  if (/^(?:[*&!%@`]|\? )/.test(value)) {
    const at = start + line.length - value.length;
    return { offset: at, message: `A text cannot begin with ${value[0]} here.`, hint: `Put it in quotes: "${value}".` };
  }
  if (/^[|>][^\n]*\w/.test(value)) {
    return here(
      `Words follow the ${value[0]}.`,
      `After "${value[0]}" the words begin on the next line, two spaces further in.`,
    );
  }
  if (/^\s*[\w-]+: +- /.test(line))
    return here('A list begins on the line of its name.', 'Begin it on the next line: "- " and the text.');
  if (/^\s*(?:- +)?[\w-]+:[^\s/]/.test(line)) {
    return {
      offset: start + line.indexOf(':'),
      message: 'A space is missing after the colon.',
      hint: `Write "${line.trim().replace(':', ': ')}".`,
    };
  }
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && /: .*: /.test(line)) {
    const at = start + line.indexOf(': ', line.indexOf(': ') + 1);
    return { offset: at, message: 'A second colon stands in this line.', hint: `Put the text in quotes, ${BLOCK}.` };
  }
  return byCode(error, offset, line);
}

function byCode(error: YAMLError, offset: number, line: string): Mistake {
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        offset,
        message: 'The next line is indented further than this one.',
        hint: 'Fields of one thing begin in one column.',
      };
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
      if (/[[{]/.test(error.message) || /\b(?:flow|bracket)/i.test(error.message)) {
        return {
          offset,
          message: 'A bracket was opened before this line and is not closed.',
          hint: 'Close it with ] or }.',
        };
      }
      if (/map value|':'/.test(error.message)) {
        return {
          offset,
          message: 'No colon follows this name.',
          hint: 'A field is a name, a colon, a space and a value.',
        };
      }
      return {
        offset,
        message: 'This line does not line up with the ones above.',
        hint: 'Fields of one thing begin in one column.',
      };
    case 'MULTILINE_IMPLICIT_KEY':
      return { offset, message: 'This line is no field.', hint: 'A field is a name, a colon, a space and a value.' };
    case 'NON_STRING_KEY':
      return {
        offset,
        message: 'A list or a map stands where a name belongs.',
        hint: 'Put texts with brackets in quotes.',
      };
    default:
      return {
        offset,
        message: `This cannot be read as YAML: ${error.message}.`,
        hint: line.includes(': ') ? 'Quotes around the text may help.' : null,
      };
  }
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** A quote that is not closed swallows the next lines, up to the next quote or to the end of the file. */
function openQuote(error: YAMLError, document: Document, text: string, offset: number): number | null {
  const atEnd = error.code === 'MISSING_CHAR' && error.message.includes('quote');
  if (!atEnd && error.code !== 'UNEXPECTED_TOKEN') return null;
  let last: number | null = null;
  visit(document, {
    Scalar(_, node) {
      const [start, end] = node.range ?? [0, 0];
      if (node.type?.startsWith('QUOTE') && end <= offset) last = Math.max(last ?? 0, start);
    },
  });
  const between = last === null ? '' : text.slice(last, offset);
  return atEnd || (/\n/.test(between) && /["'] *$/.test(between)) ? last : null;
}
