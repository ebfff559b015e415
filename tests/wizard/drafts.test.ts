import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wednesdayMorning } from '../helpers/call.ts';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { bytesOf, keptDraft, keptDrafts, untilKept } from '../helpers/kept-draft.ts';
import { killAndResume } from '../helpers/killed.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk(stoppedClock(wednesdayMorning));
});
afterEach(() => desk.leave());

async function started(command = 'start walras'): Promise<Terminal> {
  const wizard = openWizard(desk, command.split(' '));
  await wizard.until('[W  A]');
  return wizard;
}

async function typed(wizard: Terminal, text: string): Promise<void> {
  wizard.type(text);
  await wizard.until(text);
}

async function resumedAt(wizard: Terminal, shows: string): Promise<Terminal> {
  wizard.kill('SIGKILL');
  await wizard.exited;
  const again = openWizard(desk, ['resume']);
  await again.until(shows);
  return again;
}

describe('a line that is being typed when the program is killed', () => {
  it('is there again, with the cursor where it was', async () => {
    const wizard = await started();
    await typed(wizard, 'they said sofa');
    wizard.press('left', 'left', 'left', 'left');
    await untilKept(desk, (kept) => kept?.text === 'they said sofa' && kept.cursor === 10);
    const { column } = wizard.cursor();
    const again = await killAndResume(desk, wizard);
    expect(again.screen()).toContain('> they said sofa');
    await expect.poll(() => again.cursor().column).toBe(column);
    again.type('the ');
    await again.until('> they said the sofa');
    again.press('enter');
    await again.until(/1 .*they said the sofa/);
  });

  it('loses no more than the last second, also when nobody paused', async () => {
    const wizard = await started();
    const begin = performance.now();
    const at: number[] = [];
    for (let length = 1; performance.now() - begin < 2000; length += 1) {
      wizard.type(String.fromCharCode(96 + (((length - 1) % 26) + 1)));
      at.push(performance.now());
      await sleep(60);
    }
    const killed = performance.now();
    wizard.kill('SIGKILL');
    await wizard.exited;
    const kept = keptDraft(desk)?.text ?? '';
    expect('abcdefghijklmnopqrstuvwxyz'.repeat(4).startsWith(kept)).toBe(true);
    expect(kept.length).toBeGreaterThanOrEqual(at.filter((typedAt) => killed - typedAt > 1000).length);
    const again = openWizard(desk, ['resume']);
    await again.until(`> ${kept}`);
  });

  it('is there where the prompt was left with it a moment ago', async () => {
    const wizard = await started();
    await send(wizard, '');
    await wizard.until('[L]');
    wizard.type('they said the sofa');
    wizard.press('shift-tab');
    await wizard.until('[W  A]');
    wizard.kill('SIGKILL');
    await wizard.exited;
    const again = openWizard(desk, ['resume']);
    await again.until('You had typed: they said the sofa');
  });

  it('is there beside another one that was typed after going back', async () => {
    const wizard = await started();
    await send(wizard, '');
    await wizard.until('[L]');
    await typed(wizard, 'they said the sofa');
    wizard.press('shift-tab');
    await wizard.until('[W  A]');
    await typed(wizard, 'who is it');
    await untilKept(desk, () => keptDrafts(desk).includes('who is it'));
    const again = await resumedAt(wizard, '> who is it');
    again.press('ctrl-u');
    await again.until(/> *$/m);
    await send(again, '');
    await again.until('> they said the sofa');
    again.press('enter');
    await again.until(/1 .*they said the sofa/);
    expect(keptDrafts(desk)).toEqual([]);
  });

  it('is none where it was the command that left the prompt', async () => {
    const wizard = await started();
    await send(wizard, '');
    await wizard.until('[L]');
    await send(wizard, '/b');
    await wizard.until('[W  A]');
    expect(keptDraft(desk)).toBeNull();
    await send(wizard, '');
    await wizard.until('[L]');
    expect(wizard.screen()).not.toContain('> /b');
  });

  it('is not offered once it was sent', async () => {
    const wizard = await started();
    await typed(wizard, 'they said the sofa');
    await untilKept(desk, (kept) => kept !== null);
    wizard.press('enter');
    await wizard.until('1   ');
    expect(keptDraft(desk)).toBeNull();
  });

  it('is forgotten when it is taken off the line', async () => {
    const wizard = await started();
    await typed(wizard, 'they said');
    await untilKept(desk, (kept) => kept !== null);
    wizard.press('ctrl-u');
    await untilKept(desk, (kept) => kept === null);
  });
});

