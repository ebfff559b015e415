import { UserError } from '../call/user-error.ts';
import { comeBack, goAway } from '../engine/away.ts';
import { showInstant } from '../followup/show-time.ts';
import { agentNamed } from '../store/known-agents.ts';
import { listFollowUps } from '../store/list-follow-ups.ts';
import type { Store } from '../store/store.ts';
import { absencesAt } from '../store/team.ts';
import { oneLine } from '../text/safe.ts';
import { agentIn } from './agent-in.ts';
import { type App, hint, print, say, suggest } from './app.ts';
import { nameGiven } from './given.ts';
import { printJson } from './print-json.ts';
import { saveForTeam } from './save-for-team.ts';
import { teamOf } from './team-of.ts';
import { paperOf } from './views/paper.ts';
import { shellWord } from './views/shell-word.ts';
import { zoneOf } from './who.ts';

export type AwayOptions = { agent?: string; cover?: string };

/** `recover away until`: on record for the whole team, with what falls due meanwhile. */
export async function awayUntil(app: App, when: readonly string[], options: AwayOptions): Promise<void> {
  const store = await app.store();
  const here = zoneOf(app);
  const now = app.now();
  const agent = named(store, '--agent', options.agent) ?? agentIn(app, store);
  const cover = named(store, '--cover', options.cover);
  const decided = await saveForTeam(app, store, (head) => {
    const told = { now, by: agentIn(app, store), here, team: teamOf(store, here), head };
    const away = goAway({ agent, until: when.join(' '), cover }, told);
    if (!away.ok) throw new UserError(oneLine(away.problem), null, 'usage');
    return away.entry;
  });
  const until = decided.what.until ?? now;
  const whose = options.agent === undefined ? '' : ` --agent ${shellWord(oneLine(agent))}`;
  const standsIn = cover === null ? '' : ` ${oneLine(cover)} stands in.`;
  print(app, `${oneLine(agent)} is away until ${showInstant(until, { now, zone: here, here })}.${standsIn}`);
  if (cover !== null && agentNamed(store, cover) === null)
    say(app, `${oneLine(cover)} has not used this file yet. Is the name right?`);
  suggest(app, `Not away after all: recover away back${whose}`);
  const due = listFollowUps(store, { openOnly: true, owner: agent, spoken: true, limit: 1000 });
  const meanwhile = due.filter(({ dueAt }) => dueAt < until);
  if (meanwhile.length === 0) return;
  const what = meanwhile.length === 1 ? '1 promise falls' : `${meanwhile.length} promises fall`;
  const who = cover === null ? 'Once overdue, anybody can take them.' : `${oneLine(cover)} sees them.`;
  say(app, `${what} due meanwhile: ${meanwhile.map(({ code }) => code).join(', ')}. ${who}`);
  if (cover === null) hint(app, `To give them to one: recover followups assign --all-of "${oneLine(agent)}" --to NAME`);
}

/** `recover away back`. */
export async function awayBack(app: App, options: AwayOptions): Promise<void> {
  const store = await app.store();
  const now = app.now();
  const here = zoneOf(app);
  const agent = named(store, '--agent', options.agent) ?? agentIn(app, store);
  if (!absencesAt(store, now).some((absence) => absence.agent === agent)) {
    say(app, `${oneLine(agent)} was not away.`);
    return;
  }
  await saveForTeam(app, store, (head) =>
    comeBack(agent, { now, by: agentIn(app, store), here, team: teamOf(store, here), head }),
  );
  print(app, `${oneLine(agent)} is back.`);
}

export async function listAway(app: App, options: { json?: boolean }): Promise<void> {
  const store = await app.readStore();
  const now = app.now();
  const here = zoneOf(app);
  const absences = store === null ? [] : absencesAt(store, now);
  if (options.json === true) return printJson(app, absences);
  if (absences.length === 0) return hint(app, 'Nobody is away.');
  const isPiped = paperOf(app).width === null;
  for (const { agent, until, cover } of absences) {
    if (isPiped) {
      print(app, [agent, until, cover ?? ''].map(oneLine).join('\t'));
      continue;
    }
    const standsIn = cover === null ? 'nobody stands in' : `${oneLine(cover)} stands in`;
    print(app, `${oneLine(agent)}  until ${showInstant(until, { now, zone: here, here })}, ${standsIn}`);
  }
}

function named(store: Store, option: string, name: string | undefined): string | null {
  if (name === undefined) return null;
  const given = nameGiven(option, name).trim();
  return agentNamed(store, given) ?? given;
}
