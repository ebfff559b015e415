import {
  type AnswersPrompter,
  answersPrompter,
  refuseUnknownAnswers,
  refuseUnplayed,
} from '../call/answers-prompter.ts';
import { asItStands } from '../call/as-it-stands.ts';
import type { CallDesk } from '../call/call-desk.ts';
import { type Left, type LiveCall, runCall, type Start } from '../call/live-call.ts';
import { UserError } from '../call/user-error.ts';
import type { CallState } from '../engine/call-state.ts';
import type { Prompter } from '../engine/prompter.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { adoptDrafts, type Draft, type Drafts, dropDrafts, openDrafts } from '../store/drafts.ts';
import { beatLease, leaseHolder, releaseLease, takeLease } from '../store/leases.ts';
import { playbookByDigest } from '../store/playbooks.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { waiting } from '../store/waiting.ts';
import { widthOf } from '../terminal/capabilities.ts';
import { oneLine } from '../text/safe.ts';
import { withoutSecrets } from '../text/secrets.ts';
import { type App, say } from './app.ts';
import { deskOf } from './desk.ts';
import { hangUp } from './hang-up.ts';
import { type Saver, saverFor } from './keep-aside.ts';
import { draftKeeper } from './keep-draft.ts';
import { LeftError } from './left-error.ts';
import { isLiveLease } from './live-lease.ts';
import type { Answers } from './read-answers.ts';
import { loadRestOfCall } from './rest-of-call.ts';
import { dueView } from './views/due-view.ts';
import { endView, leftView } from './views/end-view.ts';
import { hanging } from './views/hanging.ts';

export type Leading = {
  app: App;
  store: Store;
  book: Playbook;
  answers: Answers | null;
  accessible: boolean;
  agent: string | undefined;
  /** Milliseconds between the clock on the wall and the time that the call is said to have happened. */
  shift: number;
};

/** How the call is opened. One that exists already is taken for this window before anything is added to it. */
export type Opening = {
  resuming: { callId: string; code: string; takeOver: boolean } | null;
  begin: (desk: CallDesk, drafts: readonly Draft[]) => Promise<LiveCall & Start>;
};

const beatEvery = 15_000;
/** Milliseconds, several times over. */
const firstScreenTakes = 250;

/** Runs a call in this window until it ends or the agent leaves, and says on the way out what is saved and what waits. */
export async function leadCall(leading: Leading, opening: Opening): Promise<void> {
  const { app, store, shift } = leading;
  const played = await answersOf(leading);
  const prompter = played ?? (await prompterFor(leading));
  const paper = shift === 0 ? null : (await import('./paper-clock.ts')).paperClock(app.now, shift);
  const window = (await app.source()).id();
  const drafts = openDrafts(store);
  const saver = saverFor(app, store, window);
  const desk = await deskOf(app, store, {
    saver: paper?.ahead(saver) ?? saver,
    agent: leading.agent,
    ...(paper === null ? {} : { now: paper.now, wall: app.now }),
    ending: app.watchEnding(),
    keepDraft: draftKeeper(drafts, window, app.now),
  });
  const { resuming } = opening;
  if (resuming !== null) take(app, store, desk, { ...resuming, window });
  const typed = resuming === null ? [] : adopt(app, store, drafts, resuming.callId, window);
  const live = await opening.begin(desk, typed);
  const { callId, code } = live.state;
  if (resuming === null) take(app, store, desk, { callId, code, takeOver: false, window });
  const beating = setInterval(() => beat(store, callId, window, saver), beatEvery);
  beating.unref();
  const loading = setTimeout(loadRestOfCall, firstScreenTakes);
  loading.unref();
  const wasOpen = live.state.status === 'open';
  let isWindowGone = false;
  let isOver = false;
  try {
    const left = await runCall(desk, live, prompter, live);
    const { draft: text, draftAt } = left.kind === 'gone' ? left : { draft: '', draftAt: null };
    const isKept = desk.keepDraft(left.state, text, draftAt) !== false || text.trim() === '';
    if (left.kind === 'ended') forget(drafts, window);
    isWindowGone = left.kind === 'gone' && left.how === 'SIGHUP';
    isOver = wasOpen && isOverNow(left);
    saver.retry();
    sayAside(app, saver.path());
    await leave(leading, desk, left, { unsaved: isKept ? null : text, isAside: saver.path() !== null });
    if (played !== null) refuseUnplayed(played, leading.answers?.name ?? '');
  } finally {
    clearInterval(beating);
    clearTimeout(loading);
    drafts.close();
    letGo(store, callId, window);
  }
  if (isOver) {
    const { sayScore } = await import('./say-score.ts');
    sayScore(app, store, callId);
  }
  if (isWindowGone) await hangUp(desk.ending);
  if (!isOver) return;
  const { keepCopyOfTheDay } = await import('./copy-of-the-day.ts');
  keepCopyOfTheDay(app, store);
  if (played !== null) return;
  const { askAfterFirstCall } = await import('./first-run.ts');
  await askAfterFirstCall(app, {
    store,
    callId,
    agent: desk.agent,
    accessible: leading.accessible,
    ending: desk.ending,
  });
}

