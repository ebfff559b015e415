import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { openWizard } from '../helpers/wizard.ts';

// The trainer's guide is followed from its first line to its last: each file in it is written, each command is run.

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'playbooks.md'), 'utf8');

type Block = { language: string; text: string; command: string };

const blocks = [...page.matchAll(/^```(yaml|text|sh)\n([\s\S]*?)^```/gm)].map(
  ([, language = '', text = '']): Block => ({ language, text, command: '' }),
);

/** What a command of the guide ends with, where that is not 0. */
const endings: Readonly<Record<string, number>> = {};

it('each command in the guide does what it says', { timeout: 120_000 }, async () => {
  const desk = openDesk();
  let ran = 0;
  for (const { language, text } of blocks) {
    const [, name = ''] = /^# (\S+\.(?:yaml|txt|md))\n/.exec(text) ?? [];
    if (language === 'yaml' && text.includes('title: Our way\n')) desk.file('our-way.yaml', text);
    if (name !== '') desk.file(name, text.replace(/^#.*\n/, ''));

    if (language !== 'sh') continue;
    for (const command of text.trim().split('\n')) {
      await run(desk, command);
      ran += 1;
    }
  }
  expect(ran).toBeGreaterThan(2);
  desk.leave();
});

async function run(desk: Desk, command: string): Promise<void> {
  const [program, ...words] = command.match(/"[^"]*"|\S+/g) ?? [];
  expect(program).toBe('recover');
  const to = words.indexOf('>');
  const args = (to < 0 ? words : words.slice(0, to)).map((word) => word.replace(/^"(.*)"$/, '$1'));
  if (args.includes('practice')) {
    const call = openWizard(desk, args);
    await call.until(/THEM .*[\s\S]*\? keys/);
    call.press('ctrl-c');
    await call.until('Ctrl-C again leaves');
    call.press('ctrl-c');
    expect({ command, code: (await call.exited).code }).toEqual({ command, code: 130 });
    expect(call.screen()).toContain('Nothing of it is stored');
    return;
  }
  if (args.includes('--watch')) {
    const screen = openWizard(desk, args);
    await screen.until(' q leaves');
    screen.type('q');
    expect({ command, ...(await screen.exited) }).toEqual({ command, code: 0, signal: null });
    return;
  }
  const { code, out, err } = desk.run(args);
  expect({ command, code, err: code === 0 ? '' : err }).toEqual({ command, code: endings[command] ?? 0, err: '' });
  if (to >= 0) desk.file(words[to + 1] ?? '', out);
}

it('each playbook in the guide is without an error, and passes its tests', () => {
  const desk = openDesk();
  const files = blocks
    .filter(({ language, text }) => language === 'yaml' && text.startsWith('recover: 1\n'))
    .map(({ text }, index) => desk.file(`guide-${index}.yaml`, text));
  expect(files.length).toBeGreaterThan(20);
  expect(desk.run(['playbooks', 'lint', ...files])).toMatchObject({ code: 0, out: '' });
  const { code, out } = desk.run(['playbooks', 'test', ...files]);
  expect(code).toBe(0);
  expect(out).toMatch(/\n[2-9]\d passed, 0 failed/);
  desk.leave();
});
