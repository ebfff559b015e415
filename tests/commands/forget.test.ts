import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { append } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { untilKept } from '../helpers/kept-draft.ts';
import { openWizard } from '../helpers/wizard.ts';
import { answered, began, callEntry, noted } from '../store/support/entries.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';

const morning = '2026-11-18T15:00:00Z';
const noon = '2026-11-18T17:00:00Z';
const evening = '2026-11-18T23:00:00Z';

/** In no word of ours, and not in a hash: whatever part of them is found anywhere is a piece of what was typed. */
const sentinels = [
  ...['zyxophant', 'qwurmblitz', 'jubblewick', 'krumpholz', 'vexxling', 'yttergrok', 'ozzlemurk', 'uxxbridge'],
  ...['Quarkowski', 'kvxstrasse'],
];
const number = '+49 30 5550 1847';

const call = `
- story: [ordered a zyxophant, told a vexxling, "* the qwurmblitz is late"]
- understood: yes
- wish: the jubblewick by Saturday
- outcome: later
- call-back: { words: today at 16:30, agreed: yes }
- end: promised
- cause: old krumpholz list
- written-up
`;

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

const path = (name: string) => join(desk.folder, name);

function lead(customer: string, answers: string, ...options: readonly string[]): string {
  writeFileSync(path('call.yaml'), answers);
  const ran = desk.at(morning, ['start', 'walras', '--customer', customer, '--answers', 'call.yaml', ...options]);
  expect(ran.code, ran.err).toBe(0);
  writeFileSync(path('call.yaml'), '');
  return /call ([a-z0-9]+)\.$/m.exec(ran.err)?.[1] ?? '';
}

const misdial = '- end: misdial\n';

function followUpOf(customer: string): string {
  const all = desk.json(noon, ['followups']) as { code: string; customer: string }[];
  return all.find((followUp) => followUp.customer === customer)?.code ?? '';
}

/** Of all calls, in the order of the alphabet. */
const customers = (moment: string) =>
  desk
    .json(moment, ['calls'])
    .map((one: { customer: string }) => String(one.customer))
    .sort();

