import { type Books, bookOf } from '../engine/books.ts';
import type { CallState } from '../engine/call-state.ts';
import { type PromptKey, promptKey } from '../engine/cursor.ts';
import { decide } from '../engine/decide.ts';
import type { CallEntry, Entry } from '../engine/entry.ts';
import { evolve } from '../engine/evolve.ts';
import { nextPrompt } from '../engine/next-prompt.ts';
import type { Prompt } from '../engine/prompt.ts';
import type { Gone, Prompter, PrompterContext } from '../engine/prompter.ts';
import { readPromise } from '../engine/read-promise.ts';
import type { Reply } from '../engine/reply.ts';
import { flagged, guardOf } from '../playbook/guard/guard.ts';
import { asItStands, stillOpen } from './as-it-stands.ts';
import type { CallDesk, Saving } from './call-desk.ts';
import { savedNotice, unkeptNotice } from './saved-notice.ts';
import { withSuggestedTime } from './suggested-time.ts';
import { told } from './told.ts';

export type LiveCall = { books: Books; state: CallState };

/** How the wizard was left: the call is over, or the agent went away and can come back. */
export type Left =
  | { kind: 'ended'; state: CallState }
  | { kind: 'gone'; how: Gone['how'] | 'taken-over'; state: CallState; draft: string; draftAt: number | null };

/** `unsent`: what was left half-typed at other prompts, by their keys. */
export type Start = {
  draft: string;
  /** What `before` of the desk says at the start, where it was asked already. */
  before?: readonly string[];
  draftAt?: number | null;
  notice: string | null;
  unsent?: readonly (readonly [PromptKey, string])[];
};

/**
 * Leads an agent through a call: prompt, reply, entries on the disk, next prompt. What is shown as saved is saved,
 * because the next prompt is drawn only after `save` has returned.
 */
export async function runCall(desk: CallDesk, live: LiveCall, prompter: Prompter, start: Start): Promise<Left> {
  let { state, books } = live;
  let { draft, draftAt = null, notice } = start;
  let problem: string | null = null;
  let unsaved = false;
  let savedAt: string | null = null;
  const unsent = new Map<string, string>(start.unsent);
  /** The prompts at which something half-typed is in the file. */
  const kept = new Set<string>([...unsent.keys(), ...(start.draft === '' ? [] : [promptKey(state.cursor)])]);
  // At the start, and when it is learnt who it is.
  const isStart = state.phase === 'call' && state.trail.length === 0;
  let before = isStart ? (start.before ?? desk.before(state)) : [];
  let heard: { words: string; at: string } | null = null;
  for (;;) {
    const prompt = promptFor(desk, books, state);
    if (prompt.show.kind === 'closed') return { kind: 'ended', state };
    let typed = draft;
    let typedAt = draftAt;
    const context: PrompterContext = {
      draft,
      draftAt,
      problem,
      notice,
      unsaved,
      here: desk.here,
      zone: state.zone,
      reference: state.reference,
      before,
      story: () => desk.story(state),
      record: () => desk.record(state),
      copy: desk.copy,
      now: desk.now,
      readPromise: (words, kind) => {
        const at = desk.now();
        heard = { words, at };
        return readPromise(bookOf(books, state), state, words, kind, { ...told(desk, state), now: at });
      },
      flagged: (text) => flagged(text, guardOf(bookOf(books, state), desk.neverSay)),
      onDraft: (text, at = null) => {
        typed = text;
        typedAt = at;
      },
      keepDraft: (when) => {
        if (typed === '' && !kept.has(prompt.key)) return true;
        kept.add(prompt.key);
        return desk.keepDraft(state, typed, typedAt, when);
      },
      onInterrupt: desk.onInterrupt,
      signal: desk.ending,
      ...(desk.mark === undefined ? {} : { mark: desk.mark }),
    };
    const given = await prompter(prompt, context);
    if (given.kind === 'offer') {
      const nobody = { ok: false as const, problem: 'There is nobody here to offer it to.' };
      const offered = (await desk.offer?.(state.callId, given.to)) ?? nobody;
      problem = offered.ok ? null : offered.problem;
      notice = offered.ok ? offered.notice : null;
      unsaved = false;
      // A promise or a hand-over that was begun goes on where it was; the command itself is done.
      draft = typed.startsWith('/') ? '' : typed;
      draftAt = typedAt;
      continue;
    }
    const opened =
      given.kind === 'switch'
        ? await otherBook(desk, books, given)
        : given.kind === 'hung-up' && given.ended !== undefined
          ? await itsEnd(desk, { books, state }, given, given.ended)
          : null;
    if (opened !== null && 'problem' in opened) {
      ({ problem } = opened);
      unsaved = false;
      draft = typed;
      draftAt = typedAt;
      continue;
    }
    if (opened !== null) ({ books } = opened);
    const reply = opened === null ? given : opened.reply;
    if (reply.kind === 'gone') return { kind: 'gone', how: reply.how, state, draft: typed, draftAt: typedAt };
    const taken = await take(desk, books, state, prompt.key, reply, readOutAt(reply, heard));
    draftAt = null;
    if (taken.kind === 'stale') return { kind: 'gone', how: 'taken-over', state, draft: typed, draftAt: typedAt };
    if (taken.kind === 'refused') {
      problem = taken.problem;
      unsaved = taken.unsaved;
      draft = !taken.unsaved && isWholeCommand(reply, typed) ? '' : typed;
      if (draft === '' && kept.delete(prompt.key)) desk.keepDraft(state, '', null);
      continue;
    }
    const earlier = state;
    state = taken.entries.filter(isOf(state.callId)).reduce(evolve, state);
    if (reply.kind === 'identify' && state.phase === 'call') before = desk.before(state);
    else if (reply.kind !== 'note') before = [];
    if (reply.kind === 'hung-up' && reply.stay !== true) return { kind: 'ended', state };
    const left = leftText(reply, typed, prompt);
    if (reply.kind === 'park' || reply.kind === 'dropped')
      return { kind: 'gone', how: 'later', state, draft: left, draftAt: typedAt };
    // A line that was kept half-typed and is sent now would be offered again after a crash, to be saved twice.
    if (left === '' && kept.delete(prompt.key)) desk.keepDraft(earlier, '', null);
    // One that is left behind may have been typed a moment ago.
    if (left !== '') {
      desk.keepDraft(earlier, left, typedAt, 'pause');
      kept.add(prompt.key);
    }
    unsent.set(promptKey(earlier.cursor), left);
    draft = unsent.get(promptKey(state.cursor)) ?? '';
    problem = null;
    unsaved = false;
    const done = { ...taken, before: savedAt };
    notice = desk.mark === undefined ? savedNotice(bookOf(books, state), state, done, desk) : unkeptNotice(done);
    savedAt = taken.entries.at(-1)?.at ?? savedAt;
  }
}

