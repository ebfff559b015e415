import { UserError } from '../call/user-error.ts';
import { ageText, agoFrom, readAge } from '../followup/age.ts';
import { showMoment } from '../followup/show-time.ts';
import { copiesHolding } from '../store/copies-holding.ts';
import { streamsInUse, type ToForget, wordsOf } from '../store/forget.ts';
import { type OldRecords, oldRecords } from '../store/old-records.ts';
import { type App, hint, print, say } from './app.ts';
import { around, forgetAll, isTyped, settleIfCutOff } from './forgetting.ts';
import { printJson } from './print-json.ts';
import { settledIn } from './team-of.ts';
import { counted } from './views/counted.ts';
import { copyLines } from './views/forget-view.ts';
import { thousands } from './views/thousands.ts';
import { zoneOf } from './who.ts';

export type RetainOptions = { olderThan?: string; dryRun?: boolean; yes?: boolean; json?: boolean };

/** So many calls in one transaction: others are on calls meanwhile, and wait for no more than that. */
const together = 50;

/** `recover retain`: the same as `forget`, by age. */
export async function retain(app: App, options: RetainOptions): Promise<void> {
  const isDryRun = options.dryRun === true;
  const looked = await app.readStore();
  const age = ageOf(options.olderThan ?? settledIn(looked).retain);
  const before = agoFrom(app.now(), age);
  if (looked === null) return nothing(app, before, options);
  const store = isDryRun ? looked : await app.store();
  const old = oldRecords(store, before);
  // Whoever is on one of these calls now is not stopped: it is younger when they have ended.
  const used = streamsInUse(store, around(app));
  const free = old.calls.filter(({ id, followUps }) => ![id, ...followUps].some((stream) => used.has(stream)));
  const parts = partsOf(free, old.followUps);
  const all = { calls: parts.flatMap(({ calls }) => calls), followUps: parts.flatMap(({ followUps }) => followUps) };
  const { entries } = wordsOf(store, all);
  const what = `${counted(all.calls.length, 'call')} and ${counted(all.followUps.length, 'follow-up')}`;
  const kept = old.kept + old.calls.length - free.length;
  const copies = copiesHolding(store.path ?? '', [...all.calls, ...all.followUps], app.now());
  const end = (forgotten: boolean, count = entries) => {
    const ids = (calls: readonly { id: string; code: string }[]) => calls.map(({ id, code }) => ({ id, code }));
    printJson(app, {
      dryRun: isDryRun,
      forgotten,
      before,
      calls: ids(free),
      followUps: all.followUps,
      entries: count,
      kept,
      copies,
    });
  };
  const context = { now: app.now(), here: zoneOf(app) };
  const show = options.json === true ? say : print;
  if (options.json !== true || !(isDryRun || options.yes === true)) {
    const since = showMoment(before, { now: app.now(), zone: zoneOf(app) });
    show(
      app,
      `To forget: ${what} that ended before ${since} (${ageText(age)} ago); ${counted(entries, 'entry', 'entries')}.`,
    );
    if (kept > 0)
      show(app, `Older, and still needed: ${counted(kept, 'call')}. Something is promised, or was until later.`);
    for (const line of copyLines(copies, context)) show(app, line);
  }
  if (isDryRun) return options.json === true ? end(false) : say(app, 'Nothing was changed: --dry-run only shows it.');
  if (parts.length === 0) {
    settleIfCutOff(app, store);
    return options.json === true ? end(false) : undefined;
  }
  const number = thousands(all.calls.length + all.followUps.length);
  const question = `Type ${number}, as many as they are, to forget them, or Enter to leave.`;
  if (options.yes !== true && !(await isTyped(app, number, question))) {
    say(app, 'Nothing was changed.');
    return options.json === true ? end(false) : undefined;
  }
  const done = forgetAll(app, store, parts, `older than ${ageText(age)}`);
  if (done.left.length > 0) say(app, 'Some were in use meanwhile and were left: run it again.');
  if (options.json === true) return end(done.isDone, done.entries);
  if (!done.isDone) return print(app, 'Nothing was left to forget.');
  print(app, `Forgotten: ${counted(done.entries, 'entry', 'entries')} of ${what}.`);
}

function ageOf(given: string | undefined) {
  if (given === undefined)
    throw new UserError(
      'How old may a call get? Nothing is settled.',
      'Say it: --older-than "18 months", or for the team: recover config --team retain "18 months"',
      'usage',
    );
  const age = readAge(given);
  if (!age.ok) throw new UserError(age.problem, null, 'usage');
  return age.value;
}

function nothing(app: App, before: string, { json, dryRun }: RetainOptions): void {
  if (json !== true) {
    hint(app, 'No calls on record.');
    return;
  }
  const none = { calls: [], followUps: [], entries: 0, kept: 0, copies: [] };
  printJson(app, { dryRun: dryRun === true, forgotten: false, before, ...none });
}

function partsOf(calls: OldRecords['calls'], alone: readonly string[]): ToForget[] {
  const parts: ToForget[] = [];
  for (let at = 0; at < calls.length; at += together) {
    const some = calls.slice(at, at + together);
    parts.push({ calls: some.map(({ id }) => id), followUps: some.flatMap(({ followUps }) => followUps) });
  }
  for (let at = 0; at < alone.length; at += together)
    parts.push({ calls: [], followUps: alone.slice(at, at + together) });
  return parts;
}
