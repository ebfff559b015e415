import { stateOf } from '../call/recorded-call.ts';
import { UserError } from '../call/user-error.ts';
import { findCall } from '../store/list-calls.ts';
import { searchCalls } from '../store/search-calls.ts';
import type { Store } from '../store/store.ts';
import { type UnfinishedCall, unfinishedCallsNamed } from '../store/unfinished-calls.ts';
import { oneLine } from '../text/safe.ts';
import { type App, mayAsk, say } from './app.ts';
import { howFar } from './how-far.ts';
import { LeftError } from './left-error.ts';
import { isAccessible } from './make-prompter.ts';
import { callChoices } from './views/call-choices.ts';
import { zoneOf } from './who.ts';

type Choosing = { answers?: string; accessible?: boolean };

/**
 * The call that a code, a name, a number, a reference or words mean. Of several the person picks one; null when none was
 * picked. Throws a `UserError` when there is none, or nobody to ask.
 */
export async function callToResume(app: App, store: Store, name: string, choosing: Choosing): Promise<string | null> {
  const calls = unfinishedCallsNamed(store, name);
  const [first, ...others] = calls;
  if (first === undefined) return finishedNamed(store, name);
  if (others.length === 0) return first.id;
  const shown = calls.slice(0, mostShown);
  const more = calls.length > shown.length ? [`and ${calls.length - shown.length} more: add a word of the call.`] : [];
  const list = [...linesOf(app, store, shown), ...more].join('\n');
  const canAsk = choosing.answers === undefined && mayAsk(app) && app.io.err.isTTY === true;
  if (!canAsk)
    throw new UserError(
      `Several calls match "${oneLine(name)}":\n${list}`,
      `Name one by its code: recover resume ${first.code}`,
      'not-found',
    );
  say(app, list);
  return picked(app, shown, choosing);
}

const mostShown = 9;

function linesOf(app: App, store: Store, calls: readonly UnfinishedCall[]): string[] {
  const about = calls.map((call) => ({ call, state: stateOf(store, call.id), far: howFar(store, call.id) }));
  return callChoices(about, { now: app.now(), here: zoneOf(app) });
}

async function picked(app: App, calls: readonly UnfinishedCall[], choosing: Choosing): Promise<string | null> {
  const streams = { input: app.io.in, output: app.io.err };
  const question = `Which call? 1 to ${calls.length}, or its code. Enter leaves.`;
  const signal = app.watchEnding();
  const ask = isAccessible(app, choosing.accessible ?? false)
    ? (await import('../terminal/plain-ask.ts')).plainAskLine
    : (await import('../terminal/menu.ts')).askLine;
  for (;;) {
    const typed = await ask({ ...streams, signal }, question);
    if (typed === null) throw new LeftError(130);
    if (typed.trim() === '') return null;
    const wanted = typed.trim().toLowerCase();
    const call = calls[Number(wanted) - 1] ?? calls.find(({ code }) => code === wanted);
    if (call !== undefined) return call.id;
    say(app, `There is no "${oneLine(typed)}" in the list.`);
  }
}

/** A call that is closed is named all the same, so that it can be read. */
async function finishedNamed(store: Store, name: string): Promise<string> {
  const found = await findCall(store, name);
  if (found.kind === 'one') return found.one.id;
  const many = found.kind === 'many' ? found.many : await searchCalls(store, name, { limit: mostShown });
  const codes = many.slice(0, 3).map(({ code, customer }) => `${code}${customer === null ? '' : ` (${customer})`}`);
  if (codes.length === 0)
    throw new UserError(
      `No call was found by "${oneLine(name)}": no code, name, number, reference or words like that.`,
      'See: recover calls',
      'not-found',
    );
  throw new UserError(
    `No call that can be carried on was found by "${oneLine(name)}". Closed: ${codes.map(oneLine).join(', ')}.`,
    `To read one: recover calls show ${many[0]?.code ?? ''}`,
    'not-found',
  );
}
