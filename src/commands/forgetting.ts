import { statSync } from 'node:fs';
import { UserError } from '../call/user-error.ts';
import { showInstant } from '../followup/show-time.ts';
import {
  type Around,
  type Forgotten,
  forget,
  Hindered,
  type Hindrances,
  hindrancesOf,
  type ToForget,
} from '../store/forget.ts';
import { markErasing, marksLeft, settleErasures, unmarkErasing } from '../store/settle-erasures.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { largeFile } from '../store/write-anew.ts';
import { oneLine } from '../text/safe.ts';
import { type App, suggest } from './app.ts';
import { askedLine } from './asked-line.ts';
import { isLiveLease } from './live-lease.ts';
import { sizeText } from './views/size-text.ts';
import { agentOf, zoneOf } from './who.ts';

/** What of this machine decides whether a call is still led, and where answers may be kept aside. */
export function around(app: App): Around {
  return { isLive: isLiveLease(app), isAlive: app.machine.isAlive, otherFolder: app.paths.state };
}

/** Throws a `UserError` that says what is in the way and what to do about it. */
export function refuseHindered(app: App, store: Store, about: ToForget): void {
  const hindrances = hindrancesOf(store, about, around(app));
  if (hindrances !== null) throw inTheWay(app, hindrances);
}

function inTheWay(app: App, { owed, live, aside }: Hindrances): UserError {
  const [promise] = owed;
  const [lease] = live;
  const [file] = aside;
  if (lease !== undefined)
    return new UserError(
      `${oneLine(lease.agent)} is on that call now (process ${lease.pid}). Nothing was changed.`,
      'Try again when it has ended.',
    );
  if (promise !== undefined) return stillOwed(app, owed);
  return new UserError(
    `A window (process ${file?.pid}) has answers aside that the database could not take yet. Nothing was changed.`,
    'Try again when that window is closed.',
  );
}

const mostNamed = 9;

function stillOwed(app: App, owed: Hindrances['owed']): UserError {
  const context = { now: app.now(), here: zoneOf(app) };
  const lines = owed.slice(0, mostNamed).map(({ code, promise, dueAt, zone, owner, spoken }) => {
    const due = showInstant(dueAt, { ...context, zone });
    return `  ${code}  ${due}, ${oneLine(owner)}: ${oneLine(promise)}${spoken ? '' : '  (they were not told)'}`;
  });
  const more = owed.length > lines.length ? [`  and ${owed.length - lines.length} more`] : [];
  const spoken = owed.find((one) => one.spoken);
  const end = spoken === undefined ? `withdraw ${owed[0]?.code ?? ''}` : `release ${spoken.code}`;
  return new UserError(
    `Something is still to be done for them, and needs what is known. Nothing was changed.\n${[...lines, ...more].join('\n')}`,
    `Keep it first, or be let off: recover followups ${end} --why "they want to be forgotten"`,
  );
}

/** Whether the person has typed what is asked for. Anything else leaves everything as it is. */
export async function isTyped(app: App, wanted: string, question: string): Promise<boolean> {
  const typed = await askedLine(app, question, 'It cannot be undone.');
  const same = (text: string) => text.normalize('NFKC').trim().toLowerCase();
  return same(typed) === same(wanted);
}

/**
 * Forgets one part after the other, each wholly or not at all, and then clears the files of what is left of it. Gives how
 * much that was, and the parts that somebody needed meanwhile; when that is all of them, it is an error. `isDone` is false
 * when somebody else did it all meanwhile.
 */
export function forgetAll(
  app: App,
  store: Store,
  parts: readonly ToForget[],
  reason: string,
): Forgotten & { isDone: boolean; left: readonly ToForget[] } {
  const about = { at: app.now(), by: agentOf(app), reason };
  markErasing(store);
  const done = parts.map((part) => ({ part, ...forgottenOrNot(() => forget(store, part, about, around(app))) }));
  const left = done.flatMap(({ part, hindrances }) => (hindrances === null ? [] : [{ part, hindrances }]));
  const [first] = left;
  if (first !== undefined && left.length === parts.length) {
    unmarkErasing(store);
    throw inTheWay(app, first.hindrances);
  }
  const words = done.flatMap((one) => one.words ?? []);
  if (words.length > 0) settle(app, store);
  else {
    unmarkErasing(store);
    settleIfCutOff(app, store);
  }
  const sum = (of: keyof Forgotten) => words.reduce((all, one) => all + one[of], 0);
  return {
    entries: sum('entries'),
    drafts: sum('drafts'),
    isDone: words.length > 0,
    left: left.map(({ part }) => part),
  };
}

type Tried = { words: Forgotten | null; hindrances: Hindrances | null };

function forgottenOrNot(forgetIt: () => Forgotten | null): Tried {
  try {
    return { words: forgetIt(), hindrances: null };
  } catch (error) {
    if (error instanceof Hindered) return { words: null, hindrances: error.by };
    throw error;
  }
}

/** When nothing is left to forget, but an earlier time was cut off before its end. */
export function settleIfCutOff(app: App, store: Store): void {
  if (store.path !== null && marksLeft(store.path, app.machine.isAlive).length > 0) settle(app, store);
}

/** What is not in any list any more may still stand in the file, until nobody else holds it. `done`: what worked. */
export function settle(app: App, store: Store, done = 'It is forgotten'): void {
  tellOfLarge(app, store);
  try {
    settleErasures(store, app.paths.state, app.machine.isAlive);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new UserError(
      `${done}, but the file could not be cleared of what is left of it: ${error.problem}`,
      'As soon as that is over: recover doctor --fix',
      'store',
      `store-${error.kind}`,
    );
  }
}

function tellOfLarge(app: App, { path }: Store): void {
  const size = path === null ? 0 : statSync(path).size;
  if (size > largeFile)
    suggest(app, `Clearing the file of what is left of it: ${sizeText(size)}, so this takes a while…`);
}
