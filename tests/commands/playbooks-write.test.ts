import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, madeIn, openDesk } from '../helpers/cli.ts';
import { openWizard } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const read = (name: string) => readFileSync(join(desk.folder, name), 'utf8');
const titleAndSteps = ['--title', 'Our way', '--steps', 'Greet, Listen, Say it back, Put it right'];

describe('playbooks new', () => {
  it('writes a commented draft that lint has nothing to say about, and whose test passes', () => {
    const { code, out } = desk.run(['playbooks', 'new', ...titleAndSteps]);
    expect(code).toBe(0);
    expect(out).toContain('./our-way.yaml: 4 steps');
    // Beside it, so that it is there on the next machine and after an update too.
    expect(read('our-way.yaml')).toMatch(/^# yaml-language-server: \$schema=playbook\.schema\.json\n/);
    expect(`${read('playbook.schema.json')}`).toBe(readFileSync('schema/playbook.schema.json', 'utf8'));
    expect(desk.run(['playbooks', 'lint', './our-way.yaml'])).toMatchObject({
      code: 0,
      err: 'One playbook checked, nothing found.\n',
    });
    expect(desk.run(['playbooks', 'test', './our-way.yaml']).out).toContain('1 passed, 0 failed');
  });

  it('asks for what is not given, in a terminal', async () => {
    const wizard = openWizard(desk, ['playbooks', 'new']);
    await wizard.until('What do people call the method?');
    wizard.type('Late deliveries');
    wizard.press('enter');
    await wizard.until('Its steps, in order');
    wizard.press('enter');
    expect((await wizard.exited).code).toBe(0);
    expect(read('late-deliveries.yaml')).toContain('title: Late deliveries');
  });

  it('breaks no word of a question in a narrow window', async () => {
    const wizard = openWizard(desk, ['playbooks', 'new'], { cols: 40 });
    await wizard.until('method? (Our\n way)');
    wizard.type('Late deliveries to people who have moved');
    wizard.press('enter');
    expect(await wizard.until('Say goodbye)')).toBe(
      ` What do people call the method? Late
 deliveries to people who have moved
 Its steps, in order, with commas
 between: (Greet, Listen, Say it back,
 Say sorry, Put it right, Say goodbye)`,
    );
    wizard.press('enter');
    expect((await wizard.exited).code).toBe(0);
  });

  it('leaves nothing behind when it is left', async () => {
    const wizard = openWizard(desk, ['playbooks', 'new']);
    await wizard.until('What do people call the method?');
    wizard.press('ctrl-c');
    expect((await wizard.exited).code).toBe(130);
    expect(wizard.screen()).toContain('Nothing was written.');
    expect(madeIn(desk.folder)).toEqual([]);
  });

  it('says what to give where nobody can be asked', () => {
    const { code, err } = desk.run(['playbooks', 'new', '--title', 'Our way']);
    expect(code).toBe(5);
    expect(err).toContain('--steps "Greet');
  });

  it('never overwrites', () => {
    desk.file('our-way.yaml', 'mine');
    const { code, err } = desk.run(['playbooks', 'new', ...titleAndSteps]);
    expect(code).toBe(1);
    expect(err).toContain('our-way.yaml exists already, and nothing was written.');
    expect(read('our-way.yaml')).toBe('mine');
  });

  it("writes into the team's folder, and only what nobody has there or elsewhere", () => {
    expect(desk.run(['playbooks', 'new', ...titleAndSteps, '--team']).err).toContain('RECOVER_PLAYBOOKS');
    const team = join(desk.folder, 'team');
    desk.env.RECOVER_PLAYBOOKS = team;
    expect(desk.run(['playbooks', 'new', ...titleAndSteps, '--team']).code).toBe(0);
    expect(readdirSync(team)).toEqual(['our-way.yaml', 'playbook.schema.json']);
    const { code, err } = desk.run([
      'playbooks',
      'new',
      '--title',
      'x',
      '--id',
      'walras',
      '--steps',
      'Greet',
      '--team',
    ]);
    expect(code).toBe(1);
    expect(err).toContain('There is a playbook "walras" already: ');
  });

  it.each(['walras', 'resolved', '4', '7', '10'])('copies %s with its tests and all that it includes', (name) => {
    expect(desk.run(['playbooks', 'new', '--from', name, '--to', 'copy.yaml']).code).toBe(0);
    expect(read('copy.yaml')).not.toContain('include:');
    expect(desk.run(['playbooks', 'lint', './copy.yaml'])).toMatchObject({ code: 0, out: '' });
    expect(desk.run(['playbooks', 'test', './copy.yaml'])).toMatchObject({ code: 0 });
  });
});

describe('the schema beside a new file', () => {
  it("is made anew after an update, and nobody else's file is touched", () => {
    const old = readFileSync('schema/playbook.schema.json', 'utf8').replaceAll('"closing"', '"last-words"');
    desk.file('playbook.schema.json', old);
    desk.run(['playbooks', 'new', ...titleAndSteps]);
    expect(read('playbook.schema.json')).toBe(readFileSync('schema/playbook.schema.json', 'utf8'));
    desk.file('playbook.schema.json', '{ "mine": true }');
    desk.run(['playbooks', 'new', ...titleAndSteps, '--to', 'other.yaml']);
    expect(read('playbook.schema.json')).toBe('{ "mine": true }');
    expect(existsSync(/schema=(.*)\n/.exec(read('other.yaml'))?.[1] ?? '')).toBe(true);
  });
});

describe('playbooks customers --new', () => {
  it('writes one with comments that can be played at once', () => {
    const { code, out } = desk.run(['playbooks', 'customers', '--new', 'The wrong bill']);
    expect({ code, out }).toEqual({ code: 0, out: './the-wrong-bill.yaml: a customer to change line by line.\n' });
    expect(read('the-wrong-bill.yaml')).toMatch(/^# yaml-language-server: \$schema=customer\.schema\.json\n/);
    expect(existsSync(join(desk.folder, 'customer.schema.json'))).toBe(true);
    const checked = desk.run(['playbooks', 'customers', './the-wrong-bill.yaml']);
    expect(checked.out).toBe('the-wrong-bill  The wrong bill, upset (6)\n');
    expect(checked.err).toContain('practice walras --customer ./the-wrong-bill.yaml');
    const answers = desk.file('answers.yaml', '- end: disconnected\n');
    const played = ['playbooks', 'practice', 'walras', '--customer', './the-wrong-bill.yaml', '--answers', answers];
    expect(desk.run(played).code).toBe(0);
    expect(desk.run(['playbooks', 'customers', '--new', 'The wrong bill']).err).toContain('nothing was written');
  });

  it("copies one, or puts it into the team's folder, where it can be named", () => {
    desk.env.RECOVER_PLAYBOOKS = join(desk.folder, 'team');
    expect(desk.run(['playbooks', 'customers', '--new', 'Late bed', '--from', 'late-sofa', '--team']).code).toBe(0);
    expect(desk.run(['playbooks', 'customers', 'late-bed']).out).toContain('Late bed, upset (6)');
    expect(read('team/customers/late-bed.yaml')).toContain('Three weeks!');
    expect(desk.run(['playbooks', 'customers', '--new', 'Quiet one', '--team']).err).toContain(
      'There is a customer "quiet-one" already: ',
    );
    expect(desk.run(['playbooks', 'customers', '--from', 'late-sofa'])).toMatchObject({ code: 2 });
  });
});

describe('a draft', () => {
  it('is started by its path and never by its name, and says why', () => {
    desk.env.RECOVER_PLAYBOOKS = desk.folder;
    desk.run(['playbooks', 'new', ...titleAndSteps]);
    const answers = desk.file('answers.txt', '- end: misdial\n');
    const byName = desk.run(['start', 'our-way', '--answers', answers]);
    expect(byName.code).toBe(1);
    expect(byName.err).toContain('"our-way" is a draft: no call was started.');
    expect(desk.run(['start', './our-way.yaml', '--answers', answers]).code).toBe(0);
    // It is known by now, and still a draft.
    expect(desk.run(['start', 'our-way', '--answers', answers]).code).toBe(1);
    desk.file('our-way.yaml', read('our-way.yaml').replace('draft: yes\n', ''));
    expect(desk.run(['start', 'our-way', '--answers', answers]).code).toBe(0);
  });

  it('can be one until a day', () => {
    desk.env.RECOVER_PLAYBOOKS = desk.folder;
    desk.run(['playbooks', 'new', ...titleAndSteps]);
    const text = read('our-way.yaml');
    const answers = desk.file('answers.txt', '- end: misdial\n');
    desk.file('our-way.yaml', text.replace('draft: yes', 'live-from: 2099-01-31'));
    expect(desk.run(['start', 'our-way', '--answers', answers]).err).toContain('"our-way" is used from 2099-01-31 on');
    desk.file('our-way.yaml', text.replace('draft: yes', 'live-from: 2020-01-31'));
    expect(desk.run(['start', 'our-way', '--answers', answers]).code).toBe(0);
    desk.file('our-way.yaml', text.replace('draft: yes', 'live-from: 2027-02-30'));
    expect(desk.run(['playbooks', 'lint', './our-way.yaml']).out).toContain('A day is written like 2026-12-01.');
    desk.file('our-way.yaml', text.replace('draft: yes', 'live-from: next Monday'));
    expect(desk.run(['playbooks', 'lint', './our-way.yaml']).out).toContain('A day is written like 2026-12-01.');
  });
});

describe('playbooks import', () => {
  it('takes a file or a pipe, and says what it did not understand', () => {
    const path = desk.file('method.txt', 'Our way\n\n1. Listen\n   If they shout, go back to step 1.\n2. Solve\n');
    const { code, out } = desk.run(['playbooks', 'import', path]);
    expect(code).toBe(0);
    expect(out).toContain('./our-way.yaml: 2 steps');
    expect(out).toContain('line 4  a way to another step: kept as a hint');
    const piped = desk.run(['playbooks', 'import', '-', '--to', '-'], '- Greet\n- Solve\n');
    expect(piped.out).toContain('title: Greet');
    expect(piped.code).toBe(0);
  });

  it('takes what is pasted into the terminal', async () => {
    const wizard = openWizard(desk, ['playbooks', 'import', '-']);
    await wizard.until('Ctrl-D on a line of its own');
    wizard.type('1. Greet\n2. Listen\n3. Solve\n');
    await wizard.until('3. Solve');
    wizard.press('ctrl-d');
    expect((await wizard.exited).code).toBe(0);
    expect(wizard.screen()).toContain('./our-way.yaml: 3 steps');
  });

  it.each([
    ['nothing.txt', '', 1, 'holds no steps'],
    ['bytes.txt', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xff, 0x00]), 1, 'is not plain text'],
    ['large.txt', 'x'.repeat(300_000), 1, 'larger than 256 kB'],
  ])('refuses %s in one sentence', (name, text, code, sentence) => {
    const ran = desk.run(['playbooks', 'import', desk.file(name, text)]);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(sentence);
  });
});

