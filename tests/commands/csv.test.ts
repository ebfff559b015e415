import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followUpCsv } from '../../src/commands/views/follow-up-csv.ts';
import { followUpFields, followUpJson } from '../../src/commands/views/follow-up-json.ts';
import { jsonText, oneLine } from '../../src/text/safe.ts';
import { promised } from '../helpers/follow-up.ts';
import { anyText } from '../text/any-text.ts';

// Read by a parser of its own, straight from RFC 4180, which shares nothing with the one that writes.

const bareCell = /[^,\n\r"]*/y;

/** The cells of each record. Throws where a quote stands that no rule allows. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const row = rows.at(-1) ?? [];
    if (text[at] === '"') {
      let cell = '';
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error('A quote is never closed.');
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[++at];
        else break;
      }
      at += 1;
      row.push(cell);
    } else {
      bareCell.lastIndex = at;
      const bare = bareCell.exec(text)?.[0] ?? '';
      at += bare.length;
      row.push(bare);
    }
    const end = text[at++];
    if (end === '\n') rows.push([]);
    else if (end !== ',' && end !== undefined) throw new Error(`${JSON.stringify(end)} stands behind a cell.`);
    else if (end === ',' && (text[at] === '\n' || at === text.length)) row.push('');
  }
  return rows.at(-1)?.length === 0 ? rows.slice(0, -1) : rows;
}

const tricks = fc.constantFrom(
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '"',
  '""',
  '";"',
  ',',
  ';',
  '\r\n',
  '＝1',
  '\u00a0=1',
  '\u200b=1',
  "'=1",
  '|',
  '%0A=1',
  '\ufeff=1',
);
const words = fc.array(fc.oneof(anyText, tricks), { maxLength: 4 }).map((parts) => parts.join(''));
const now = '2026-11-18T15:00:00.000Z';
const row = fc.record({ customer: words, contact: fc.option(words), owner: words, promise: words, playbook: words });

/** Cells that are numbers of our own. */
const numbers = new Set(['overdueSeconds', 'attempts']);

describe('a list for a spreadsheet', () => {
  it('comes back cell by cell, and no cell is a formula', () => {
    let rows = 0;
    fc.assert(
      fc.property(fc.array(row, { minLength: 20, maxLength: 40 }), (given) => {
        const followUps = given.map((each, index) => promised(`f-${index}`, each));
        const [head, ...cells] = read([...followUpCsv(followUps, now)].join(''));
        expect(head).toEqual([...followUpFields]);
        expect(cells).toHaveLength(followUps.length);
        const wrong: unknown[] = [];
        for (const [index, followUp] of followUps.entries()) {
          const values = followUpJson(followUp, now);
          for (const [column, field] of followUpFields.entries()) {
            const value = values[field];
            const cell = cells[index]?.[column] ?? 'no cell';
            const wanted = value === null ? '' : typeof value === 'string' ? oneLine(value) : String(value);
            if (cell !== wanted && cell !== `'${wanted}`) wrong.push([field, wanted, cell]);
            if (!numbers.has(field) && /^[\s\p{Cf}]*[=+@\t\r＝＋＠－-]/u.test(cell)) wrong.push([field, cell]);
          }
        }
        expect(wrong).toEqual([]);
        rows += followUps.length;
      }),
      { numRuns: 100 },
    );
    expect(rows).toBeGreaterThan(2000);
  });
});

describe('a JSON document', () => {
  const hard = fc.constantFrom(
    '\u2028',
    '\u2029',
    '\ud800',
    '\udc00x',
    '1e999',
    '9007199254740993',
    '\u0000',
    '\u007f',
    '\u202e',
  );
  const text = fc.array(fc.oneof(anyText, hard), { maxLength: 6 }).map((parts) => parts.join(''));

  it('says the very same words, is UTF-8, and holds nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant(null)), { maxKeys: 5 }), (value) => {
        const document = jsonText(value);
        expect(JSON.parse(document)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(Buffer.from(document).toString('utf8')).toBe(document);
        expect(document).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 2000 },
    );
  });
});
