import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk, program, solvedCall } from '../helpers/cli.ts';
import type { Fault, Trial } from './fault.ts';

/** A call and settings under an odd umask: whatever is made belongs to its owner alone, and can be used again. */
async function oddMasks({ count, times }: Trial): Promise<void> {
  const masks = ['000', '777', '022', '277', '077', '002'];
  for (let n = 0; n < times; n += 1) {
    const mask = masks[n % masks.length] ?? '000';
    const desk = openDesk({ RECOVER_DATABASE: undefined, RECOVER_CONFIG: undefined });
    try {
      const run = (args: string[], input = '') =>
        spawnSync('sh', ['-c', `umask ${mask}; exec "$0" "$@"`, process.execPath, program, ...args], {
          cwd: desk.folder,
          env: desk.env,
          input,
          encoding: 'utf8',
        });
      for (const [args, input] of [
        [['config', 'clock', 'running'], ''],
        [['start', 'walras', '--answers', '-'], solvedCall],
        [['start', 'walras', '--answers', '-'], solvedCall],
        [['playbooks', 'lint', 'walras'], ''],
        [['config', '--team', 'hours', 'mon-fri 8:00-18:00'], ''],
        [['backup'], ''],
        [['backup', '--to', 'recover-copy.db'], ''],
      ] as const) {
        const ran = run([...args], input);
        if (ran.status !== 0) count.found('wrong', `umask ${mask}: ${args.join(' ')}: ${ran.status} ${ran.stderr}`);
      }
      const listed = JSON.parse(run(['calls', '--json']).stdout || '[]') as unknown[];
      if (listed.length !== 2) count.found('lost', `umask ${mask}: ${listed.length} of 2 calls`, 2 - listed.length);
      for (const name of readdirSync(desk.folder, { recursive: true, encoding: 'utf8' })) {
        const about = statSync(join(desk.folder, name));
        // The folders that all programs share are made as the others make them.
        const isOurs = name.includes('recover');
        if (isOurs && (about.mode & 0o077) !== 0)
          count.found('wrong', `umask ${mask}: ${name} is ${(about.mode & 0o777).toString(8)}`);
      }
      count.tried();
    } finally {
      desk.leave();
    }
  }
}

type Place = { name: string; env: (folder: string) => NodeJS.ProcessEnv; works: boolean };

const places: readonly Place[] = [
  { name: 'a home that is not there yet', env: (at) => ({ HOME: join(at, 'new/home') }), works: true },
  {
    name: 'no HOME',
    env: (at) => ({ HOME: undefined, XDG_DATA_HOME: join(at, 'x'), XDG_CONFIG_HOME: join(at, 'y') }),
    works: true,
  },
  { name: 'a home that is a file', env: (at) => ({ HOME: file(at, 'home') }), works: false },
  { name: 'data below a file', env: (at) => ({ XDG_DATA_HOME: join(file(at, 'data'), 'x') }), works: false },
  { name: 'data in a link to nothing', env: (at) => ({ XDG_DATA_HOME: link(at) }), works: false },
  { name: 'data in /proc', env: () => ({ XDG_DATA_HOME: '/proc/recover' }), works: false },
  { name: 'a long name', env: (at) => ({ XDG_DATA_HOME: join(at, 'x'.repeat(300)) }), works: false },
  {
    name: 'a name with spaces, quotes and a line break',
    env: (at) => ({ XDG_DATA_HOME: join(at, 'a "b" \'c\'\n d') }),
    works: true,
  },
  { name: 'a name that looks like a flag', env: (at) => ({ XDG_DATA_HOME: join(at, '--help') }), works: true },
  { name: 'settings that are a folder', env: (at) => ({ RECOVER_CONFIG: folder(at, 'config.json') }), works: false },
  { name: 'settings that are no JSON', env: (at) => ({ RECOVER_CONFIG: file(at, 'config.json') }), works: false },
  { name: 'empty variables', env: () => ({ XDG_DATA_HOME: '', XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '' }), works: true },
];

function file(at: string, name: string): string {
  writeFileSync(join(at, name), 'not what you think');
  return join(at, name);
}

function folder(at: string, name: string): string {
  mkdirSync(join(at, name));
  return join(at, name);
}

function link(at: string): string {
  symlinkSync(join(at, 'nowhere'), join(at, 'link'));
  return join(at, 'link');
}

/** Folders that are missing or odd: it works, or a sentence says what is wrong. */
async function oddPlaces({ count, times }: Trial): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const place = places[n % places.length];
    if (place === undefined) return;
    const desk = openDesk({ RECOVER_DATABASE: undefined, RECOVER_CONFIG: undefined });
    try {
      Object.assign(desk.env, place.env(desk.folder));
      const ran = desk.run(['start', 'walras', '--answers', '-'], solvedCall);
      const about = `${place.name}: ${ran.code} ${ran.err}`;
      const saved = ran.code === 0 ? (JSON.parse(desk.run(['calls', '--json']).out || '[]') as unknown[]).length : 0;
      if (ran.code === 0 && saved !== 1) count.found('lost', about);
      if (place.works !== (ran.code === 0)) count.found('wrong', about);
      if (/ at .*:\d+:\d+|went wrong|undefined|SQLITE_/.test(ran.err)) count.found('wrong', about);
      if (ran.code !== 0 && ran.err.trim().split('\n').length > 4) count.found('wrong', about);
      count.tried();
    } finally {
      desk.leave();
    }
  }
}

/** Whole programs that start at once where there is nothing yet. */
async function firstStarts({ count, times }: Trial): Promise<void> {
  const { startChild } = await import('../store/support/run-child.ts');
  for (let n = 0; n < times; n += 1) {
    const desk = openDesk({ RECOVER_DATABASE: undefined, RECOVER_CONFIG: undefined });
    try {
      const answers = desk.file('answers.yaml', solvedCall);
      const how = { script: program, env: desk.env, cwd: desk.folder };
      const all = Array.from({ length: 8 }, () => startChild(['start', 'walras', '--answers', answers], how));
      const codes = await Promise.all(all.map(async ({ ended }) => (await ended).code));
      const bad = codes.filter((code) => code !== 0).length;
      if (bad > 0) count.found('wrong', `${bad} of 8 did not start`, bad);
      const calls = JSON.parse(desk.run(['calls', '--json']).out) as { status: string }[];
      const missing = 8 - calls.filter(({ status }) => status === 'written-up').length;
      if (missing > 0) count.found('lost', `${missing} of 8 calls`, missing);
      if (calls.length > 8) count.found('duplicated', `${calls.length} calls of 8`);
      if (desk.run(['calls', 'verify']).code === 3) count.found('wrong', 'a chain is broken');
      count.tried();
    } finally {
      desk.leave();
    }
  }
}

export const placeFaults: readonly Fault[] = [
  { name: 'an odd umask: whose the files are', quick: 2, long: 60, run: oddMasks },
  { name: 'a home or settings that are missing, or something else', quick: places.length, long: 120, run: oddPlaces },
  { name: 'eight first starts of the program at the same moment', quick: 1, long: 100, run: firstStarts },
];
