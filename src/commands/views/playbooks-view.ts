import { basename } from 'node:path';
import { showDay } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import { oneLine } from '../../text/safe.ts';

export type ListedPlaybook = {
  id: string;
  title: string | null;
  path: string;
  origin: 'shipped' | 'team' | 'own' | 'path';
  errors: number;
  warnings: number;
  /** The digest of the text as it stands; null where it cannot be used. */
  version: string | null;
  standing: 'draft' | 'live' | 'scheduled' | null;
  liveFrom: string | null;
  usual: boolean;
  calls: number;
  lastUsedAt: string | null;
};

const places = { shipped: 'comes with recover', team: "your team's folder", own: 'your own folder', path: 'a path' };

/** One line for each playbook: what it is, whether it can be used, and when it was. */
export function playbooksView(all: readonly ListedPlaybook[], context: { now: string; here: string }): string {
  const width = Math.max(...all.map(({ id }) => id.length), 2);
  return all
    .map((one) => {
      const lead = `${one.usual ? '*' : ' '} ${oneLine(one.id).padEnd(width)}`;
      return `${lead}  ${stateOf(one, all, context)}  (${places[one.origin]})`;
    })
    .join('\n');
}

/** The same for a program that reads lines: fields with a tab between, of which new ones only ever come at the end. */
export function playbookRecords(all: readonly ListedPlaybook[]): string {
  return all
    .map((one) => {
      const count = one.errors === 1 ? 'one problem' : `${one.errors} problems`;
      const state =
        one.title === null
          ? `cannot be used: ${count}, see recover playbooks lint ${shellWord(one.path)}`
          : oneLine(one.title);
      const usual = one.usual ? 'usual' : '';
      const version = (one.version ?? '').slice(0, 8);
      return [
        oneLine(one.id),
        state,
        places[one.origin],
        usual,
        one.standing ?? '',
        version,
        one.lastUsedAt ?? '',
      ].join('\t');
    })
    .join('\n');
}

type Context = { now: string; here: string };

function stateOf(one: ListedPlaybook, all: readonly ListedPlaybook[], context: Context): string {
  const { title, path, errors, warnings } = one;
  if (title === null) {
    const count = errors === 1 ? 'one problem' : `${errors} problems`;
    return `cannot be used: ${count}, see recover playbooks lint ${shellWord(path)}`;
  }
  const isTwice = all.some((other) => other !== one && namesOf(other).some((name) => namesOf(one).includes(name)));
  const parts = [
    oneLine(title),
    one.standing === 'draft' ? 'draft' : one.standing === 'scheduled' ? `used from ${one.liveFrom}` : '',
    warnings === 0 ? '' : `${warnings} warning${warnings === 1 ? '' : 's'}`,
    `version ${(one.version ?? '').slice(0, 8)}`,
    one.lastUsedAt === null ? '' : `last used ${dayOf(one.lastUsedAt, context)}`,
    isTwice ? `one of two with this name: ${shellWord(path)}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function dayOf(at: string, { now, here }: Context): string {
  return showDay(instantToWall(at, here), instantToWall(now, here).year);
}

/** A path as it can be typed again. */
function shellWord(path: string): string {
  const shown = oneLine(path);
  return /^[\w@%+=:,./\\-]+$/.test(shown) ? shown : `"${shown}"`;
}

/** What a playbook can be meant by: its id, and the name of its file. */
function namesOf({ id, path }: ListedPlaybook): readonly string[] {
  return [id, basename(path).replace(/\.ya?ml$/i, '')].map((name) => name.toLowerCase());
}
