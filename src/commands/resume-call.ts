import { saveFirst } from '../call/begin-call.ts';
import type { BeginDesk } from '../call/call-desk.ts';
import type { LiveCall, Start } from '../call/live-call.ts';
import { booksOf, entriesOf, playbookOf, stateOf } from '../call/recorded-call.ts';
import { UserError } from '../call/user-error.ts';
import type { CallState } from '../engine/call-state.ts';
import { promptKey } from '../engine/cursor.ts';
import { carriedOn } from '../engine/decide-line.ts';
import type { Draft } from '../store/drafts.ts';
import type { Store } from '../store/store.ts';
import { waiting } from '../store/waiting.ts';
import { oneLine } from '../text/safe.ts';
import { agentIn } from './agent-in.ts';
import type { App } from './app.ts';
import { callToResume } from './call-to-resume.ts';
import { sayClockDoubt } from './clock-doubt.ts';
import { howFar } from './how-far.ts';
import { leadCall } from './lead-call.ts';
import { LeftError } from './left-error.ts';
import { isLiveLease } from './live-lease.ts';
import { answersOrTerminal } from './read-answers.ts';
import { formerNameOf, zoneOf } from './who.ts';

export type ResumeOptions = { takeOver?: boolean; answers?: string; accessible?: boolean };

/** `recover resume`: the same prompt as before, with the line that was being typed. */
export async function resume(app: App, name: string | undefined, options: ResumeOptions): Promise<void> {
  const answers = answersOrTerminal(app, options.answers, options.accessible);
  if ((await app.readStore()) === null) throw nothingWaits();
  const store = await app.store();
  const callId =
    name === undefined ? await offered(app, store, answers !== null) : await callToResume(app, store, name, options);
  if (callId === null) return;
  sayClockDoubt(app, store);
  const state = stateOf(store, callId);
  const { code } = state;
  if (state.status === 'written-up' || state.status === 'abandoned')
    throw new UserError(
      `Call ${code} is ${state.status === 'abandoned' ? 'given up' : 'written up'}.`,
      `To read it: recover calls show ${code}`,
    );
  const book = playbookOf(store, state.cursor.playbook);
  await leadCall(
    {
      app,
      store,
      book,
      answers,
      accessible: options.accessible ?? false,
      agent: undefined,
      shift: shiftOf(app, store, callId),
    },
    {
      resuming: { callId, code, takeOver: options.takeOver ?? false },
      begin: async (desk, drafts) => ({
        ...(await carryOn(desk, store, stateOf(store, callId))),
        ...typedBefore(state, drafts),
      }),
    },
  );
}

/** A call done on paper goes on from the time of its last line, whenever it is typed in. */
function shiftOf(app: App, store: Store, callId: string): number {
  const entries = entriesOf(store, callId);
  const [first] = entries;
  const last = entries.at(-1);
  if (first?.kind !== 'began' || !first.what.paper || last === undefined) return 0;
  return Date.parse(last.at) - Date.parse(app.now());
}

/**
 * Half-typed lines go back to the prompts they were typed at. When the newest was typed elsewhere and nothing here, it is
 * shown, to be kept or left.
 */
function typedBefore(state: CallState, drafts: readonly Draft[]): Start {
  const notice = 'Back where you were. All of it is saved.';
  const [newest] = drafts;
  const key = promptKey(state.cursor);
  const unsent = drafts.map((draft) => [draft.promptKey, draft.text] as const);
  const here = drafts.find((draft) => draft.promptKey === key);
  if (here !== undefined) return { draft: here.text, draftAt: here.cursor < 0 ? null : here.cursor, notice, unsent };
  if (newest === undefined) return { draft: '', notice };
  return { draft: '', notice: `You had typed: ${oneLine(newest.text)}   (/n and the words keep it as a note)`, unsent };
}

async function carryOn(desk: BeginDesk, store: Store, before: CallState): Promise<LiveCall> {
  const { callId, duty } = before;
  const heads = new Map(duty === null ? [] : [[duty, desk.headOf(duty)]]);
  const entries = carriedOn(before, { now: desk.now(), by: desk.agent, heads });
  await saveFirst(desk, entries);
  return { books: booksOf(store, callId), state: stateOf(store, callId) };
}

/** The only call that waits, or the one that is picked of several; null when the person picked none. */
async function offered(app: App, store: Store, isScripted: boolean): Promise<string | null> {
  const { cutOff, toWriteUp } = waiting(store, agentIn(app, store), isLiveLease(app), formerNameOf(app));
  const [first, ...others] = [...cutOff, ...toWriteUp];
  if (first === undefined) throw nothingWaits();
  if (others.length === 0) return first.id;
  const { resumeItems } = await import('./views/resume-items.ts');
  const items = resumeItems([first, ...others], (callId) => howFar(store, callId), zoneOf(app));
  if (isScripted) {
    const codes = [first, ...others].map((call) => call.code).join(', ');
    throw new UserError(`Several calls wait: ${codes}.`, 'Name one: recover resume CODE --answers FILE', 'usage');
  }
  const { pick } = await import('../terminal/menu.ts');
  const picked = await pick(
    { input: app.io.in, output: app.io.err },
    'Which call?',
    items.map(({ line }) => line),
  );
  if (picked === null) throw new LeftError(130);
  return items.find(({ line }) => line === picked)?.id ?? null;
}

function nothingWaits(): UserError {
  return new UserError(
    'No call waits for you: none is cut off, none is left to write up.',
    'A new one: recover start',
    'not-found',
  );
}