describe('a promise that is being typed when the program is killed', () => {
  it('is there again: what was read, and the other time below it', async () => {
    const wizard = await started();
    await send(wizard, '>> today at noon');
    await wizard.until('Not saved yet');
    await typed(wizard, 'mountain time');
    wizard.press('left', 'left', 'left', 'left');
    await untilKept(desk, (kept) => kept?.text === '>> today at noon\n\nmountain time' && kept.cursor === 27);
    const { column } = wizard.cursor();
    const again = await resumedAt(wizard, 'PROMISE');
    expect(again.screen()).toContain('today at noon');
    expect(again.screen()).toContain('> mountain time');
    await expect.poll(() => again.cursor().column).toBe(column);
    again.press('enter');
    await again.until('today at noon, mountain time');
    await send(again, 'y');
    await again.until('[W  A]');
    expect(JSON.parse(desk.run(['followups', '--json']).out)).toHaveLength(1);
  });

  it('before anything of it was read comes back as it was typed', async () => {
    const wizard = await started();
    await typed(wizard, '>> today at 16');
    await untilKept(desk, (kept) => kept?.text === '>> today at 16');
    const again = await killAndResume(desk, wizard);
    expect(again.screen()).toContain('> >> today at 16');
    again.type(':30');
    await again.until('> >> today at 16:30');
    again.press('enter');
    await again.until('Not saved yet');
  });

  it('on its own screen comes back there', async () => {
    const wizard = await started();
    await send(wizard, '/p');
    await wizard.until('What was promised, and for when?');
    await typed(wizard, 'today at 16');
    await untilKept(desk, (kept) => kept?.text === '>>\n\ntoday at 16');
    const again = await resumedAt(wizard, 'What was promised, and for when?');
    expect(again.screen()).toContain('> today at 16');
    again.type(':30');
    await again.until('> today at 16:30');
    again.press('enter');
    await again.until('Not saved yet');
  });
});

describe('a long number that is being typed', () => {
  it('never gets to the disk, and is an answer like any other once it is sent', async () => {
    const wizard = await started();
    let growing = '';
    for (const part of ['card 4111', ' 1111', ' 2', '2', '22', ' 3333', '-4444']) {
      growing += part;
      await typed(wizard, part);
      await sleep(500);
      expect(bytesOf(desk)).not.toMatch(/1111 2/);
    }
    expect(keptDraft(desk)).toEqual({ text: 'card ', cursor: 5 });
    wizard.press('ctrl-c');
    await wizard.until('All is saved but the long number in this line');
    expect(bytesOf(desk)).not.toMatch(/1111 2/);
    wizard.press('enter');
    await wizard.until(/1 .*card 4111/);
    expect(bytesOf(desk)).toContain(growing);
  });

  it('is kept once a word follows it', async () => {
    const wizard = await started();
    await typed(wizard, 'her number 312 555 0142 0');
    await untilKept(desk, (kept) => kept?.text === 'her number ');
    await typed(wizard, ' at home');
    await untilKept(desk, (kept) => kept?.text === 'her number 312 555 0142 0 at home');
  });
});

describe('a card number', () => {
  it('is taken out of the line that is kept and of the note, and the agent is told', async () => {
    const wizard = await started();
    await typed(wizard, 'paid with 4111 1111 1111 1111 today');
    await untilKept(desk, (kept) => kept?.text === 'paid with [card number removed, ends 1111] today');
    expect(bytesOf(desk)).not.toMatch(/4111 ?1111/);
    wizard.press('enter');
    const screen = await wizard.until('Card number removed, ends 1111.');
    expect(screen).toMatch(/1 .*paid with \[card number removed, ends 1111\] today/);
    expect(screen).not.toContain('4111');
    await send(wizard, '>> today at 16:30 for 5555 5555 5555 4444');
    await wizard.until('Not saved yet');
    wizard.press('enter');
    await wizard.until('Card number removed, ends 4444.');
    wizard.kill('SIGKILL');
    await wizard.exited;
    expect(bytesOf(desk)).not.toMatch(/4111 ?1111|5555 ?5555/);
  });
});

describe('while another program holds the file', () => {
  it('typing goes on, nothing is said, and the line is kept afterwards', async () => {
    const wizard = await started();
    const holder = new Database(`${desk.folder}/recover.db`);
    holder.exec('begin immediate');
    await typed(wizard, 'they said the sofa');
    await sleep(1500);
    expect(holder.prepare('select count(*) from drafts').pluck().get()).toBe(0);
    const { raw } = wizard;
    const before = raw().length;
    await sleep(1500);
    expect(raw().length).toBe(before);
    holder.exec('commit');
    holder.close();
    await untilKept(desk, (kept) => kept?.text === 'they said the sofa');
  });
});

describe('in accessible mode', () => {
  it('a line is the terminal’s until Enter, and what only begins an answer is kept then', async () => {
    const wizard = openWizard(desk, ['start', 'walras', '--accessible']);
    await wizard.until('Words are kept as a note.');
    wizard.type('never seen by the program');
    await wizard.until('never seen by the program');
    await sleep(1000);
    expect(keptDraft(desk)).toBeNull();
    wizard.press('ctrl-u');
    wizard.type('>> today at 16:30');
    wizard.press('enter');
    await wizard.until('Not saved yet');
    await untilKept(desk, (kept) => kept?.text === '>> today at 16:30');
    wizard.kill('SIGKILL');
    await wizard.exited;
    const again = openWizard(desk, ['resume', '--accessible']);
    await again.until('That is: Wed 18 Nov 16:30');
  });
});
