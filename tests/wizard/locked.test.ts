import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { openWizard, typeWords } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

/** Another program holds the file for as long as it likes. */
function hold(): () => void {
  const other = new Database(join(desk.folder, 'recover.db'));
  other.exec('begin immediate');
  return () => {
    other.exec('rollback');
    other.close();
  };
}

describe('while another program holds the file', () => {
  it('says what it waits for; Ctrl-C ends the waiting, and the line is added once when the file is free', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until(/\? keys$/);
    const release = hold();
    await typeWords(wizard, 'the sofa is late');
    wizard.press('enter');
    await wizard.until(/Saving: .+ is using the file\. Ctrl-C stops waiting\./);
    wizard.press('ctrl-c');
    await wizard.until('Kept aside, not in the database yet: another program is using it.');
    expect(wizard.screen()).not.toContain('Saving:');
    release();
    await typeWords(wizard, 'and green');
    wizard.press('enter');
    await wizard.until('What was kept aside is in the database now.');
    const [call] = JSON.parse(desk.run(['calls', '--json']).out);
    const { entries } = JSON.parse(desk.run(['calls', 'show', call.code, '--json']).out);
    expect(entries.filter(({ kind }: { kind: string }) => kind === 'noted')).toHaveLength(2);
  });

  it.runIf(process.platform === 'linux')('names the program, so that it can be closed', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until(/\? keys$/);
    const release = hold();
    await typeWords(wizard, 'the sofa is late');
    wizard.press('enter');
    await wizard.until(`(process ${process.pid}) is using the file.`);
    wizard.press('ctrl-c');
    await wizard.until('Kept aside');
    release();
  });

  it('waits for as long as it takes, and nothing but its own sentence is on the screen', async () => {
    const first = openWizard(desk, ['start', 'walras']);
    await first.until(/\? keys$/);
    first.press('ctrl-c', 'ctrl-c');
    await first.exited;
    const release = hold();
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until('is using the file');
    // Longer than a dozen looks at the file: Node warns of what a dozen of them leave behind.
    setTimeout(release, 4_500);
    await wizard.until(/\? keys$/);
    expect(wizard.raw()).not.toContain('Warning');
    expect(wizard.screen()).not.toContain('is using the file');
  });

  it('says so on one line of a narrow window, which is gone afterwards', async () => {
    const wizard = openWizard(desk, ['start', 'walras'], { cols: 40 });
    await wizard.until(/\? keys$/);
    const release = hold();
    await typeWords(wizard, 'the sofa is late');
    wizard.press('enter');
    await wizard.until('File in use. Ctrl-C stops waiting.');
    wizard.press('ctrl-c');
    await wizard.until('Kept aside');
    expect(wizard.screen()).not.toContain('stops waiting');
    release();
  });

  it('never says on the way out that all is saved when the line is not', async () => {
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until(/\? keys$/);
    const release = hold();
    await typeWords(wizard, 'the sofa is late');
    wizard.press('ctrl-c');
    await wizard.until('This line could not be saved.');
    wizard.press('ctrl-c');
    expect((await wizard.exited).code).toBe(130);
    expect(wizard.screen()).toContain('Not saved, the file could not take it: the sofa is late');
    expect(wizard.screen()).not.toContain('All is saved');
    release();
  });

  it('tells of it in a command too, which saves when the file is free, and saves nothing after Ctrl-C', async () => {
    const add = ['followups', 'add', 'I call you tomorrow at 3 pm', '--customer'];
    expect(desk.run([...add, 'Anna Berg']).code).toBe(0);
    const release = hold();
    const left = openWizard(desk, [...add, 'Ben Roth']);
    await left.until('is using the file. Ctrl-C stops waiting.');
    left.press('ctrl-c');
    await left.exited;
    const waits = openWizard(desk, [...add, 'Cleo Hart']);
    await waits.until('is using the file. Ctrl-C stops waiting.');
    release();
    expect((await waits.exited).code).toBe(0);
    expect(waits.screen()).not.toContain('stops waiting');
    const kept = JSON.parse(desk.run(['followups', '--json']).out) as { customer: string }[];
    expect(kept.map(({ customer }) => customer).sort()).toEqual(['Anna Berg', 'Cleo Hart']);
  });
});
