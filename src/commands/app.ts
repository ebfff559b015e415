import type { Source, Store } from '../store/store.ts';
import type { Env } from './env.ts';
import type { Paths } from './paths.ts';
import type { Setting, SettingKey } from './settings.ts';

/** The ways in and out. Data goes to `out`; the wizard's screen and everything else to `err`. */
export type Io = {
  in: NodeJS.ReadStream;
  out: NodeJS.WriteStream;
  err: NodeJS.WriteStream;
};

/** Everything a command needs of the world. Made once in `main.ts`; a test makes its own. */
export type App = {
  version: string;
  env: Env;
  cwd: string;
  io: Io;
  now: () => string;
  source: () => Promise<Source>;
  paths: Paths;
  /** The folder that the shipped playbooks lie in. */
  shippedPlaybooks: string;
  machine: { host: string; pid: number; user: string; isAlive: (pid: number) => boolean };
  setting: (key: SettingKey) => Setting;
  /** Opens the database for writing; it is made when there is none. */
  store: () => Promise<Store>;
  /** Opens the database for reading; null when there is none yet. */
  readStore: () => Promise<Store | null>;
  /** From here on, a request to end the program aborts this signal, with the request's name as its reason. */
  watchEnding: () => AbortSignal;
  /** Hears each SIGINT instead of ending, until the function that it gives back is called. */
  onInterrupt: (interrupted: () => void) => () => void;
  /** Sets the exit code for a command that has done its work and found something. */
  exitWith: (code: number) => void;
};

export function print(app: App, text: string): void {
  app.io.out.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** For hints and progress: never part of the data. */
export function say(app: App, text: string): void {
  app.io.err.write(text.endsWith('\n') ? text : `${text}\n`);
}
