import { UserError } from '../call/user-error.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { agentNamed, knownAgents } from '../store/known-agents.ts';
import { listFollowUps } from '../store/list-follow-ups.ts';
import { absencesAt } from '../store/team.ts';
import { meantBy } from '../text/nearest.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print, say } from './app.ts';
import { type Changed, type Changing, changeAll, changing, followUpsNamed } from './followups-change.ts';
import { changeAndSay, type DryRun, line, sayAfter, shown } from './followups-settle.ts';
import { nameGiven } from './given.ts';

export type AssignOptions = DryRun & { to: string; allOf?: string; why?: string };

/** `recover followups assign`: one or several, or all that somebody has. */
export async function assignCommand(app: App, names: string[], options: AssignOptions): Promise<void> {
  const wanted = nameGiven('--to', options.to).trim();
  const on = await changing(app, options);
  const named = await followUpsNamed(on, names);
  const theirs = options.allOf === undefined ? [] : allOf(on, options.allOf);
  const followUps = [...new Map([...named, ...theirs].map((followUp) => [followUp.id, followUp])).values()];
  if (followUps.length === 0)
    throw new UserError(
      'Nothing is named to be handed over.',
      'Like: recover followups assign h4wx m2qd --to Lee, or --all-of Omar',
      'usage',
    );
  const known = agentNamed(on.store, wanted);
  const to = known ?? wanted;
  const changed = await changeAll(on, followUps, { kind: 'assign', to, why: options.why ?? null });
  for (const { before, after } of changed)
    print(app, `${line(before)}: ${oneLine(after.owner)}'s now, ${oneLine(before.owner)} had it.`);
  sayAfter(on, 'assign', changed);
  if (known === null) say(app, `${oneLine(to)} has not used this file yet. A slip? Assign it once more.`);
  else sayIfAway(app, on, to);
}

function allOf({ store }: Changing, name: string) {
  const owner = agentNamed(store, name);
  if (owner === null)
    throw new UserError(`Nobody is called "${name}".${meantBy(name, knownAgents(store))}`, null, 'not-found');
  return listFollowUps(store, { openOnly: true, owner, limit: 10_000 });
}

function sayIfAway(app: App, { store, now, here }: Changing, name: string): void {
  const absence = absencesAt(store, now).find(({ agent }) => agent === name);
  if (absence !== undefined) say(app, `${oneLine(name)} is away until ${shown(absence.until, here, { now, here })}.`);
}

/** `recover followups claim`: takes what nobody has seen to. Of two who try at once, the second is told. */
export async function claimCommand(app: App, names: string[], options: DryRun = {}): Promise<void> {
  const said = ({ before }: Changed) => `yours now, ${oneLine(before.owner)} had it. ${whatToDo(before)}`;
  await changeAndSay(app, names, { kind: 'claim' }, said, options);
}

/** What keeps it: to ring them keeps no promise to get something done, and without a number nobody can. */
function whatToDo({ code, kind, contact }: FollowUp): string {
  if (kind === 'fix' || kind === 'internal') return `When it is done: recover followups done ${code}`;
  if (contact === null) return `No number is on record: recover followups show ${code}`;
  return `To ring them: recover followups call ${code}`;
}
