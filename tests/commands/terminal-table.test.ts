import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { errorNames } from '../../src/call/error-names.ts';
import { recoverCommand } from '../../src/cli.ts';
import { answerRows, docsPage, heldBy, wrongWith } from '../helpers/answer-table.ts';
import { lookedAtApp } from '../helpers/app.ts';

// docs/terminal.md says point by point what the program does at a terminal. Here it is held to that.

const page = docsPage('terminal.md');
const program = recoverCommand(lookedAtApp());

/** How many points each part has, and which of them must be: that is not for the page to decide. */
const parts: Readonly<Record<string, { points: number; should: readonly number[] }>> = {
  A: { points: 12, should: [7, 8, 9, 10, 11, 12] },
  B: { points: 12, should: [3, 5, 9, 10, 11, 12] },
  C: { points: 10, should: [6, 9, 10] },
  D: { points: 8, should: [6, 7, 8] },
  E: { points: 8, should: [7, 8] },
  F: { points: 21, should: [17, 18, 19, 20, 21] },
  G: { points: 10, should: [9, 10] },
  H: { points: 10, should: [6, 7, 8, 9, 10] },
  I: { points: 7, should: [5, 6, 7] },
  J: { points: 9, should: [6, 7] },
  K: { points: 7, should: [4, 5, 7] },
  L: { points: 6, should: [5, 6] },
  M: { points: 9, should: [6, 8, 9] },
  N: { points: 9, should: [2, 3, 5, 8, 9] },
};

type Row = { id: string; must: boolean; state: string; how: string; held: readonly string[] };

const rows = answerRows(page).map(([id = '', level = '', , state = '', how = '', held = '']): Row => {
  return { id, must: level === 'must', state, how, held: heldBy(held) };
});

function commandNamed(words: readonly string[]): Command | null {
  return words.reduce<Command | null>((at, word) => at?.commands.find((one) => one.name() === word) ?? null, program);
}

describe('the list of what is so at a terminal', () => {
  it('has every point once, with whether it must be', () => {
    const wanted = Object.entries(parts).flatMap(([part, { points, should }]) =>
      Array.from({ length: points }, (_, at) => `${part}${at + 1} ${should.includes(at + 1) ? 'should' : 'must'}`),
    );
    expect(rows.map(({ id, must }) => `${id} ${must ? 'must' : 'should'}`)).toEqual(wanted);
  });

  it('names the flags that every command takes, and nothing that is not one', () => {
    const own = program.options.flatMap(({ long }) => (long === '--version' ? [] : [long]));
    const flags = page.slice(page.indexOf('## Flags for'), page.indexOf('## Changing'));
    for (const flag of own) expect(flags).toContain(`\`${flag}`);
  });

  it('says where the names of errors are told', () => {
    expect(Object.keys(errorNames).length).toBeGreaterThan(10);
    expect(page).toContain('`recover help exit-codes` lists the codes');
  });
});

describe.each(rows)('$id', ({ must, state, how, held }) => {
  it('is told in one of the four ways', () => {
    expect(['yes', 'instead', 'not yet', ...(must ? [] : ['no'])]).toContain(state);
    if (state !== 'yes') expect(how).not.toBe('');
  });

  it('waits only for a command that is not there', () => {
    if (state !== 'not yet') return;
    const words = /^`recover ([a-z ]+)`/.exec(how)?.[1]?.split(' ') ?? [];
    expect(words).not.toEqual([]);
    expect(commandNamed(words)).toBeNull();
  });

  it('is held by tests that there are', () => {
    expect(held.map(wrongWith).filter((wrong) => wrong !== null)).toEqual([]);
  });
});