function everyFile(folder = desk.folder): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? everyFile(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** Where a part of what was typed still stands: the index keeps words without what they begin with in common. */
function leftIn(files: readonly string[]): string[] {
  const parts = sentinels.flatMap((word) => [word.slice(0, 6), word.slice(-6)]).map((part) => part.toLowerCase());
  return files.flatMap((file) => {
    const bytes = readFileSync(file, 'latin1').toLowerCase();
    return [...parts, '5550 1847', 'rz-1'].filter((part) => bytes.includes(part)).map((part) => `${file}: ${part}`);
  });
}

/** Others around them, so that rows and pages move. */
function manyOthers(from: number, to: number): void {
  const store = openStore(path('recover.db'), { source: countingSource(from), machine, mode: 'write' });
  for (let n = from; n < to; n += 1) {
    const stream = `other-${(n * 7919) % 1000}-${n}`;
    const bodies = [
      began({ customer: `Person ${(n * 31) % 97} ${n}` }, { caseId: `case-of-${stream}`, code: `z${n}` }),
      noted(`${'much was said here '.repeat(n % 9)}${n}`),
      answered('cause', `the ${n}th cause`),
    ];
    append(
      store,
      bodies.map((body, at) => callEntry(stream, { seq: at + 1 }, body)),
      { savedAt },
    );
  }
  store.close();
}

describe('recover forget', () => {
  it('leaves no piece of what was typed in any file, in use as it is', { timeout: 60_000 }, async () => {
    manyOthers(0, 40);
    lead('Zed Quarkowski', call, '--contact', number, '--reference', 'RZ-1');
    manyOthers(40, 80);
    const followUp = followUpOf('Zed Quarkowski');
    for (const change of [
      ['attempt', followUp, '--result', 'no-answer', '--note', 'the yttergrok answered'],
      ['reschedule', followUp, 'tomorrow at 10:00', '--agreed', '--why', 'the ozzlemurk is late'],
      ['release', followUp, '--why', 'has a uxxbridge now'],
    ])
      expect(desk.at(noon, ['followups', ...change])).toMatchObject({ code: 0 });
    const wizard = openWizard(desk, ['start', 'walras', '--customer', 'Zed Quarkowski']);
    await wizard.until('[W  A]');
    wizard.type('lives in kvxstrasse');
    await untilKept(desk, (kept) => kept?.text === 'lives in kvxstrasse');
    wizard.kill('SIGKILL');
    await wizard.exited;
    const open = desk.json(noon, ['calls', '--open'])[0];
    const note = { ...callEntry(open.id, { seq: 1 }, noted('a zyxophant, kept aside')), at: noon };
    const head = { aside: 1, database: path('recover.db') };
    const aside = path('recover.db-aside-999999999-w-0');
    writeFileSync(aside, `${JSON.stringify(head)}\n${JSON.stringify({ savedAt: noon, entries: [note] })}\n`);
    manyOthers(80, 120);
    // All of them are there to be found, in the database, in the log, and in what was kept aside.
    expect(new Set(leftIn(everyFile()).map((left) => left.replace(/.*: /, ''))).size).toBe(sentinels.length * 2 + 2);
    // Another window has the file open all the while.
    const reader = new Database(path('recover.db'));
    reader.prepare('select count(*) from entries').get();

    const { code, out, err } = desk.at(evening, ['forget', 'zed quarkowski', '--yes']);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('could not be added') });
    expect(out).toContain('2 calls and 1 follow-up');
    expect(out).toContain('1 line typed and not sent, 1 file kept aside');
    expect(leftIn(everyFile())).toEqual([]);
    reader.close();
    expect(leftIn(everyFile())).toEqual([]);
    expect(desk.at(evening, ['calls', 'verify'])).toMatchObject({ code: 0 });
    expect(desk.at(evening, ['doctor']).out).not.toMatch(/^(warn|fail) +(lists|entries|forgotten|aside)/m);
    expect(desk.json(evening, ['calls', 'search', 'said', 'here']).length).toBeGreaterThan(10);
  });

  it('leaves who led the call, when, its choices and how it ended, and says that the rest is forgotten', () => {
    const code = lead('Zed Quarkowski', call);
    desk.at(noon, ['followups', 'release', followUpOf('Zed Quarkowski'), '--why', 'nothing']);
    const before = desk.json(noon, ['calls', 'show', code]);
    desk.at(evening, ['forget', 'Zed Quarkowski', '--yes', '--reason', 'letter of 17 Nov']);
    const after = desk.json(evening, ['calls', 'show', code]);
    const shape = ({ entries }: { entries: { seq: number; at: string; kind: string; by: string; to?: object }[] }) =>
      entries.map(({ seq, at, kind, by, to }) => ({ seq, at, kind, by, to }));
    expect(shape(after)).toEqual(shape(before));
    const { customer, forgottenAt, ...rest } = after.call;
    expect({ customer, forgottenAt }).toEqual({ customer: null, forgottenAt: '2026-11-18T23:00:00.000Z' });
    expect(before.call).toMatchObject({ ...rest, contact: null });
    expect(after.facts).toMatchObject({ understood: true, outcome: 'later', wish: '(forgotten)' });
    expect(after.followUps).toMatchObject([{ status: 'released', customer: null, promise: '(forgotten)' }]);
    expect(desk.at(evening, ['calls']).out).toMatch(new RegExp(`^${code}\\t.*\\t\\(forgotten\\)\\tPriya`, 'm'));
    const { out } = desk.at(evening, ['calls', 'show', code]);
    expect(out).toContain(`Call ${code}  (forgotten)`);
    expect(out).toContain('Forgotten Wed 18 Nov 18:00 by Priya: letter of 17 Nov');
    expect(out).toContain('promised Wed 18 Nov 16:30: (forgotten)');
  });

  it('wants the name typed, and changes nothing without it', async () => {
    lead('Zed Quarkowski', misdial);
    expect(desk.at(noon, ['forget', 'Zed Quarkowski'])).toMatchObject({
      code: 5,
      err: expect.stringContaining('--yes'),
    });
    for (const [typed, then] of [
      ['yes', 'Nothing was changed.'],
      ['zed quarkowski', 'Forgotten: 1 entry'],
    ] as const) {
      const terminal = openWizard(desk, ['forget', 'zed quarkowski']);
      await terminal.until('Type Zed Quarkowski to forget');
      terminal.type(typed);
      await terminal.until(new RegExp(`leave\\. ${typed}`));
      terminal.press('enter');
      await terminal.until(then);
      expect(await terminal.exited).toMatchObject({ code: 0 });
    }
    expect(desk.json(evening, ['calls'])).toMatchObject([{ customer: null, disposition: 'misdial' }]);
  });

  it('tells the second of two leads who has it forgotten already, and not that it was them', async () => {
    lead('Zed Quarkowski', misdial);
    const slower = openWizard(desk, ['forget', 'zed quarkowski']);
    await slower.until('Type Zed Quarkowski to forget');
    const faster = desk.run(['forget', 'zed quarkowski', '--yes']);
    expect(faster.out).toContain('Forgotten: 1 entry of 1 call');
    slower.type('zed quarkowski');
    await slower.until(/leave\. zed quarkowski/);
    slower.press('enter');
    await slower.until(/Nothing was left to forget: Priya did it .+\d\d:\d\d\./);
    expect((await slower.exited).code).toBe(0);
    expect(slower.screen()).not.toContain('Forgotten:');
    expect(readdirSync(desk.folder).filter((name) => name.includes('-forgetting-'))).toEqual([]);
  });

  it.each([
    { key: 'ctrl-c', env: {}, code: 130, signal: null },
    { key: 'ctrl-d', env: {}, code: 130, signal: null },
    // For a shell the same: 130.
    { key: 'ctrl-c', env: { ACCESSIBLE: '1' }, code: 0, signal: 'SIGINT' },
    { key: 'ctrl-d', env: { ACCESSIBLE: '1' }, code: 130, signal: null },
  ] as const)(
    'left with $key at its question changes nothing and ends with 130: $env',
    async ({ key, env, ...ending }) => {
      lead('Zed Quarkowski', misdial);
      const terminal = openWizard(desk, ['forget', 'Zed Quarkowski'], { env });
      await terminal.until(/Type Zed Quarkowski to forget, or Enter to leave\./);
      terminal.press(key);
      await terminal.until('Nothing was changed.');
      expect(await terminal.exited).toEqual(ending);
      expect(customers(evening)).toEqual(['Zed Quarkowski']);
    },
  );

  it('leaves no promise that could be opened again, to nobody knows whom', () => {
    lead('Zed Quarkowski', call);
    const code = followUpOf('Zed Quarkowski');
    expect(desk.at(noon, ['followups', 'done', code]).code).toBe(0);
    expect(desk.at(noon, ['forget', 'Zed Quarkowski', '--yes']).code).toBe(0);
    const again = desk.at(evening, ['followups', 'reopen', code, '--why', 'it was the other one']);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining(`${code} was forgotten`) });
    expect(desk.json(evening, ['followups'])).toEqual([]);
  });

  it('is refused while something is promised, and says what and how to be let off', () => {
    lead('Zed Quarkowski', call);
    const code = followUpOf('Zed Quarkowski');
    const before = readFileSync(path('recover.db'));
    for (const flag of ['--yes', '--dry-run']) {
      const { code: exit, err } = desk.at(noon, ['forget', 'Zed Quarkowski', flag]);
      expect(exit).toBe(1);
      expect(err).toContain(`${code}  Wed 18 Nov 16:30`);
      expect(err).toContain(`recover followups release ${code} --why`);
    }
    expect(readFileSync(path('recover.db')).equals(before)).toBe(true);
    const hint = /recover (followups release .*)$/m.exec(desk.at(noon, ['forget', 'Zed Quarkowski', '--yes']).err)?.[1];
    const words = [...(hint ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
    expect(desk.at(noon, words).code).toBe(0);
    expect(desk.at(noon, ['forget', 'Zed Quarkowski', '--yes']).code).toBe(0);
  });

  it('is refused while somebody is on a call of theirs', async () => {
    const wizard = openWizard({ ...desk, env: { ...desk.env, NODE_OPTIONS: '' } }, [
      ...['start', 'walras', '--customer', 'Zed Quarkowski'],
    ]);
    await wizard.until('[W  A]');
    const { code, err } = desk.run(['forget', 'Zed Quarkowski', '--yes']);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('Priya is on that call now') });
    expect(desk.run(['calls']).out).toContain('Zed Quarkowski');
  });

  it('of a call that was cut off gives it up: nobody is asked to carry it on', () => {
    writeFileSync(path('call.yaml'), '- story: late\n');
    desk.at(morning, ['start', 'walras', '--customer', 'Zed Quarkowski', '--answers', 'call.yaml']);
    expect(desk.json(noon, ['calls', '--open'])).toHaveLength(1);
    expect(desk.at(noon, ['forget', 'Zed Quarkowski', '--yes']).out).toContain('is given up');
    expect(desk.json(noon, ['calls', '--open'])).toEqual([]);
    expect(desk.json(noon, ['calls'])).toMatchObject([{ status: 'abandoned', customer: null }]);
  });

  it('shows with --dry-run what it would take, and changes nothing', () => {
    const code = lead('Zed Quarkowski', misdial, '--contact', number);
    desk.at(noon, ['backup']);
    const before = readFileSync(path('recover.db'));
    const shown = desk.json(noon, ['forget', 'Zed Quarkowski', '--dry-run']);
    expect(shown).toMatchObject({
      ...{ dryRun: true, forgotten: false, name: 'Zed Quarkowski', entries: 1, drafts: 0, aside: [] },
      ...{ calls: [{ code, status: 'written-up' }], followUps: [], others: [], mentions: [] },
    });
    // With one of each day from then on, seven newer days are there.
    expect(shown.copies).toEqual([
      {
        path: path('backups/recover-2026-11-18-170000.db'),
        madeAt: noon.replace('Z', '.000Z'),
        goneOn: '2026-11-25T17:00:00.000Z',
      },
    ]);
    expect(readFileSync(path('recover.db')).equals(before)).toBe(true);
    // As a copy leaves it when it is killed before it gets its name, and when it had only begun.
    copyFileSync(path('recover.db'), path('backups/recover-2026-11-18-171500.db.x.part'));
    writeFileSync(path('backups/recover-2026-11-18-171600.db.x.part'), '');
    expect(desk.json(noon, ['forget', 'Zed Quarkowski', '--dry-run']).copies).toEqual([
      shown.copies[0],
      { path: path('backups/recover-2026-11-18-171500.db.x.part'), madeAt: null, goneOn: null },
    ]);
    expect(desk.at(noon, ['forget', 'Zed Quarkowski', '--dry-run']).err).toBe(
      'Nothing was changed: --dry-run only shows it.\n',
    );
  });

  it('names a copy that was never finished, as it names the others', () => {
    lead('Zed Quarkowski', misdial);
    desk.at(noon, ['backup']);
    const [name = ''] = readdirSync(path('backups'));
    const copy = readFileSync(path(`backups/${name}`));
    const left = [path('recover.db.0193.part'), path('backups/recover-2026-11-01-180000.db.0193.part')];
    for (const part of left) writeFileSync(part, copy, { mode: 0o600 });
    writeFileSync(path('backups/copy-of-the-day.part'), '', { mode: 0o600 });
    const { copies } = desk.json(noon, ['forget', 'Zed Quarkowski', '--dry-run']);
    expect(copies.slice(1)).toEqual(left.map((part) => ({ path: part, madeAt: null, goneOn: null })));
  });

  it('finds them by number and by reference as by name, and leaves others with the same number', () => {
    lead('Zed Quarkowski', misdial, '--contact', number, '--reference', 'RZ-1');
    const theirs = desk.json(noon, ['calls'])[0].code;
    const other = lead('Bo Lind', `- story: I am married to Zed Quarkowski\n${misdial}`, '--contact', number);
    for (const given of ['Zed  QUARKOWSKI', '0049 30 5550 1847', '030 5550-1847', 'rz-1'])
      expect(desk.json(noon, ['forget', given, '--dry-run']).calls, given).toContainEqual(
        expect.objectContaining({ code: theirs }),
      );
    const shown = desk.json(noon, ['forget', 'Zed Quarkowski', '--dry-run']);
    expect(shown.calls).toHaveLength(1);
    expect(shown).toMatchObject({ others: [{ code: other, customer: 'Bo Lind' }], mentions: [{ code: other }] });
    const { code, err } = desk.at(noon, ['forget', 'Quark', '--yes']);
    expect({ code, err }).toMatchObject({ code: 4, err: expect.stringContaining('There is: "Zed Quarkowski".') });
    desk.at(noon, ['forget', theirs, '--yes']);
    expect(customers(noon)).toEqual(['Bo Lind', 'null']);
  });

  it('by a code forgets that call alone, and names the others', () => {
    const first = lead('Zed Quarkowski', misdial);
    const second = lead('Zed Quarkowski', misdial);
    const { out } = desk.at(noon, ['forget', first, '--yes']);
    expect(out).toMatch(new RegExp(`Left as they are, though the name or the number is the same:\\n  ${second}  call`));
    expect(customers(noon)).toEqual(['Zed Quarkowski', 'null']);
    expect(desk.at(noon, ['forget', first, '--yes']).out).toContain('Nothing is left to forget');
  });

  it('keeps no name of theirs in the reason, and no card number', () => {
    lead('Zed Quarkowski', misdial);
    expect(desk.at(noon, ['forget', 'Zed Quarkowski', '--yes', '--reason', 'zed quarkowski wrote'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('may not name the customer'),
    });
    expect(desk.at(noon, ['forget', 'Zed Quarkowski', '--yes', '--reason', 'card 4111 1111 1111 1111']).code).toBe(0);
    const db = new Database(path('recover.db'), { readonly: true });
    expect(db.prepare('select reason from erasures').pluck().get()).toBe('card [card number removed, ends 1111]');
    db.close();
  });

  it('lasts when an older copy is put back', () => {
    lead('Zed Quarkowski', call, '--contact', number);
    desk.at(noon, ['followups', 'release', followUpOf('Zed Quarkowski'), '--why', 'nothing']);
    desk.at(noon, ['backup', '--to', path('copy.db')]);
    desk.at(evening, ['forget', 'Zed Quarkowski', '--yes']);
    const back = desk.at(evening, ['restore', path('copy.db'), '--yes']);
    expect(back).toMatchObject({
      code: 0,
      out: expect.stringContaining('Forgotten since it was made, and forgotten still'),
    });
    expect(leftIn(everyFile().filter((file) => !file.endsWith('copy.db')))).toEqual([]);
    expect(desk.json(evening, ['calls'])).toMatchObject([{ customer: null }]);
    expect(desk.at(evening, ['calls', 'verify']).code).toBe(0);
  });

  it('lasts when another file that knows of them is merged in', () => {
    lead('Zed Quarkowski', misdial, '--contact', number);
    desk.at(noon, ['backup', '--to', path('other.db')]);
    desk.at(evening, ['forget', 'Zed Quarkowski', '--yes']);
    Object.assign(desk.env, { RECOVER_DATABASE: path('other.db') });
    lead('Bo Lind', misdial);
    Object.assign(desk.env, { RECOVER_DATABASE: path('recover.db') });
    expect(desk.at(evening, ['merge', path('other.db')])).toMatchObject({ code: 0 });
    expect(customers(evening)).toEqual(['Bo Lind', 'null']);
    expect(leftIn(everyFile().filter((file) => !file.includes('other.db')))).toEqual([]);
    expect(everyFile().filter((file) => file.includes('forgetting'))).toEqual([]);
  });

  it('lasts when another program keeps the file from being cleared after a merge, which says so', () => {
    lead('Zed Quarkowski', misdial);
    desk.at(noon, ['backup', '--to', path('other.db')]);
    Object.assign(desk.env, { RECOVER_DATABASE: path('other.db') });
    desk.at(evening, ['forget', 'Zed Quarkowski', '--yes']);
    Object.assign(desk.env, { RECOVER_DATABASE: path('recover.db') });
    const reader = new Database(path('recover.db'));
    reader.exec('begin');
    reader.prepare('select * from entries').all();
    const came = desk.at(evening, ['merge', path('other.db')]);
    reader.close();
    expect(came.code).toBe(6);
    expect(came.err).toContain('All of it came, and what was forgotten stays so, but the file could not be cleared');
    expect(customers(evening)).toEqual(['null']);
    expect(desk.at(evening, ['doctor', '--fix']).out).toMatch(/^ok +forgotten/m);
  });

  it('is brought to its end by doctor when it was cut off before the file was cleared', () => {
    lead('Zed Quarkowski', misdial);
    desk.at(noon, ['forget', 'Zed Quarkowski', '--yes']);
    expect(desk.at(noon, ['doctor']).out).toMatch(/^ok +forgotten/m);
    writeFileSync(path('recover.db-forgetting-999999999'), '', { mode: 0o600 });
    expect(desk.at(noon, ['doctor']).out).toMatch(/^warn +forgotten +The file was not cleared/m);
    expect(desk.at(noon, ['doctor', '--fix']).out).toMatch(/^ok +forgotten/m);
    expect(everyFile().filter((file) => file.includes('forgetting'))).toEqual([]);
  });

  it('is done again by doctor when somebody brought the words back by hand', () => {
    lead('Zed Quarkowski', misdial);
    desk.at(noon, ['backup', '--to', path('copy.db')]);
    desk.at(noon, ['forget', 'Zed Quarkowski', '--yes']);
    const db = new Database(path('recover.db'));
    db.exec(`attach '${path('copy.db')}' as copy; update entries set words = (select words from copy.entries as old where old.nr = entries.nr),
      salt = (select salt from copy.entries as old where old.nr = entries.nr)`);
    db.close();
    expect(desk.at(noon, ['doctor']).out).toMatch(/^fail +forgotten +Words that were forgotten are there again: 1/m);
    desk.at(noon, ['doctor', '--fix']);
    expect(desk.json(noon, ['calls'])).toMatchObject([{ customer: null }]);
    expect(desk.at(noon, ['calls', 'verify']).code).toBe(0);
  });
});

