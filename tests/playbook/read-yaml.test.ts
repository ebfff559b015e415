import { describe, expect, it } from 'vitest';
import { showProblems, toProblems } from '../../src/playbook/problem.ts';
import { readYaml } from '../../src/playbook/read-yaml.ts';
import { toData } from '../../src/playbook/source/tree.ts';

const read = (text: string) => readYaml('call.yaml', text);
const problems = (text: string) => showProblems(toProblems(read(text).findings, [{ name: 'call.yaml', text }]));
const rules = (text: string) => read(text).findings.map(({ rule }) => rule);

describe('reading YAML', () => {
  it('keeps every scalar as it was typed', () => {
    const { tree } = read('a: no\nb: 10:30\nc: 19.90\nd: 012\ne: ~\nf: 2026-03-02\ng: "x"\nh:\n1: yes\n');
    expect(tree === null ? null : toData(tree)).toEqual({
      a: 'no',
      b: '10:30',
      c: '19.90',
      d: '012',
      e: '~',
      f: '2026-03-02',
      g: 'x',
      h: null,
      1: 'yes',
    });
  });

  it('takes Windows line ends and a mark at the beginning', () => {
    const { tree, findings } = read('\ufeffa: b\r\nc: |\r\n  d\r\n');
    expect(findings).toEqual([]);
    expect(tree === null ? null : toData(tree)).toEqual({ a: 'b', c: 'd\n' });
  });
});

const slips: [string, string][] = [
  ['a tab', 'steps:\n\t- id: x\n'],
  ['braces at the beginning', 'say:\n  - {{ customer }}, sorry\n'],
  ['words behind a quote', 'say:\n  - "Let me see," he said\n'],
  ['an apostrophe in single quotes', "say: 'It's fine'\n"],
  ['words behind brackets', 'say: [Please] tell me\n'],
  ['a quote that stays open', 'say: "Hello\nnext: x\n'],
  ['a quote that stays open up to the next one', 'say:\n  - "Hello\n  - "Good morning"\n'],
  ['no space after the colon', 'recover: 1\ntitle:WALRAS\n'],
  ['no colon', 'title: x\nsteps\n'],
  ['two colons', 'guide: Remember: be kind\n'],
  ['one name twice', 'title: a\nabout: b\ntitle: c\n'],
  ['a line too far in', 'steps:\n  - id: a\n      say: b\n'],
  ['a line not far enough in', 'steps:\n  - id: a\n   say: b\n'],
  ['a list on the line of its name', 'say: - hello\n'],
  ['words behind the bar', 'say: | hello\n  there\n'],
  ['a bracket that stays open', 'remove: [a, b\ntitle: x\n'],
  ['a star at the beginning', 'say:\n  - *really* sorry\n'],
  ['a percent sign at the beginning', 'say:\n  - %done\n'],
  ['an empty file', ''],
];

