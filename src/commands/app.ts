import type { Source, Store } from '../store/store.ts';
import { isOn } from '../terminal/capabilities.ts';
import type { Env } from './env.ts';
import type { Output } from './output.ts';
import type { Paths } from './paths.ts';
import type { Setting, SettingKey } from './settings.ts';

/** The ways in and out. Data goes to `out`, everything else to `said`. */
export type Io = {
  in: NodeJS.ReadStream;
  /** Whether `in` is a terminal. The stream itself takes a while to make, and is not needed to know that. */
  isTypedIn: boolean;
  out: Output;
  said: Output;
  /** The same as `said`, as the stream that the wizard and its prompts draw on. */
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

/** Writes data to standard output. It ends with a new line, whether the text does or not. */
export function print(app: App, text: string): void {
  app.io.out.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** For what must be known and is no data, such as a warning. */
export function say(app: App, text: string): void {
  app.io.said.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** For what helps on, such as that a list is empty or cut: `--quiet` leaves it out. */
export function hint(app: App, text: string): void {
  if (!isOn(app.env.RECOVER_QUIET)) say(app, text);
}

/** For the next move, which is told to a person and never to a program. */
export function suggest(app: App, text: string): void {
  if (app.io.said.isTTY === true) hint(app, text);
}

/** Whether somebody is there who may be asked: never with `--no-input`, nor where a machine builds and checks. */
export function mayAsk({ io, env }: App): boolean {
  return whyNothingIsAsked(env) === null && io.isTypedIn;
}

/** What says that nothing may be asked; null when nothing does. */
export function whyNothingIsAsked(env: App['env']): string | null {
  if (isOn(env.RECOVER_NO_INPUT)) return '--no-input, or RECOVER_NO_INPUT';
  return isOn(env.CI) ? 'the variable CI' : null;
}
