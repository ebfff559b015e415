import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeNotifier } from '../../src/commands/notifier.ts';
import { noticeTexts } from '../../src/commands/views/notice-text.ts';
import { promised } from '../helpers/follow-up.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recover-notices-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ours = new AbortController().signal;

function install(script: string): void {
  const path = join(folder, 'notify-send');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

const env = () => ({ PATH: `${folder}:${process.env.PATH}`, FOLDER: folder });
const onLinux = (more: { signal?: AbortSignal; limitMs?: number } = {}) =>
  makeNotifier({ env: env(), platform: 'linux', signal: ours, ...more });

describe('a notice on the desktop', () => {
  it('is given as arguments, cleaned, cut, and without markup', async () => {
    install('for word in "$@"; do printf "%s\\n" "$word"; done > "$FOLDER/given"');
    const body = `$(touch ${folder}/oops) <b>&\u001b[2J\u202e\nnext ${'x'.repeat(1000)}`;
    expect(await onLinux().notify({ title: '-a "quote" \u0007', body })).toBe(true);
    const [app, dashes, title, text = '', ...more] = readFileSync(join(folder, 'given'), 'utf8').trimEnd().split('\n');
    expect([app, dashes, title, more]).toEqual(['--app-name=recover', '--', '-a "quote" ␇', []]);
    expect(text).toMatch(/^\$\(touch .*\) &lt;b&gt;&amp;␛\[2J� next x+…$/);
    expect(text.length).toBeLessThan(320);
    expect(existsSync(join(folder, 'oops'))).toBe(false);
  });

  it.each([
    ['is not there', null],
    ['fails', 'exit 1'],
    ['hangs', 'exec sleep 60'],
  ])('is not shown when the program %s', async (_name, script) => {
    if (script !== null) install(script);
    const notifier = makeNotifier({
      env: script === null ? { PATH: folder } : env(),
      platform: 'linux',
      signal: ours,
      limitMs: 300,
    });
    expect(await notifier.notify({ title: 'A', body: 'B' })).toBe(false);
  });

  it('is given up when the watch ends', async () => {
    install('exec sleep 60');
    const over = new AbortController();
    const shown = onLinux({ signal: over.signal }).notify({ title: 'A', body: 'B' });
    over.abort();
    expect(await shown).toBe(false);
  });

  it('runs in a session of its own, without the terminal', async () => {
    install(
      'ps -o sid= -p $$ > "$FOLDER/session"; echo $$ >> "$FOLDER/session"; [ -t 0 ] || [ -t 1 ] || [ -t 2 ] || exit 0; exit 1',
    );
    expect(await onLinux().notify({ title: 'A', body: 'B' })).toBe(true);
    const [session, own] = readFileSync(join(folder, 'session'), 'utf8').trim().split(/\s+/);
    expect(session).toBe(own);
  });
});

describe('the words of a notice', () => {
  const here = 'America/New_York';
  const one = promised('f-1');
  const other = promised('f-2', { code: 'k2pq', owner: 'Omar', dueAt: '2026-11-18T21:40:00.000Z' });

  it('say the time here and which one it is, and name no customer', () => {
    expect(noticeTexts({ soon: [one], broken: [] }, here)).toEqual([
      { title: 'A promise is due at 16:30', body: 'h4wx Priya' },
    ]);
    expect(noticeTexts({ soon: [], broken: [one] }, here)).toEqual([
      { title: 'A promise is broken: it was due at 16:30', body: 'h4wx Priya' },
    ]);
  });

  it('gather several', () => {
    expect(noticeTexts({ soon: [other, one], broken: [one, other] }, here)).toEqual([
      { title: '2 promises are due by 16:40', body: 'k2pq Omar, h4wx Priya' },
      { title: '2 promises are broken', body: 'h4wx Priya, k2pq Omar' },
    ]);
    expect(noticeTexts({ soon: [], broken: [] }, here)).toEqual([]);
  });
});
