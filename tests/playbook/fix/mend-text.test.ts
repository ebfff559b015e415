import { expect, it } from 'vitest';
import { mendText } from '../../../src/playbook/fix/mend-text.ts';
import { load } from '../load-text.ts';

const check = async (text: string) => load(text).problems;
const begin = 'recover: 1\ntitle: Example\nsteps:\n';

it.each([
  [
    'a text that begins with braces',
    '  - title: Sorry\n    say:\n      - {{ customer }}, sorry',
    '      - "{{ customer }}, sorry"',
  ],
  ['words behind a quote', '  - title: Look\n    say: "Let me see," he said', `    say: '"Let me see," he said'`],
  [
    'words behind both kinds of quotes',
    `  - title: Look\n    say: "Let's see," he said`,
    String.raw`    say: "\"Let's see,\" he said"`,
  ],
  ['words in brackets', '  - title: Ask\n    say:\n      - [Please, tell me]', '      - "[Please, tell me]"'],
  [
    'what a # cuts off',
    '  - title: Order\n    say: It is about order #5 and # 7',
    '    say: "It is about order #5 and # 7"',
  ],
  ['a colon in a line of a list', '  - title: Ask\n    say:\n      - right: the sofa', '      - "right: the sofa"'],
  ['a second colon', '  - title: Ask\n    say: So, right: the sofa', '    say: "So, right: the sofa"'],
  ['a comma inside braces', '  - { title: Ask, say: Hello, dear }', '  - { title: Ask, say: "Hello, dear" }'],
  ['a star at the beginning', '  - title: Ask\n    say: *Good* morning.', '    say: "*Good* morning."'],
  ['a missing space', '  - title:Ask\n    say: Hello.', '  - title: Ask'],
  ['a field that is nearly right', '  - title: Ask\n    sya: Hello.', '    say: Hello.'],
  [
    'an act that is nearly right',
    '  - { title: Ask, act: thnak, say: Hello. }',
    '  - { title: Ask, act: thank, say: Hello. }',
  ],
])('%s is mended, and nothing else', async (_name, bad, good) => {
  const text = `# mine\r\n${begin}${bad}\n  - { title: End, say: 'Good bye.' } # so\n`;
  const { text: after, mended } = await mendText(text, check);
  expect(mended).toHaveLength(1);
  const [was = '', is = ''] = [mended[0]?.before ?? '', mended[0]?.after ?? ''];
  expect(is).toBe(good);
  expect(after).toBe(text.replace(was, () => is));
  expect(await check(after)).toEqual([]);
  expect(await mendText(after, check)).toEqual({ text: after, mended: [] });
});

it('a missing first line is put below the comments at the top, in the line ends of the file', async () => {
  const { text } = await mendText('\ufeff# mine\r\n\r\ntitle: Example\r\nsteps: [{ title: A, say: B }]\r\n', check);
  expect(text).toBe('\ufeff# mine\r\n\r\nrecover: 1\r\ntitle: Example\r\nsteps: [{ title: A, say: B }]\r\n');
});

it('a line of dashes at the end is taken out', async () => {
  const { text } = await mendText(`${begin}  - { title: A, say: B }\n---\n`, check);
  expect(text).toBe(`${begin}  - { title: A, say: B }\n`);
});

it('several slips in one file, also those that others hide', async () => {
  const bad = `${begin}  - title:Ask\n    say: {{ customer }}, hello\n  - title: Order\n    sya: order #5\n`;
  const { text, mended } = await mendText(bad, check);
  expect(text).toBe(
    `${begin}  - title: Ask\n    say: "{{ customer }}, hello"\n  - title: Order\n    say: "order #5"\n`,
  );
  expect(mended.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
    '4 yaml',
    '5 yaml',
    '7 unknown-field',
    '7 cut-text',
  ]);
});

it.each([
  ['two lines or one', '  - title: A\n    say: [Hello there, good morning]'],
  ['which field is meant', '  - { title: A, say: B, xyz: C }'],
  ['which step is meant', '  - { title: A, say: B, next: { go: b } }\n  - { title: C, say: B }'],
  ['whether it is a comment', '  - title: A\n    say: {{ customer }}, hello # loud'],
  ['what is never said', "  - title: A\n    say: It's our policy."],
])('what nobody can know is left: %s', async (_name, bad) => {
  expect((await mendText(begin + bad, check)).mended).toEqual([]);
});

it('a file whose slips never get fewer is looked at so often and no more, and is left as it is', async () => {
  const bad = begin + Array.from({ length: 900 }, (_, at) => `  - { title: Step ${at}, sya: Hello. }\n`).join('');
  const problems = load(bad).problems.filter(({ rule }) => rule === 'unknown-field');
  expect(problems.length).toBeGreaterThan(600);
  let looks = 0;
  const same = async () => {
    looks += 1;
    return problems;
  };
  expect(await mendText(bad, same)).toEqual({ text: bad, mended: [] });
  expect(looks).toBe(300);
});

it('a change that makes a file take too much to read does not stay', async () => {
  const bad = `${begin}  - { title: Ask, sya: Hello. }\n`;
  expect(await mendText(bad, async (text) => (text === bad ? check(text) : null))).toEqual({ text: bad, mended: [] });
});
