import { describe, expect, it } from 'vitest';
import { capabilities, type Env, wantsColour } from '../../src/terminal/capabilities.ts';
import { makeStyle } from '../../src/terminal/style.ts';

const terminal = { isTTY: true, columns: 80, rows: 24 };
const pipe = {};

describe('colour', () => {
  it.each<[string, { isTTY?: boolean }, Env, boolean | null, boolean]>([
    ['a terminal', terminal, {}, null, true],
    ['a pipe', pipe, {}, null, false],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, null, false],
    ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, null, true],
    ['FORCE_COLOR in a pipe', pipe, { FORCE_COLOR: '1' }, null, true],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, null, false],
    ['NO_COLOR before FORCE_COLOR', terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, null, false],
    ['FORCE_COLOR before TERM=dumb', terminal, { FORCE_COLOR: '1', TERM: 'dumb' }, null, true],
    ['TERM=dumb', terminal, { TERM: 'dumb' }, null, false],
    ['--no-color before all', terminal, { FORCE_COLOR: '1' }, false, false],
  ])('%s', (_, stream, env, wish, colour) => {
    expect(wantsColour(stream, env, wish)).toBe(colour);
  });

  it('off leaves text as it is, on uses the sixteen colours of the reader', () => {
    expect(makeStyle(false).late('late')).toBe('late');
    expect(makeStyle(true).late('late')).toBe('\x1b[31mlate\x1b[39m');
  });
});

describe('capabilities', () => {
  const of = (env: Env, input: { isTTY?: boolean } = terminal) => capabilities({ input, output: terminal }, env);

  it('only a terminal as input can be asked', () => {
    expect([of({}).isTerminal, of({}, pipe).isTerminal]).toEqual([true, false]);
  });

  it('the width is known of a terminal only', () => {
    expect(of({}).width).toBe(80);
    expect(capabilities({ input: terminal, output: pipe }, {}).width).toBeNull();
  });

  it('a terminal that nobody gave a size has 80 columns', () => {
    expect(capabilities({ input: terminal, output: { isTTY: true, columns: 0 } }, {}).width).toBe(80);
  });

  it.each<[Env, boolean]>([
    [{}, false],
    [{ ACCESSIBLE: '1' }, true],
    [{ ACCESSIBLE: 'yes' }, true],
    [{ ACCESSIBLE: '' }, false],
    [{ ACCESSIBLE: '0' }, false],
    [{ ACCESSIBLE: 'false' }, false],
    [{ TERM: 'dumb' }, true],
  ])('accessible with %j: %s', (env, accessible) => {
    expect(of(env).accessible).toBe(accessible);
  });

  it.each<[Env, boolean]>([
    [{}, true],
    [{ LANG: 'de_DE.UTF-8' }, true],
    [{ LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, false],
    [{ LANG: 'de_DE.UTF-8', RECOVER_ASCII: '1' }, false],
  ])('unicode with %j: %s', (env, unicode) => {
    expect(of(env).unicode).toBe(unicode);
  });
});
