import { zoneNamed } from '../followup/zone-named.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { toldAtEnd } from './at-its-end.ts';
import { type Books, bookOf } from './books.ts';
import type { CallState } from './call-state.ts';
import { here, listenScript, type PromptKey, popped, promptKey, pushed } from './cursor.ts';
import { agree, anotherTime, promised } from './decide-agreed.ts';
import { answer } from './decide-answer.ts';
import { keepEarlier } from './decide-earlier.ts';
import { abandon, hangUp, notReached, override, writeUp } from './decide-ending.ts';
import { noteFlagged } from './decide-flagged.ts';
import { comeBack, drop, hold } from './decide-line.ts';
import { back, card, cover, jump, redo, skip } from './decide-moves.ts';
import { note } from './decide-note.ts';
import { remark } from './decide-remark.ts';
import { switchTo } from './decide-switch.ts';
import { type Decision, Draft, problem } from './decision.ts';
import { nextPrompt } from './next-prompt.ts';
import { withdraw } from './promise.ts';
import type { Reply } from './reply.ts';
import type { Told } from './told.ts';

/**
 * What a reply leads to: entries to append, or a sentence to show beside the line. `on` is the prompt that the reply
 * was meant for; a reply to another one (typed ahead, or in a stale window) is not taken.
 */
export function decide(books: Books, state: CallState, on: PromptKey, reply: Reply, told: Told): Decision {
  if (on !== promptKey(state.cursor)) return problem('The call has moved on. Please look again.');
  const { moves } = nextPrompt(books, state);
  if (!moves.includes(reply.kind)) return problem(notHere(state, reply));
  const draft = new Draft(state, toldAtEnd(state, reply, told));
  // Whoever goes on with the call has gone back to the customer.
  if (state.line === 'hold' && (reply.kind === 'covered' || reply.kind === 'answer')) comeBack(draft);
  const book = bookOf(books, state);
  const refused = take(books, book, draft, reply);
  if (refused !== null) return refused;
  noteFlagged(book, state, draft, reply);
  return draft.done();
}

function notHere(state: CallState, reply: Reply): string {
  if (state.status === 'written-up') return 'This call is written up. Nothing can be added to it.';
  if (state.status === 'abandoned') return 'This call was given up. Nothing can be added to it.';
  if (reply.kind === 'back') return 'This is the first step: there is nothing to go back to.';
  if (reply.kind === 'return') return 'There is no card or listening to return from.';
  if (reply.kind === 'attempt' && state.status === 'open')
    return 'Only a call that was promised is a try. /e ends this one.';
  if (state.status === 'hung-up') return 'The customer has hung up: this can only be done on the call.';
  if (reply.kind === 'written-up') return 'Hang up first: /e ends the call.';
  if (reply.kind === 'answer') return 'Nothing is asked here. Use /n for a note.';
  return 'That cannot be done here. ? shows what can.';
}

function take(books: Books, book: Playbook, draft: Draft, reply: Reply): Decision | null {
  switch (reply.kind) {
    case 'covered':
      return cover(book, draft, reply.line ?? null);
    case 'answer':
      return answer(book, draft, reply);
    case 'back':
      return back(draft);
    case 'jump':
      return jump(book, draft, reply.step);
    case 'redo':
      return redo(book, draft, reply.step);
    case 'skip':
      return skip(book, draft, reply);
    case 'note':
      return note(book, draft, reply.text, reply.from);
    case 'card':
      return card(book, draft, reply.id);
    case 'listen':
      return listen(draft);
    case 'return':
      draft.add({ kind: 'returned', what: { to: popped(draft.state.cursor) }, words: null });
      return null;
    case 'promise':
      return reply.instead === undefined
        ? promised(book, draft, reply)
        : anotherTime(book, draft, reply, reply.instead);
    case 'withdraw':
      return takeBack(draft, reply.followUp, reply.why);
    case 'agreed':
      return agree(draft, reply.yes);
    case 'override':
      return override(book, draft, reply.gate, reply.why);
    case 'identify':
      return identify(draft, reply);
    case 'kept':
      return keepEarlier(draft, reply.followUp);
    case 'attempt':
      return notReached(draft, reply.result, reply.words ?? null);
    case 'hold':
      return hold(draft, reply.why, reply.minutes);
    case 'unhold':
      return comeBack(draft);
    case 'dropped':
      return drop(book, draft);
    case 'switch':
      return switchTo(books, draft, reply.playbook);
    case 'check':
      draft.add({ kind: 'checked', what: { result: reply.result }, words: null });
      return null;
    case 'remark':
      return remark(nextPrompt(books, draft.state), draft, reply.line, reply.why);
    case 'park':
      draft.add({ kind: 'parked', what: {}, words: null });
      return null;
    case 'hung-up':
      return hangUp(book, draft, reply.disposition, reply.why ?? null);
    case 'written-up':
      return writeUp(book, draft);
    case 'abandon':
      return abandon(draft, reply.why);
  }
}

function listen(draft: Draft): Decision | null {
  const { cursor } = draft.state;
  if (here(cursor).script === listenScript) return problem('You are listening already.');
  const frame = { script: listenScript, step: 'listen', field: null, pass: 1, why: 'listen' as const, limit: null };
  draft.add({ kind: 'entered', what: { why: 'listen', script: listenScript, to: pushed(cursor, frame) }, words: null });
  return null;
}

function takeBack(draft: Draft, which: string, why: string): Decision | null {
  const open = draft.state.promises.filter((p) => !p.withdrawn);
  const found = open.find((p) => p.followUp === which || p.code === which);
  if (found === undefined) return problem(`This call has no open promise "${which}".`);
  const by = draft.told.ended.get(found.followUp);
  if (by !== undefined) return problem(`${found.code} was ended meanwhile, by ${by}.`);
  if (why.trim() === '') return problem('Say why it is taken back.');
  withdraw(draft, found.followUp, why);
  return null;
}

function identify(draft: Draft, reply: Reply & { kind: 'identify' }): Decision | null {
  const { customer, contact, reference, zone } = reply;
  const words = {
    ...(customer === undefined ? {} : { customer }),
    ...(contact === undefined ? {} : { contact }),
    ...(reference === undefined ? {} : { reference }),
  };
  if (zone === undefined && Object.keys(words).length === 0) return problem('Say who it is: /w Anna Berg');
  const where = zone === undefined ? null : zoneNamed(zone);
  if (zone !== undefined && where === null)
    return problem(`"${zone}" is no place or zone that is known here. Use one like America/Chicago.`);
  draft.add({ kind: 'identified', what: { zone: where }, words });
  const known = { ...(customer === undefined ? {} : { customer }), ...(contact === undefined ? {} : { contact }) };
  if (Object.keys(known).length === 0) return null;
  const made = draft.state.promises.filter((p) => !p.withdrawn).map(({ followUp }) => followUp);
  const about = draft.state.followUp;
  for (const followUp of about === null ? made : [...made, about])
    draft.addElsewhere({ ...draft.stamp(followUp), kind: 'updated', what: {}, words: known });
  return null;
}
