import { UserError } from '../call/user-error.ts';
import type { Change } from '../engine/decide-follow-up.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { showInstant, showLate } from '../followup/show-time.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print, say } from './app.ts';
import { sayWayBack } from './followups-back.ts';
import { type Changed, type Changing, changeAll, changing, followUpsNamed } from './followups-change.ts';
import { inEffectNow } from './in-effect.ts';

/** Everything but the saving. */
export type DryRun = { dryRun?: boolean };

export type DoneOptions = DryRun & { how?: string; nothingNew?: boolean; inEffect?: boolean; last?: boolean };

/** `recover followups done`. Keeping one of a row opens the next, unless it was the last. */
export async function doneCommand(app: App, names: string[], options: DoneOptions): Promise<void> {
  const how = options.how ?? (options.nothingNew === true ? 'nothing new yet, and they were told so' : null);
  const on = await changing(app, options);
  const followUps = await followUpsNamed(on, names);
  // What had to be done so that the solution works is done.
  const works = (followUp: FollowUp) => options.inEffect ?? followUp.kind === 'fix';
  const done = (followUp: FollowUp): Change => {
    const inEffect = works(followUp);
    return { kind: 'done', how, inEffect, isLast: options.last === true || inEffect };
  };
  const changed = await changeAll(on, followUps, done, (all) => inEffectNow(all.filter(works), on, followUps));
  for (const one of changed) print(app, kept(one, on));
  sayAfter(on, 'done', changed);
}

function kept({ before, after, next, also }: Changed, on: Changing): string {
  const how = after.lateSeconds > 0 ? `kept, ${showLate(after.lateSeconds)} late` : 'kept in time';
  const attempt = after.attempts > 1 ? `, attempt ${after.attempts}` : '';
  const planned = also.some((entry) => entry.kind === 'opened' && entry.what.caseId === before.caseId);
  const checkIn = planned ? ' A check-in is planned.' : '';
  const again = next === null ? '' : ` The next one: ${shown(next.dueAt, next.zone, on)} (${next.code}).`;
  return `${line(before)}: ${how}${attempt}.${checkIn}${again}`;
}

/** What ends a command that changes follow-ups: that nothing was saved, or how it is taken back. */
export function sayAfter(on: Changing, kind: Change['kind'], changed: readonly Changed[]): void {
  if (on.isDryRun) say(on.app, 'Nothing was changed: --dry-run only shows it.');
  else sayWayBack(on, kind, changed);
}

export type RescheduleOptions = { agreed?: boolean; why?: string };

/** `recover followups reschedule`: what they did not agree to is only our own next try. */
export async function rescheduleCommand(
  app: App,
  name: string,
  said: readonly string[],
  options: RescheduleOptions,
): Promise<void> {
  const agreed = options.agreed ?? false;
  const change: Change = { kind: 'reschedule', words: said.join(' '), agreed, why: options.why ?? null };
  await changeAndSay(app, [name], change, ({ after }, on) => {
    const isTry = after.spoken && !agreed;
    const at = shown(isTry ? (after.nextTryAt ?? after.dueAt) : after.dueAt, after.zone, on);
    if (!isTry) return `now ${at}.`;
    return `next try ${at}. The word given stands (--agreed when they accept the new time).`;
  });
}

export async function withdrawCommand(
  app: App,
  names: string[],
  options: DryRun & { why: string; slip?: boolean },
): Promise<void> {
  const change: Change = { kind: 'withdraw', why: options.why, slip: options.slip ?? false };
  await changeAndSay(app, names, change, () => 'withdrawn.', options);
}

export async function releaseCommand(app: App, names: string[], options: DryRun & { why: string }): Promise<void> {
  await changeAndSay(app, names, { kind: 'release', why: options.why }, () => 'they let us off.', options);
}

export async function reopenCommand(app: App, names: string[], options: DryRun & { why: string }): Promise<void> {
  await changeAndSay(
    app,
    names,
    { kind: 'reopen', why: options.why },
    ({ after }, on) => {
      return `open again, due ${shown(after.dueAt, after.zone, on)}.`;
    },
    options,
  );
}

/** Changes all that are named, and says of each what became of it. */
export async function changeAndSay(
  app: App,
  names: readonly string[],
  change: Change,
  said: (changed: Changed, on: Changing) => string,
  options: DryRun = {},
): Promise<void> {
  if ('why' in change && change.why?.trim() === '') throw new UserError('--why needs a reason.', null, 'usage');
  const on = await changing(app, options);
  const changed = await changeAll(on, await followUpsNamed(on, names), change);
  for (const one of changed) print(app, `${line(one.before)}: ${said(one, on)}`);
  sayAfter(on, change.kind, changed);
}

/** An instant as it is said in what a change prints: on the clock here, and on theirs where that differs. */
export function shown(at: string, zone: string, { now, here }: Pick<Changing, 'now' | 'here'>): string {
  return showInstant(at, { now, zone, here });
}

/** What the line about a changed follow-up begins with. */
export const line = (followUp: FollowUp) =>
  `${followUp.code}  ${oneLine(followUp.customer ?? followUp.contact ?? 'no name')}`;