/** A file that cannot be written to ends no call: the next answer says so. */
function beat(store: Store, callId: string, window: string, saver: Saver): void {
  try {
    saver.retry();
    beatLease(store, callId, window);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

function sayAside(app: App, path: string | null): void {
  if (path === null) return;
  say(app, `Not all of it is in the database yet. It is kept in ${oneLine(path)}`);
  say(app, 'and is added by itself when recover is used next and the database can be written to.');
}

/** The call is over: what could not be forgotten is offered to nobody any more. */
function forget(drafts: Drafts, window: string): void {
  try {
    dropDrafts(drafts, window);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

/** A lease that cannot be given back ends by itself, when its window shows no more signs of life. */
function letGo(store: Store, callId: string, window: string): void {
  try {
    releaseLease(store, callId, window);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

type Taking = { callId: string; code: string; takeOver: boolean; window: string };

function take(app: App, store: Store, desk: CallDesk, { callId, code, takeOver, window }: Taking): void {
  const named = withoutSecrets(desk.agent).text;
  const taken = takeLease(store, { callId, window, agent: named }, isLiveLease(app), takeOver);
  if (taken.ok) return;
  const { agent, pid } = taken.holder;
  throw new UserError(
    `Call ${code} is open in another window (${oneLine(agent)}, process ${pid}).`,
    `Close it there, or take it over: recover resume ${code} --take-over`,
  );
}

function adopt(app: App, store: Store, drafts: Drafts, callId: string, window: string): readonly Draft[] {
  const holder = leaseHolder(store, callId, isLiveLease(app))?.window;
  return adoptDrafts(drafts, { callId, window }, (other) => other === holder);
}

async function prompterFor({ app, accessible }: Leading): Promise<Prompter> {
  const { makePrompterFor } = await import('./make-prompter.ts');
  return makePrompterFor(app, accessible);
}

async function answersOf({ answers, book }: Leading): Promise<AnswersPrompter | null> {
  if (answers === null) return null;
  const { parseReplies } = await import('../playbook/replies.ts');
  const read = parseReplies(answers.text, answers.name);
  if (read.ok) {
    refuseUnknownAnswers(read.replies, answers.name, book);
    return answersPrompter(read.replies, answers.name);
  }
  const { showProblems } = await import('../playbook/problem.ts');
  throw new UserError(showProblems(read.problems), 'No call was started.', 'usage');
}

/** What came due while nobody was to be disturbed. */
function remind(app: App, store: Store, desk: CallDesk, about: string | null, tell: (text: string) => void): void {
  const { promises } = waiting(store, desk.agent, isLiveLease(app));
  const text = dueView(
    promises.filter(({ id }) => id !== about),
    { now: app.now(), here: desk.here },
  );
  if (text !== null) tell(text);
}

/** It has ended, be it that the write-up is left for later. */
function isOverNow(left: Left): boolean {
  return left.kind === 'ended' || (left.how === 'later' && left.state.status !== 'open');
}

/** `unsaved`: what was being typed, when the file could not take it; `isAside`: what was sent is not all in it either. */
async function leave(
  { app, store, book, accessible }: Leading,
  desk: CallDesk,
  left: Left,
  { unsaved, isAside }: { unsaved: string | null; isAside: boolean },
): Promise<void> {
  const { isAccessible } = await import('./make-prompter.ts');
  const width = isAccessible(app, accessible) ? null : widthOf(app.io.err);
  const tell = (text: string) => say(app, hanging(text, width));
  const context = { now: desk.now(), here: desk.here, isAside };
  const ended = (state: CallState) => {
    const promises = asItStands(state.promises, desk.followUp);
    const about = state.followUp === null ? null : desk.followUp(state.followUp);
    // The call may have gone on by another method than it began with.
    const method = playbookByDigest(store, state.cursor.playbook)?.compiled ?? book;
    return endView({ ...state, promises }, about, { ...context, book: method });
  };
  if (left.kind === 'ended') {
    tell(ended(left.state));
    remind(app, store, desk, left.state.followUp, tell);
    return;
  }
  if (left.how === 'taken-over') {
    const kept = left.draft.trim() === '' ? '' : ` What you had typed is kept: ${oneLine(left.draft)}`;
    throw new UserError(`Call ${left.state.code} was carried on in another window.${kept}`, null, 'store');
  }
  if (left.how === 'SIGTERM' || left.how === 'SIGHUP') return;
  const isOver = isOverNow(left);
  tell(isOver ? ended(left.state) : leftView(left.state, context, unsaved));
  if (isOver) remind(app, store, desk, left.state.followUp, tell);
  if (left.how !== 'later') throw new LeftError(130);
}