type Taken = (Saving & { kind: 'saved' }) | { kind: 'refused'; problem: string; unsaved: boolean } | { kind: 'stale' };

/**
 * Decides a reply and saves what it leads to. When a lead has changed a follow-up in the same moment, it is decided
 * anew on what stands there now; when another window has written to the call itself, this one has lost it.
 */
async function take(
  desk: CallDesk,
  books: Books,
  state: CallState,
  on: PromptKey,
  reply: Reply,
  readAt: string | null,
): Promise<Taken> {
  for (;;) {
    const all = told(desk, state);
    const decision = decide(books, state, on, reply, readAt === null ? all : { ...all, readAt });
    if (!decision.ok) return { kind: 'refused', problem: decision.problem, unsaved: false };
    const saving = await desk.save(decision.entries);
    if (saving.kind === 'refused') return { ...saving, unsaved: true };
    if (saving.kind === 'saved') return saving;
    if (saving.stream === state.callId) return { kind: 'stale' };
  }
}

/** When the words of a promise were read out on the screen; null when they were not, as in an answers file. */
function readOutAt(reply: Reply, heard: { words: string; at: string } | null): string | null {
  if (heard === null) return null;
  const value = reply.kind === 'promise' ? reply.words : reply.kind === 'answer' ? reply.value : null;
  const words = typeof value === 'object' && value !== null && 'words' in value ? value.words : value;
  return words === heard.words ? heard.at : null;
}

/**
 * Going back leaves a half-typed line behind, to be found again on return; so does all that is done beside a promise or
 * between the parts of a hand-over. A command, or the number of a step, is itself what was done.
 */
function leftText(reply: Reply, typed: string, { show }: Prompt): string {
  const isHandOver = show.kind === 'ask' && show.ask.type === 'hand-over';
  const left = (stays: boolean) => (stays ? typed : '');
  if (isHandOver && typed.includes('\n') && !typed.startsWith('/')) {
    // A promise that was given in the middle of it is done, and the hand-over goes on.
    if (reply.kind === 'promise') return typed.replace(/\n>>.*$/s, '\n');
    return left(reply.kind !== 'answer');
  }
  if (typed.startsWith('>>')) return left(reply.kind !== 'promise' && reply.kind !== 'answer');
  return left(reply.kind === 'back' && !/^\/(?!\/)/.test(typed));
}

/** A command without words worth keeping: refused, it would only be joined by what is typed next. */
function isWholeCommand({ kind }: Reply, typed: string): boolean {
  if (!/^\/(?!\/)/.test(typed)) return false;
  return !/\s/.test(typed.trim()) || ['jump', 'redo', 'card'].includes(kind);
}

/** When a call that was done on paper ended, read once it is typed. */
async function itsEnd(desk: CallDesk, { books, state }: LiveCall, given: Reply & { kind: 'hung-up' }, words: string) {
  const { readEnd } = await import('../engine/paper-end.ts');
  const latest = (desk.wall ?? desk.now)();
  const end = readEnd(words, { startedAt: state.startedAt, here: desk.here, latest });
  return end.ok ? { books, reply: { ...given, ended: end.at } } : { problem: end.problem };
}

function isOf(callId: string): (entry: Entry) => entry is CallEntry {
  return (entry): entry is CallEntry => entry.stream === callId;
}

/** The method that a call is to go on by, looked up once it is named. */
async function otherBook(desk: CallDesk, books: Books, named: Reply & { kind: 'switch' }) {
  const opened = await desk.openBook(named.playbook);
  if ('problem' in opened) return opened;
  const { playbook, digest } = opened;
  return { books: new Map(books).set(digest, playbook), reply: { ...named, playbook: digest } };
}

function promptFor(desk: CallDesk, books: Books, state: CallState): Prompt {
  const prompt = withOwed(nextPrompt(books, state, desk.here), state, desk);
  const now = desk.now();
  const read: PrompterContext['readPromise'] = (words, kind) =>
    readPromise(bookOf(books, state), state, words, kind, { ...told(desk, state), now });
  return withSuggestedTime(prompt, read, { now, team: desk.team });
}

/** At the end of the call stands what it may have kept. It can change at any moment, and is no part of the transcript. */
function withOwed(prompt: Prompt, state: CallState, desk: CallDesk): Prompt {
  const { show } = prompt;
  if (show.kind === 'read-back')
    return { ...prompt, show: { ...show, promises: stillOpen(show.promises, desk.followUp) } };
  if (show.kind !== 'wrap-up') return prompt;
  const owed = desk.owed(state).filter(({ id }) => id !== state.followUp);
  return { ...prompt, show: { ...show, owed, promises: asItStands(show.promises, desk.followUp) } };
}
