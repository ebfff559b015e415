import type { Command } from 'commander';
import { attemptResults, attemptWords, followUpKinds } from '../followup/follow-up.ts';
import type { Named } from '../store/completions.ts';
import type { Store } from '../store/store.ts';
import type { App } from './app.ts';
import type { Candidate, Place } from './complete-place.ts';
import { settingKeys } from './settings.ts';
import { topics } from './topics.ts';

// Each Tab is a start: what only some values need is loaded for them.

/** `files`: the shell itself knows them better. */
export type Values = readonly Candidate[] | 'files';

/** What a value can be, by the name that it has in the help: one that is called `<playbook>` anywhere completes. */
export async function valuesFor(app: App, program: Command, place: Place): Promise<Values> {
  const { value, typed } = place;
  if (value === null) return [];
  if (value.choices.length > 0) return words(value.choices);
  if (agentFlags.has(value.flag ?? '')) return agents(app);
  switch (value.name) {
    case 'agent':
      return agents(app);
    case 'kind':
      return words(followUpKinds);
    case 'result':
      return attemptResults.map((result) => ({ value: result, about: attemptWords[result] }));
    case 'age':
      return words(['6 months', '12 months', '18 months', '2 years', '3 years']);
    case 'ending':
      return endings();
    case 'playbook':
    case 'other':
      return playbooks(app, typed);
    case 'customer':
      return customers(app, place);
    case 'file':
    case 'path':
      return 'files';
    case 'call':
      return fromStore(app, calls(place));
    case 'id':
      return fromStore(app, followUps(place));
    case 'key':
      return settings(place);
    case 'value':
      return settingValues(app, place);
    case 'words':
      return place.path.join(' ') === 'help' ? helped(program, place.operands) : [];
    default:
      return [];
  }
}

/** The help calls these values `<name>`, as it does the customers'. */
const agentFlags: ReadonlySet<string> = new Set(['--agent', '--owner', '--to', '--all-of', '--cover']);

function words(values: readonly string[]): Candidate[] {
  return values.map((value) => ({ value, about: '' }));
}

async function endings(): Promise<Candidate[]> {
  const { dispositions } = await import('../playbook/dispositions.ts');
  return Object.entries(dispositions).map(([ending, about]) => ({ value: ending, about }));
}

type Ask = (store: Store) => readonly Candidate[] | Promise<readonly Candidate[]>;

async function fromStore(app: App, ask: Ask): Promise<readonly Candidate[]> {
  const { openToLook } = await import('../store/completions.ts');
  const store = openToLook(app.paths.database, app.machine);
  if (store === null) return [];
  try {
    return await ask(store);
  } finally {
    store.close();
  }
}

async function agents(app: App): Promise<readonly Candidate[]> {
  const { knownAgents } = await import('../store/known-agents.ts');
  return fromStore(app, (store) => words(knownAgents(store).sort()));
}

function calls({ path, operands, typed }: Place): Ask {
  return async (store) => {
    const { callsToName } = await import('../store/completions.ts');
    const beginning = typed.toLowerCase();
    const unfinished = callsToName(store, 'unfinished', beginning);
    const others = path.join(' ') === 'resume' ? [] : callsToName(store, 'finished', beginning);
    return codes([...unfinished, ...others], operands);
  };
}

function toForget(place: Place): Ask {
  return async (store) => {
    const { customersToName } = await import('../store/completions.ts');
    return [...words(customersToName(store, place.typed)), ...(await calls(place)(store))];
  };
}

function followUps({ path, operands, typed }: Place): Ask {
  return async (store) => {
    const { followUpsToName } = await import('../store/completions.ts');
    const beginning = typed.toLowerCase();
    const command = path.join(' ');
    const open = command === 'followups reopen' ? [] : followUpsToName(store, 'open', beginning);
    const isSettledToo = command === 'followups reopen' || command === 'followups show';
    return codes([...open, ...(isSettledToo ? followUpsToName(store, 'settled', beginning) : [])], operands);
  };
}

function codes(all: readonly Named[], typed: readonly string[]): Candidate[] {
  return all
    .filter(({ code }) => !typed.includes(code))
    .map(({ code, customer }) => ({ value: code, about: customer ?? '' }));
}

async function playbooks(app: App, typed: string): Promise<Values> {
  if (/^[.~]|[/\\]/.test(typed)) return 'files';
  const { shelved } = await import('../call/shelf.ts');
  const { ownPlaybooks, teamPlaybooks } = app.paths;
  const folders = [
    { path: ownPlaybooks, origin: 'own' as const },
    ...(teamPlaybooks === null ? [] : [{ path: teamPlaybooks, origin: 'team' as const }]),
    { path: app.shippedPlaybooks, origin: 'shipped' as const },
  ];
  return words([...new Set(shelved(folders).map(({ id }) => id))]);
}

/** Those to practise with, or those on record; the name of one on the line is not known beforehand. */
async function customers(app: App, place: Place): Promise<Values> {
  const { path, typed } = place;
  if (path[0] === 'forget') return fromStore(app, toForget(place));
  if (path[0] !== 'playbooks') return [];
  if (/^[.~]|[/\\]/.test(typed)) return 'files';
  const { shelved } = await import('../call/shelf.ts');
  const { customerFolders } = await import('./customers-on-shelf.ts');
  return words([...new Set(shelved(customerFolders(app)).map(({ id }) => id))]);
}

async function settings({ flags }: Place): Promise<Candidate[]> {
  const isTeam = flags.includes('--team');
  const keys = isTeam ? (await import('../followup/team-settings.ts')).teamSettingKeys : settingKeys;
  return Object.entries(keys).map(([value, { about }]) => ({ value, about }));
}

async function settingValues(app: App, { operands, typed }: Place): Promise<Values> {
  const [key] = operands;
  if (key === 'playbook') return playbooks(app, typed);
  return key === 'accessible' ? words(['yes', 'no']) : [];
}

function helped(program: Command, typed: readonly string[]): Candidate[] {
  const command = typed.reduce<Command | undefined>(
    (parent, word) => parent?.commands.find((child) => child.name() === word || child.aliases().includes(word)),
    program,
  );
  if (command === undefined) return [];
  const children = command.createHelp().visibleCommands(command);
  const names = children.map((child) => ({ value: child.name(), about: child.description() }));
  const about = typed.length > 0 ? [] : Object.entries(topics).map(([value, text]) => ({ value, about: text }));
  return [...names, ...about];
}
