import { type AnswersPrompter, refuseUnplayed } from '../call/answers-prompter.ts';
import { asItStands } from '../call/as-it-stands.ts';
import type { BeginDesk, CallDesk } from '../call/call-desk.ts';
import { type Left, type LiveCall, runCall, type Start } from '../call/live-call.ts';
import { UserError } from '../call/user-error.ts';
import type { CallState } from '../engine/call-state.ts';
import { type Drafts, dropDrafts, openDrafts } from '../store/drafts.ts';
import { beatLease, releaseLease } from '../store/leases.ts';
import { playbookByDigest } from '../store/playbooks.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { waiting } from '../store/waiting.ts';
import { widthOf } from '../terminal/capabilities.ts';
import type { Painted } from '../terminal/draw-first.ts';
import { oneLine } from '../text/safe.ts';
import { type App, say } from './app.ts';
import { deskOf } from './desk.ts';
import { hangUp } from './hang-up.ts';
import type { Saver } from './keep-aside.ts';
import { draftKeeper } from './keep-draft.ts';
import type { Leading } from './leading.ts';
import { LeftError } from './left-error.ts';
import { isLiveLease } from './live-lease.ts';
import { isAccessible, makePrompterFor } from './make-prompter.ts';
import type { paperClock } from './paper-clock.ts';
import { loadRestOfCall } from './rest-of-call.ts';
import { takeCall } from './take-call.ts';
import { dueView } from './views/due-view.ts';
import { endView, leftView } from './views/end-view.ts';
import { hanging } from './views/hanging.ts';

/** A call as it was opened. `drafts`: null where nothing was typed in it before. */
export type Opened = {
  live: LiveCall & Start;
  desk: BeginDesk;
  played: AnswersPrompter | null;
  paper: ReturnType<typeof paperClock> | null;
  window: string;
  saver: Saver;
  ending: AbortSignal;
  drafts: Drafts | null;
  /** Its first screen, where that is drawn already. */
  painted: Painted | null;
};

const beatEvery = 15_000;
/** Milliseconds, several times over. */
const firstScreenTakes = 250;

/** Carries a call that was opened on to its end, or until the agent leaves. */
export async function carryCall(leading: Leading, opened: Opened): Promise<void> {
  const { app, store } = leading;
  const { live, played, window, saver, paper, ending } = opened;
  const { callId, code } = live.state;
  const prompter = played ?? (await makePrompterFor(app, leading.accessible, opened.painted));
  const drafts = opened.drafts ?? openDrafts(store);
  // A call that was begun here is nobody else's yet; any other was taken before anything was added to it.
  if (opened.drafts === null) takeCall(app, store, { agent: opened.desk.agent, callId, code, takeOver: false, window });
  const desk = deskOf(app, store, opened.desk, {
    ...(paper === null ? {} : { wall: app.now }),
    ending,
    keepDraft: draftKeeper(drafts, window, app.now),
  });
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