describe('recover retain', () => {
  const later = '2028-06-01T12:00:00Z';

  it('forgets whole calls of that age, and keeps those in whose case something is promised', () => {
    const old = lead('Zed Quarkowski', misdial);
    const owed = lead('Yan Uxxbridge', call);
    desk.at(later, ['start', 'walras', '--customer', 'Bo Lind', '--answers', desk.file('end.yaml', misdial)]);
    const args = ['retain', '--older-than', '18 months'];
    const shown = desk.json(later, [...args, '--dry-run']);
    expect(shown).toMatchObject({ dryRun: true, before: '2026-12-01T12:00:00.000Z', calls: [{ code: old }], kept: 1 });
    expect(desk.at(later, args)).toMatchObject({ code: 5 });
    const { out } = desk.at(later, [...args, '--yes']);
    expect(out).toContain('Older, and still needed: 1 call.');
    expect(out).toContain('Forgotten: 1 entry of 1 call and 0 follow-ups.');
    expect(customers(later)).toEqual(['Bo Lind', 'Yan Uxxbridge', 'null']);
    const promised = desk.json(later, ['followups'])[0].code;
    desk.at(later, ['followups', 'done', promised]);
    expect(desk.json(later, [...args, '--yes'])).toMatchObject({ forgotten: false, calls: [], kept: 1 });
    expect(desk.json('2030-01-01T12:00:00Z', [...args, '--yes'])).toMatchObject({ forgotten: true, kept: 0 });
    expect(desk.json(later, ['calls', 'show', owed]).followUps).toMatchObject([{ customer: null, status: 'kept' }]);
    // The copy of that day is one of those that are listed.
    expect(leftIn(everyFile().filter((path) => !path.includes('/backups/')))).toEqual([]);
  });

  it('takes the age that the team has settled, and asks for one where none is', () => {
    lead('Zed Quarkowski', misdial);
    expect(desk.at(later, ['retain', '--yes'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('recover config --team retain "18 months"'),
    });
    expect(desk.at(later, ['retain', '--older-than', 'long ago'])).toMatchObject({ code: 2 });
    expect(desk.at(later, ['config', '--team', 'retain', '1 Years'])).toMatchObject({ code: 0 });
    expect(desk.at(later, ['config', '--team', 'retain']).out).toBe('1 year\n');
    expect(desk.json(later, ['retain', '--yes'])).toMatchObject({
      forgotten: true,
      before: '2027-06-01T12:00:00.000Z',
    });
  });

  it('tells the second of two leads that nothing was left', async () => {
    lead('Zed Quarkowski', misdial);
    desk.at(later, ['calls']);
    const args = ['retain', '--older-than', '1 year'];
    const [slower, asJson] = [openWizard(desk, args), openWizard(desk, [...args, '--json'])];
    for (const terminal of [slower, asJson]) await terminal.until('Type 1, as many as they are');
    expect(desk.run([...args, '--yes']).out).toContain('Forgotten: 1 entry of 1 call');
    for (const terminal of [slower, asJson]) {
      terminal.type('1');
      await terminal.until(/leave\. 1/);
      terminal.press('enter');
      expect((await terminal.exited).code).toBe(0);
    }
    expect(slower.screen()).toContain('Nothing was left to forget.');
    expect(asJson.screen()).toContain('"forgotten": false');
  });

  it('wants the number of them typed', async () => {
    for (const customer of ['A', 'B', 'C']) lead(customer, misdial);
    desk.at(later, ['calls']);
    const terminal = openWizard(desk, ['retain', '--older-than', '1 year']);
    await terminal.until('Type 3, as many as they are');
    terminal.type('3');
    await terminal.until(/leave\. 3/);
    terminal.press('enter');
    await terminal.until('Forgotten: 3 entries of 3 calls');
    expect(await terminal.exited).toMatchObject({ code: 0 });
  });
});
