import type { AnswersPrompter } from '../call/answers-prompter.ts';
import type { BeginDesk } from '../call/call-desk.ts';
import type { LiveCall, Start } from '../call/live-call.ts';
import { UserError } from '../call/user-error.ts';
import { adoptDrafts, type Draft, type Drafts, openDrafts } from '../store/drafts.ts';
import { leaseHolder } from '../store/leases.ts';
import type { Store } from '../store/store.ts';
import type { App } from './app.ts';
import { beginDesk } from './begin-desk.ts';
import { saverFor } from './keep-aside.ts';
import type { Leading } from './leading.ts';
import { isLiveLease } from './live-lease.ts';
import { paintFirst } from './paint-first.ts';
import { takeCall } from './take-call.ts';

/** How the call is opened. One that exists already is taken for this window before anything is added to it. */
export type Opening = {
  resuming: { callId: string; code: string; takeOver: boolean } | null;
  begin: (desk: BeginDesk, drafts: readonly Draft[]) => Promise<LiveCall & Start>;
};

/**
 * Runs a call in this window until it ends or the agent leaves, and says on the way out what is saved and what waits. The
 * first screen of a new call is drawn before the rest of the program is loaded: what reads keys, decides and ends a call
 * takes as long as all before it, and the agent has a line to say meanwhile.
 */
export async function leadCall(leading: Leading, { resuming, begin }: Opening): Promise<void> {
  const { app, store, shift } = leading;
  const played = await answersOf(leading);
  const paper = shift === 0 ? null : (await import('./paper-clock.ts')).paperClock(app.now, shift);
  const window = (await app.source()).id();
  const saver = saverFor(app, store, window);
  const ending = app.watchEnding();
  const desk = await beginDesk(app, store, {
    save: (paper?.ahead(saver) ?? saver).save,
    headOf: saver.headOf,
    agent: leading.agent,
    now: paper?.now,
  });
  let typed: Typed | null = null;
  if (resuming !== null) {
    takeCall(app, store, { agent: desk.agent, ...resuming, window });
    const drafts = openDrafts(store);
    typed = { drafts, texts: adopt(app, store, drafts, resuming.callId, window) };
  }
  const live = await begin(desk, typed?.texts ?? []);
  const seen = resuming === null && played === null ? paintFirst(leading, desk, live) : null;
  try {
    const { carryCall } = await import('./carry-call.ts');
    await carryCall(leading, {
      live: seen === null ? live : { ...live, before: seen.before },
      desk,
      played,
      paper,
      window,
      saver,
      ending,
      drafts: typed?.drafts ?? null,
      painted: seen?.painted ?? null,
    });
  } catch (error) {
    if (seen !== null) app.io.err.write(seen.painted.takeAway());
    throw error;
  }
}

type Typed = { drafts: Drafts; texts: readonly Draft[] };

function adopt(app: App, store: Store, drafts: Drafts, callId: string, window: string): readonly Draft[] {
  const holder = leaseHolder(store, callId, isLiveLease(app))?.window;
  return adoptDrafts(drafts, { callId, window }, (other) => other === holder);
}

async function answersOf({ answers, book }: Leading): Promise<AnswersPrompter | null> {
  if (answers === null) return null;
  const { parseReplies } = await import('../playbook/replies.ts');
  const read = parseReplies(answers.text, answers.name);
  if (read.ok) {
    const { answersPrompter, refuseUnknownAnswers } = await import('../call/answers-prompter.ts');
    refuseUnknownAnswers(read.replies, answers.name, book);
    return answersPrompter(read.replies, answers.name);
  }
  const { showProblems } = await import('../playbook/problem.ts');
  throw new UserError(showProblems(read.problems), 'No call was started.', 'usage');
}