it('what trainers get wrong is told in plain words', () => {
  const told = slips.map(([name, text]) => {
    const [first, ...others] = read(text).findings;
    if (first === undefined || others.length > 0) return `${name}: ${problems(text)}`;
    const { at, message, hint } = first;
    return `${name}\n  ${at.line}:${at.column} ${message}${hint === null ? '' : `\n  ${hint}`}`;
  });
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "a tab
      2:1 A tab stands before this line.
      Use spaces: two more for each level.
    braces at the beginning
      2:5 A text that begins with {{ is read as a map.
      Put it in quotes: "{{ customer }}, sorry", or write the lines under "say: |", where nothing needs quotes.
    words behind a quote
      2:19 Words follow the closing quote.
      Put the whole text in the other kind of quotes: '"Let me see," he said', or write the lines under "say: |", where nothing needs quotes.
    an apostrophe in single quotes
      1:10 Words follow the closing quote.
      Put the whole text in the other kind of quotes: "It's fine", or write the lines under "say: |", where nothing needs quotes.
    words behind brackets
      1:15 Words follow the closing bracket.
      Brackets make a list. Put the whole text in quotes, or write the lines under "say: |", where nothing needs quotes.
    a quote that stays open
      1:6 This quote is never closed.
      Close it at the end of the text.
    a quote that stays open up to the next one
      2:5 This quote is never closed.
      Close it at the end of the text.
    no space after the colon
      2:6 A space is missing after the colon.
      Write "title: WALRAS".
    no colon
      2:1 No colon follows this name.
      A field is a name, a colon, a space and a value.
    two colons
      1:16 A second colon stands in this line.
      Put the text in quotes, or write the lines under "say: |", where nothing needs quotes.
    one name twice
      3:1 "title" stands here a second time; the first is in line 1.
      Join the two, or rename one.
    a line too far in
      2:9 The next line is indented further than this one.
      Fields of one thing begin in one column.
    a line not far enough in
      3:1 This line does not line up with the ones above.
      Fields of one thing begin in one column.
    a list on the line of its name
      1:6 A list begins on the line of its name.
      Begin it on the next line: "- " and the text.
    words behind the bar
      1:8 Words follow the |.
      After "|" the words begin on the next line, two spaces further in.
    a bracket that stays open
      2:1 A bracket was opened before this line and is not closed.
      Close it with ] or }.
    a star at the beginning
      2:5 A text cannot begin with * here.
      Put it in quotes: "*really* sorry".
    a percent sign at the beginning
      2:5 A text cannot begin with % here.
      Put it in quotes: "%done".
    an empty file
      1:1 There is nothing in this file."
  `);
});

const big = (part: (i: number) => string) => {
  let text = '';
  for (let i = 0; text.length < 255 * 1024; i += 1) text += part(i);
  return text;
};

/** Time on the processor: what else the machine does at the moment has no part in it. */
function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

describe('hostile files end in a problem, at once', () => {
  const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n';
  it.each<[string, string, string]>([
    ['an alias bomb', bomb, 'yaml-feature'],
    ['an anchor that holds itself', 'a: &a [*a]\n', 'yaml-feature'],
    ['a tag', 'a: !!js/function x\n', 'yaml-feature'],
    ['older rules', '%YAML 1.1\n---\na: no\n', 'yaml-feature'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'yaml-feature'],
    ['a deep nest of brackets', '['.repeat(100_000), 'too-large'],
    ['a nest of brackets', `a: ${'['.repeat(5000)}`, 'yaml'],
    ['a nest of maps', `a: ${'{b: '.repeat(20)}x${'}'.repeat(20)}`, 'too-deep'],
    ['a nest of lists', '- '.repeat(2000), 'yaml'],
    ['many names', Array.from({ length: 300 }, (_, i) => `k${i}: x\n`).join(''), 'too-many-keys'],
    ['as many names as fit', big((i) => `k${i}: 1\n`), 'too-large'],
    ['nothing but commas', `[${big(() => ',')}`, 'too-large'],
    ['nothing but quotes', big(() => '"'), 'too-large'],
    ['too much text', `a: ${'x'.repeat(300 * 1024)}`, 'too-large'],
    ['too much text in two bytes each', `a: ${'ü'.repeat(200 * 1024)}`, 'too-large'],
    ['a key that leads to the prototype', '__proto__: { polluted: 1 }\n', 'reserved-name'],
    ['a constructor', 'constructor: 1\n', 'reserved-name'],
    ['an escape', 'a: \u001b[2J\n', 'control-characters'],
    ['an escape that is written out', 'a: "\\e[2J"\n', 'control-characters'],
    ['an escape in a name', '"\\e[2J": a\n', 'control-characters'],
    ['a turned reading order', 'a: yes\u202e on\n', 'control-characters'],
    ['half a character', 'a: \ud800\n', 'control-characters'],
    ['a lone carriage return', 'a: saved\rb\n', 'control-characters'],
  ])('%s', (_, text, rule) => {
    expect(cpuSeconds(() => expect(rules(text)).toContain(rule))).toBeLessThan(1);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('a file with as many pieces as are allowed takes less than a second', () => {
    for (const part of ['a: ]\n', '[]', ',', '"', '- !!x y\n', '} ', 'a: "\n', '- &a x\n', '#\n']) {
      const text = part.repeat(Math.floor(19_000 / (part.trim().length * 2)));
      expect(cpuSeconds(() => read(text))).toBeLessThan(1);
    }
  });
});
