import { existsSync } from 'node:fs';
import { UserError } from '../call/user-error.ts';
import { listFollowUps } from '../store/list-follow-ups.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { hasEndedAnother } from '../store/waiting.ts';
import { oneLine } from '../text/safe.ts';
import { type App, mayAsk, say } from './app.ts';
import { changeAll, changing } from './followups-change.ts';
import { isAccessible } from './make-prompter.ts';
import { agentOf } from './who.ts';
import { writeConfig } from './write-config.ts';

type FirstRun = { store: Store; callId: string; agent: string; accessible: boolean; ending: AbortSignal };

/**
 * After the first call that has ended, and never again: what the next one must know. Whoever has settings, or a name,
 * is not asked, nor is somebody who sits at another's computer.
 */
export async function askAfterFirstCall(app: App, first: FirstRun): Promise<void> {
  const { store, callId, accessible, ending } = first;
  const { config, database } = app.paths;
  const before = agentOf(app);
  const isKnown = existsSync(config) || app.setting('name').origin !== 'default' || first.agent !== before;
  if (isKnown || !mayAsk(app) || app.io.err.isTTY !== true || hasEndedAnother(store, before, callId)) return;
  say(app, '\nThat was your first call. Two questions for the next one:');
  const answers = await asked(app, { before, accessible, ending });
  if (ending.aborted) return;
  if (answers === null) say(app, '\nNothing was set. Later: recover config name NAME');
  else await keep(app, store, before, answers);
  say(app, `Calls and follow-ups: ${oneLine(database)}\nYour settings:        ${oneLine(config)}`);
  say(app, 'Both are files on this computer, and yours alone.');
}

type Answers = { name: string; direct: string };

async function asked(
  app: App,
  { before, accessible, ending }: { before: string; accessible: boolean; ending: AbortSignal },
): Promise<Answers | null> {
  const left = new AbortController();
  const stopHearing = app.onInterrupt(() => left.abort());
  const streams = { input: app.io.in, output: app.io.err, signal: AbortSignal.any([left.signal, ending]) };
  const ask = isAccessible(app, accessible)
    ? (await import('../terminal/plain-ask.ts')).plainAskLine
    : (await import('../terminal/menu.ts')).askLine;
  const askWords = async (question: string, usual?: string): Promise<string | null> => {
    const words = await ask(streams, question, usual);
    if (words === null || !/^(?:\/|>>)/.test(words)) return words;
    say(app, `${oneLine(words)} belongs to a call, and this one is over. Here it would be read as your answer.`);
    return askWords(question, usual);
  };
  const name = await askWords('What name do customers hear?', before);
  const question = 'At which direct number or extension do they reach you? Enter leaves it out.';
  const direct = name === null ? null : await askWords(question);
  stopHearing();
  return name === null || direct === null ? null : { name, direct };
}

async function keep(app: App, store: Store, before: string, { name, direct }: Answers): Promise<void> {
  try {
    writeConfig(app.paths.config, direct === '' ? { name } : { name, direct });
    if (name !== before) await bringAlong(app, store, before, name);
  } catch (error) {
    if (!(error instanceof UserError || error instanceof StoreError)) throw error;
    say(app, error.message);
    return;
  }
  say(app, `You are ${oneLine(name)}${direct === '' ? '' : `, ${oneLine(direct)}`}. Another time: recover config`);
}

/** What was promised on the first call stands under the name that it will be looked for. */
async function bringAlong(app: App, store: Store, before: string, name: string): Promise<void> {
  const theirs = listFollowUps(store, { openOnly: true, owner: before, limit: 10_000 });
  if (theirs.length === 0) return;
  const why = 'the name that customers hear';
  await changeAll(await changing(app), theirs, { kind: 'assign', to: name, why, renamed: true });
}
