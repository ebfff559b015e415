import { createInterface } from 'node:readline';
import { UserError } from '../../src/call/user-error.ts';
import type { App } from '../../src/commands/app.ts';
import { type Changing, changeAll } from '../../src/commands/followups-change.ts';
import { source } from '../../src/commands/source.ts';
import type { Change } from '../../src/engine/decide-follow-up.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import { openStore } from '../../src/store/open.ts';
import { followUpById } from '../../src/store/owed.ts';

// An agent at a terminal of its own: for each line "claim ID" or "done ID" it tries, and says whether it was the one.

const [path = '', agent = '', now = ''] = process.argv.slice(2);
const store = openStore(path, { source, machine: { host: 'desk', pid: process.pid }, mode: 'write' });
const here = 'America/New_York';
const on: Changing = {
  app: { io: { err: {} } } as App,
  store,
  now,
  by: agent,
  here,
  team: defaultTeam(here),
  isDryRun: false,
};
const changes: Readonly<Record<string, Change>> = {
  claim: { kind: 'claim' },
  done: { kind: 'done', how: `by ${agent}`, inEffect: false, isLast: false },
};

async function attempt(kind: string, id: string): Promise<string> {
  const followUp = followUpById(store, id);
  const change = changes[kind];
  if (followUp === null || change === undefined) return 'bug';
  try {
    await changeAll(on, [followUp], change);
    return 'won';
  } catch (error) {
    return error instanceof UserError ? `told: ${error.message}` : `bug: ${String(error)}`;
  }
}

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const [kind = '', id = ''] = line.split(' ');
  process.stdout.write(`${await attempt(kind, id)}\n`);
}
store.close();
