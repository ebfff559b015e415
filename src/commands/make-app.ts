import { readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { ownZoneIs } from '../followup/own-zone.ts';
import { ownUserIs } from '../store/open-to-all.ts';
import type { Source, Store } from '../store/store.ts';
import { isOn } from '../terminal/capabilities.ts';
import type { App } from './app.ts';
import type { Env } from './env.ts';
import { type Output, outputOf } from './output.ts';
import { pathsOf } from './paths.ts';
import { readConfig, type SettingKey, settingOf } from './settings.ts';
import { systemZone } from './system-zone.ts';

/** A reader makes no ids and no salt. */
const reading: Source = {
  now: () => new Date().toISOString(),
  id: () => {
    throw new Error('A store that is only read needs no ids.');
  },
  salt: () => {
    throw new Error('A store that is only read needs no salt.');
  },
};

type Made = { app: App; exitCode: () => number; close: () => void; endedBy: () => NodeJS.Signals | null };

/** Where a file truly lies, or is to lie. */
function folderOf(path: string): string {
  try {
    return dirname(realpathSync(path));
  } catch {
    return dirname(path);
  }
}

const endings = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

// Parts of Node that most commands need nothing of: each is loaded where it is used.
const os = () => process.getBuiltinModule('node:os');
const tty = () => process.getBuiltinModule('node:tty');

/** The program's world, from the process it runs in. Nothing heavy is loaded until it is asked for. */
export function makeApp(process: NodeJS.Process, env: Env): Made {
  let exitCode = 0;
  let ended: NodeJS.Signals | null = null;
  let open: { store: Store; mode: 'write' | 'read' } | null = null;
  let config: ReturnType<typeof readConfig> | null = null;
  let controller: AbortController | null = null;
  const interrupted = new Set<() => void>();
  const listeners = endings.map((signal) => {
    const onSignal = () => {
      if (signal === 'SIGINT' && interrupted.size > 0) {
        for (const hear of interrupted) hear();
        return;
      }
      ended = signal;
      controller?.abort(signal);
    };
    return { signal, onSignal };
  });
  ownUserIs(process.geteuid?.() ?? null);
  const paths = pathsOf(env, homeFolder(), process.platform);
  // Read once, when the first file is opened. What SQLite puts aside for a moment holds names: no place of others'.
  process.env.SQLITE_TMPDIR = folderOf(paths.database);
  const machine = {
    get host() {
      return os().hostname();
    },
    pid: process.pid,
    get user() {
      return userName();
    },
    isAlive,
  };
  // Asked for late: as soon as it is, Node takes hold of it, and reading a pipe whole fails while the pipe is empty.
  let input: NodeJS.ReadStream | null = null;
  const source = async (): Promise<Source> => (await import('./source.ts')).source;
  // One connection at a time: a command that looked first and then writes goes on with the one that writes.
  const openAs = async (mode: 'write' | 'read'): Promise<Store | null> => {
    if (open !== null && (open.mode === mode || open.mode === 'write')) return open.store;
    open?.store.close();
    const { openDatabase, waitsAside } = await import('./open-database.ts');
    const isQuiet = isOn(env.RECOVER_QUIET) || process.argv.includes('--json');
    const tell = (text: string) => {
      if (!isQuiet) app.io.said.write(text);
    };
    const store = openDatabase(paths.database, mode, mode === 'write' ? await source() : reading, machine, tell);
    open = store === null ? null : { store, mode };
    if (store !== null && mode === 'write' && waitsAside(store.path ?? '', paths.state))
      (await import('./take-in-aside.ts')).takeInAside(app, store);
    return store;
  };
  let out: Output | null = null;
  let said: Output | null = null;
  const dataStream = () =>
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      // The reader of a pipe has seen enough, or the window was closed, which `main` sees by itself.
      if (error.code !== 'EPIPE' && !(error.code === 'EIO' && process.stdout.isTTY)) throw error;
    });
  const app: App = {
    get version() {
      return packageVersion();
    },
    env,
    cwd: currentFolder(process),
    io: {
      get in() {
        input ??= process.stdin;
        return input;
      },
      get isTypedIn() {
        return tty().isatty(0);
      },
      get out() {
        out ??= outputOf(1, dataStream);
        return out;
      },
      get said() {
        said ??= outputOf(2, () => process.stderr);
        return said;
      },
      get err() {
        return process.stderr;
      },
    },
    now: () => new Date().toISOString(),
    source,
    paths,
    shippedPlaybooks: join(import.meta.dirname, '..', 'playbooks'),
    machine,
    setting: (key: SettingKey) => {
      config ??= readConfig(paths.config);
      if (key === 'zone') ownZoneIs(systemZone(env));
      return settingOf(key, env, config, () => fallbackOf(key, env));
    },
    store: async () => {
      const store = await openAs('write');
      if (store === null) throw new UserError('The database could not be opened.', null, 'store');
      return store;
    },
    readStore: () => openAs('read'),
    watchEnding: () => {
      if (controller === null) for (const { signal, onSignal } of listeners) process.on(signal, onSignal);
      controller ??= new AbortController();
      return controller.signal;
    },
    onInterrupt: (hear) => {
      interrupted.add(hear);
      return () => void interrupted.delete(hear);
    },
    exitWith: (code) => {
      exitCode = code;
    },
  };
  const close = () => {
    if (input !== null) giveTerminalBack(input, process.stderr);
    for (const { signal, onSignal } of listeners) process.off(signal, onSignal);
    open?.store.close();
  };
  return { app, exitCode: () => exitCode, close, endedBy: () => ended };
}

/** Whatever went wrong in the middle of a prompt: the shell gets a terminal that it can use, and the program can end. */
function giveTerminalBack(input: NodeJS.ReadStream, screen: NodeJS.WriteStream): void {
  if (input.isTTY !== true) return;
  try {
    if (input.isRaw) {
      input.setRawMode(false);
      screen.write(pasteOffCursorOn);
    }
    input.pause();
  } catch {
    // The terminal is gone: there is nothing to give back.
  }
}

const pasteOffCursorOn = '\u001b[?2004l\u001b[?25h';

function fallbackOf(key: SettingKey, env: Env): string | null {
  if (key === 'name') return userName();
  if (key === 'zone') return systemZone(env) ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (key === 'accessible' || key === 'calm') return 'no';
  if (key === 'clock') return 'since';
  return null;
}

/** Where one is may have been taken away: a path from there leads nowhere, and all else goes on. */
function currentFolder(process: NodeJS.Process): string {
  try {
    return process.cwd();
  } catch {
    return '/nonexistent';
  }
}

/**
 * HOME may be empty, as where a service runs, or no whole path: then the system knows where its user is at home, and
 * nothing is looked for in the folder that the program happens to be started in.
 */
function homeFolder(): string {
  try {
    const { HOME = '' } = process.env;
    if (process.platform !== 'win32' && isAbsolute(HOME)) return HOME;
    const { homedir, userInfo } = os();
    return isAbsolute(homedir()) ? homedir() : userInfo().homedir;
  } catch {
    return '/';
  }
}

function userName(): string {
  try {
    return os().userInfo().username;
  } catch {
    return 'agent';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function packageVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  const data: unknown = JSON.parse(text);
  return typeof data === 'object' && data !== null && 'version' in data ? String(data.version) : 'unknown';
}
