import { PassThrough } from 'node:stream';
import type { App } from '../../src/commands/app.ts';
import type { Setting, SettingKey } from '../../src/commands/settings.ts';

/** A program's world for commands that are only looked at: nothing of it is opened. */
export function lookedAtApp(): App {
  const none = () => Promise.reject(new Error('not in this test'));
  const stream = new PassThrough() as unknown;
  return {
    version: '0.0.0',
    env: {},
    cwd: '/',
    io: { in: stream, isTypedIn: false, out: stream, said: stream, err: stream } as App['io'],
    now: () => '2026-11-18T15:00:00.000Z',
    source: none,
    paths: { database: '', config: '', state: '', cache: '', ownPlaybooks: '', teamPlaybooks: null },
    shippedPlaybooks: '',
    machine: { host: 'test', pid: 1, user: 'test', isAlive: () => false },
    setting: (key: SettingKey): Setting => ({ key, value: null, origin: 'default' }),
    store: none,
    readStore: none,
    watchEnding: () => new AbortController().signal,
    onInterrupt: () => () => {},
    exitWith: () => {},
  };
}