describe('playbooks import of what somebody saved elsewhere', () => {
  it.each([
    ['UTF-16', Buffer.from('\ufeff1. Begrüßen\n2. Lösen: 5 €\n', 'utf16le'), ''],
    ['Windows', Buffer.from('1. Begr\xfc\xdfen\n2. L\xf6sen: 5 \x80\n', 'latin1'), 'read as a text of Windows'],
  ])('reads accents and prices in %s', (_name, bytes, said) => {
    const { code, err } = desk.run(['playbooks', 'import', desk.file('method.txt', bytes), '--to', 'ours.yaml']);
    expect(code).toBe(0);
    expect(err).toContain(said);
    expect(read('ours.yaml')).toMatch(/title: Begrüßen[\s\S]*title: Lösen[\s\S]*5 €/);
  });

  it('tells at most twenty lines that it did not understand, and how many there are', () => {
    const path = desk.file('long.txt', Array.from({ length: 200 }, (_, index) => `${index + 1}. Greet\n`).join(''));
    const { out } = desk.run(['playbooks', 'import', path, '--to', 'ours.yaml']);
    expect(out.match(/there are 60 steps already/g)).toHaveLength(20);
    expect(out).toMatch(/and \d+ more, the last in line \d+/);
  });

  it('says what no act was guessed for, and in which language it puts labels', () => {
    const path = desk.file('weg.txt', '1. Begrüßen\n2. Fummeln\n   - Gutschrift, wenn es nicht anders geht\n');
    const { out } = desk.run(['playbooks', 'import', path, '--to', 'weg.yaml']);
    expect(out).toContain(
      'What 1 of 2 steps do to a conversation was not guessed, and is written with "act": Fummeln.',
    );
    expect(out).toContain('Read as German: so are its labels');
    expect(read('weg.yaml')).toContain('label: Wie steht es?');
    const english = desk.run(['playbooks', 'import', path, '--to', 'way.yaml', '--language', 'en']);
    expect(english.out).not.toContain('Read as German');
    expect(read('way.yaml')).toContain('label: How does it stand?');
    const french = desk.run(['playbooks', 'import', '-', '--to', 'pas.yaml'], '1. Saluer\n2. Aider\n');
    expect(french.out).toMatch(
      /What any step does to a conversation was not guessed[\s\S]*language was not recognised/,
    );
    const made = desk.run(['playbooks', 'new', '--title', 'Neu', '--steps', 'Begrüßen, Zuhören, Lösen']);
    expect(made.err).toContain('Read as German');
    expect(read('neu.yaml')).toContain('Bitte erzählen Sie mir');
    expect(desk.run(['playbooks', 'new', '--from', 'walras', '--language', 'de']).code).toBe(2);
  });

  it('keeps what it says apart from a draft that goes into a pipe', () => {
    const ran = desk.run(
      ['playbooks', 'import', '-', '--to', '-'],
      'Greet\nIf they shout, go back to step 1.\nSolve\n',
    );
    expect(ran.out).toMatch(/^# yaml-language-server[\s\S]*disposition: solved\n+$/);
    expect(ran.err).toContain('No numbers, bullets or headings were found: each line became a step.');
  });
});

describe('playbooks edit', () => {
  const file = `# Ours, by heart
recover: 1
title: Small   # a title
steps:
  - id: greet
    say: |
      Good morning.

      Hello there.
  - { id: thank, say: "Thank you.", guide: Warmly }
`;
  const edit = (...options: string[]) => desk.run(['playbooks', 'edit', './small.yaml', ...options]);
  const changes = (now: string) => {
    const before = file.split('\n');
    return now.split('\n').flatMap((line, index) => (line === before[index] ? [] : [line]));
  };

  it.each([
    ['greet', '2', 'Hello: you # there', ['      Hello: you # there']],
    ['thank', '1', 'Warmly, briefly', ['  - { id: thank, say: "Thank you.", guide: "Warmly, briefly" }']],
    ['thank', '2', 'Say "thanks"', ['  - { id: thank, say: "Say \\"thanks\\"", guide: Warmly }']],
  ])('exchanges one wording of %s and keeps every other letter', (step, line, words, lines) => {
    desk.file('small.yaml', file);
    const { code, out } = edit('--step', step, '--line', line, '--words', words);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining(`+ ${words}`) });
    expect(changes(read('small.yaml'))).toEqual(lines);
  });

  it('writes nothing that lint would refuse', () => {
    desk.file('small.yaml', file);
    const { code, err } = edit('--step', 'greet', '--line', '1', '--words', "It's our policy.");
    expect(code).toBe(3);
    expect(err).toContain('small.yaml:7:7  error never-say');
    expect(read('small.yaml')).toBe(file);
  });

  it.each([
    ['Hello \u001b[31mthere', 'The new words hold a hidden character (Escape) after "Hello".'],
    ['\u202ereht olleH', 'The new words hold a hidden character (U+202E) at the beginning.'],
  ])('writes no stand-in for a hidden character: %j', (words, sentence) => {
    desk.file('small.yaml', file);
    const { code, err } = edit('--step', 'greet', '--line', '1', '--words', words);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(sentence) });
    expect(read('small.yaml')).toBe(file);
    const made = desk.run(['playbooks', 'new', '--title', words, '--steps', 'Greet', '--to', 'made.yaml']);
    expect(made).toMatchObject({ code: 2, err: expect.stringContaining('The title holds a hidden character') });
    desk.file('paper.txt', '1. Greet\n2. Listen\n');
    for (const args of [
      ['import', 'paper.txt', '--title', words],
      ['customers', '--new', words],
    ])
      expect(desk.run(['playbooks', ...args, '--to', 'made.yaml'])).toMatchObject({
        code: 2,
        err: expect.stringContaining('The title holds a hidden character'),
      });
    expect(existsSync(join(desk.folder, 'made.yaml'))).toBe(false);
  });

  it('takes no empty title for a list either', () => {
    desk.file('paper.txt', '1. Greet\n2. Listen\n');
    const ran = desk.run(['playbooks', 'import', 'paper.txt', '--title', ' ', '--to', 'made.yaml']);
    expect(ran).toMatchObject({ code: 2, err: 'A playbook needs a title.\n' });
  });

  it('is done with the arrows in a terminal', async () => {
    desk.file('small.yaml', file);
    const wizard = openWizard(desk, ['playbooks', 'edit', './small.yaml']);
    await wizard.until('Which step?');
    wizard.press('enter');
    await wizard.until(/Which line\?[\s\S]*Hello there\./);
    wizard.press('down', 'enter');
    await wizard.until('The new words');
    wizard.type('Good evening.');
    wizard.press('enter');
    expect((await wizard.exited).code).toBe(0);
    expect(changes(read('small.yaml'))).toEqual(['      Good evening.']);
  });

  it('breaks no word of a list to choose from in a narrow window', async () => {
    const long = 'I am glad that you rang, and I will look after this myself.';
    desk.file('small.yaml', file.replace('Good morning.', long));
    const wizard = openWizard(desk, ['playbooks', 'edit', './small.yaml', '--step', 'greet'], { cols: 40 });
    await wizard.until(/Which line\?[\s\S]*select/);
    wizard.press('enter');
    const screen = await wizard.until('myself.)');
    expect(screen).toContain(`
 The new words. Enter alone leaves
 them: (I am glad that you rang, and I
 will look after this myself.)`);
    wizard.press('enter');
    await wizard.exited;
  });

  it('finds a step of a script by its own name, and says why a title cannot be changed', () => {
    const inScript = `recover: 1
title: Small
steps:
  - { title: Hear them, say: Hello there., next: { when: { angry: yes }, redo: hear-them }, ask: { angry: yes-no } }
  - { title: Solve it, say: I will., next: { run: calm } }
scripts:
  calm: { steps: [{ title: A breath, say: Take your time. }] }
`;
    desk.file('small.yaml', inScript);
    expect(edit('--step', 'a-breath', '--line', '2', '--words', 'I am here.').code).toBe(0);
    expect(changes(read('small.yaml')).join()).toContain('say: I am here.');
    const { code, err } = edit('--step', 'hear-them', '--line', '1', '--words', 'Listen');
    expect(code).toBe(3);
    expect(err).toContain('Other steps call this one by its title: give it a line "id: hear-them" in the file first.');
    expect(desk.run(['playbooks', 'preview', './small.yaml', '--step', 'a-breath']).out).toContain('I am here.');
  });

  it('says which steps and lines there are', () => {
    desk.file('small.yaml', file);
    expect(edit('--step', 'gret', '--line', '1', '--words', 'x').err).toContain('Did you mean greet?');
    expect(edit('--step', 'greet', '--line', '3', '--words', 'x').err).toContain('2  say    Hello there.');
  });

  it('keeps a link a link and the rights as they were, and leaves shipped playbooks alone', () => {
    mkdirSync(join(desk.folder, 'real'));
    desk.file('real/small.yaml', file);
    symlinkSync(join(desk.folder, 'real', 'small.yaml'), join(desk.folder, 'small.yaml'));
    const before = statSync(join(desk.folder, 'real', 'small.yaml')).mode;
    expect(edit('--step', 'greet', '--line', '1', '--words', 'Good day.').code).toBe(0);
    expect(read('real/small.yaml')).toContain('Good day.');
    expect(statSync(join(desk.folder, 'real', 'small.yaml')).mode).toBe(before);
    expect(desk.run(['playbooks', 'edit', 'walras']).err).toContain('recover playbooks new --from walras');
  });
});
