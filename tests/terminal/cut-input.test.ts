import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutInput, giveUp, nothingHeld, type Piece } from '../../src/terminal/cut-input.ts';

function cut(...chunks: string[]): Piece[] {
  const pieces: Piece[] = [];
  let unfinished = nothingHeld;
  for (const chunk of chunks) {
    const next = cutInput(unfinished, chunk);
    pieces.push(...next.pieces);
    unfinished = next.unfinished;
  }
  return [...pieces, ...giveUp(unfinished)];
}

const paste = (text: string) => `\x1b[200~${text}\x1b[201~`;

describe('what the terminal sends', () => {
  it('is runs of text, and keys one by one', () => {
    expect(cut('ab\rc\x1b[Z\x1b[1;5C\x7f\x1b\r')).toEqual([
      { kind: 'text', text: 'ab' },
      { kind: 'key', text: '\r' },
      { kind: 'text', text: 'c' },
      { kind: 'key', text: '\x1b[Z' },
      { kind: 'key', text: '\x1b[1;5C' },
      { kind: 'key', text: '\x7f' },
      { kind: 'key', text: '\x1b\r' },
    ]);
  });

  it('a paste is one piece, whatever keys it holds', () => {
    expect(cut(`x${paste('one\r\ntwo\x03\x1b[Z\n')}y`)).toEqual([
      { kind: 'text', text: 'x' },
      { kind: 'paste', text: 'one\ntwo\x03\x1b[Z' },
      { kind: 'text', text: 'y' },
    ]);
  });

  it('a paste that is too long is refused as a whole, with its length', () => {
    expect(cut(paste('x'.repeat(20_001)))).toEqual([{ kind: 'paste-too-long', length: 20_001 }]);
  });

  it('a paste that never ends is given out when nothing more comes', () => {
    expect(cut('\x1b[200~half')).toEqual([{ kind: 'paste', text: 'half' }]);
  });

  it('Esc alone is a key', () => {
    expect(cut('\x1b')).toEqual([{ kind: 'key', text: '\x1b' }]);
  });

  it('means the same in whatever chunks it arrives', () => {
    const input = `ab\x1b[Z${paste('one\ntwo\x1b[20')}\rc\x1b[1;5D`;
    const whole = cut(input);
    fc.assert(
      fc.property(fc.array(fc.nat(input.length), { maxLength: 6 }), (places) => {
        const at = [0, ...places.toSorted((a, b) => a - b), input.length];
        const chunks = at.slice(1).map((end, index) => input.slice(at[index], end));
        const joined: Piece[] = [];
        for (const piece of cut(...chunks)) {
          const last = joined.at(-1);
          if (last?.kind === 'text' && piece.kind === 'text') last.text += piece.text;
          else joined.push(piece);
        }
        expect(joined).toEqual(whole);
      }),
    );
  });
});
