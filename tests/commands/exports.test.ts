import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/commands/app.ts';
import type { Output } from '../../src/commands/output.ts';
import { printPieces } from '../../src/commands/print-pieces.ts';
import { type Desk, openDesk, promisedCall } from '../helpers/cli.ts';

// What is exported may be more than fits into memory: no more of it is made than goes out.

function counted(all: number) {
  const made = { pieces: 0 };
  function* pieces() {
    for (; made.pieces < all; made.pieces += 1) yield `${'x'.repeat(99)}\n`;
  }
  return { made, pieces: pieces() };
}

const appThatWritesTo = (out: Output) => ({ io: { out } }) as unknown as App;

describe('what is printed in pieces', () => {
  it('is not made any further once nobody reads it', async () => {
    const { made, pieces } = counted(1_000_000);
    await printPieces(appThatWritesTo({ write: () => false }), pieces);
    expect(made.pieces).toBeLessThan(1_000);
  });

  it('waits for whoever reads slowly, and arrives whole', async () => {
    const { made, pieces } = counted(20_000);
    const out = new PassThrough();
    const printed = printPieces(appThatWritesTo(out), pieces);
    await new Promise((resolve) => setImmediate(resolve));
    expect(made.pieces).toBeLessThan(1_000);
    let read = 0;
    out.on('data', (chunk: Buffer) => {
      read += chunk.length;
    });
    await printed;
    expect(read).toBe(2_000_000);
  });

  it('ends when whoever reads goes away in the middle', async () => {
    const { made, pieces } = counted(1_000_000);
    const out = new PassThrough();
    const printed = printPieces(appThatWritesTo(out), pieces);
    await new Promise((resolve) => setImmediate(resolve));
    out.destroy();
    await printed;
    expect(made.pieces).toBeLessThan(1_000);
  });
});

describe('a list that is longer than one piece', () => {
  let desk: Desk;
  afterEach(() => desk.leave());

  it('is one document whatever its form', () => {
    desk = openDesk();
    const answers = desk.file('call.yaml', promisedCall);
    for (const _ of Array.from({ length: 3 })) desk.run(['start', 'walras', '--answers', answers]);
    const json = desk.run(['followups', '--json']).out;
    const listed = JSON.parse(json) as { code: string }[];
    expect(listed.length).toBeGreaterThan(2);
    expect(json).toBe(`${JSON.stringify(listed, null, 2)}\n`);
    const codes = (form: readonly string[]) =>
      listed.filter(({ code }) => desk.run(['followups', ...form]).out.includes(code)).length;
    for (const form of [['--csv'], ['--ics'], []]) expect(codes(form)).toBe(listed.length);
    expect(JSON.parse(desk.run(['followups', '--json', '--limit', '2']).out)).toEqual(listed.slice(0, 2));
    expect(desk.run(['followups', '--json', '--limit', '2']).err).toContain('Only the first 2 of');
    const calls = desk.run(['calls', '--json']).out;
    expect(calls).toBe(`${JSON.stringify(JSON.parse(calls), null, 2)}\n`);
    expect(JSON.parse(calls)).toHaveLength(3);
    const cut = desk.run(['calls', '--json', '--limit', '2']);
    expect(JSON.parse(cut.out)).toEqual(JSON.parse(calls).slice(0, 2));
    expect(cut.err).toContain('Only the newest 2 are shown');
  });
});
