import type { Playbook } from '../playbook/playbook.ts';
import type { CallPromise, CallState } from './call-state.ts';
import { here } from './cursor.ts';
import { type Decision, type Draft, problem } from './decision.ts';
import { plainly, theEnd } from './flow.ts';
import { promise, withdraw } from './promise.ts';
import type { Reply } from './reply.ts';

type Promising = Reply & { kind: 'promise' };

/** A promise of the agent's own making, outside a step that asks for one. */
export function promised(book: Playbook, draft: Draft, reply: Promising): Decision | null {
  const { words, followUp: kind, agreed, override = null } = reply;
  const made = promise(draft, book, { words, kind, agreed, override });
  return made.ok ? null : made;
}

/** Stands in for a promise that they did not agree to, in the same place; that one is taken back. */
export function anotherTime(book: Playbook, draft: Draft, reply: Promising, instead: string): Decision | null {
  const refused = spoken(draft.state).find(({ followUp }) => followUp === instead);
  if (refused === undefined) return problem('That promise was taken back already.');
  const { words, followUp: kind, agreed, override = null } = reply;
  const isReading = isAtReadBack(draft.state);
  const made = promise(draft, book, { words, kind, agreed: isReading ? null : agreed, override });
  if (!made.ok) return made;
  if (!draft.told.ended.has(instead)) withdraw(draft, instead, 'they did not agree: another time');
  if (isReading && agreed !== null) note(draft, made.followUp, agreed);
  return null;
}

/** On the read-back screen the answer is for all that is listed; elsewhere for the promise made last. */
export function agree(draft: Draft, yes: boolean): Decision | null {
  const waiting = spoken(draft.state).filter((each) => each.agreed === null);
  const isReading = isAtReadBack(draft.state);
  const refused = isReading && waiting.length === 0 ? spoken(draft.state).find((each) => each.agreed === false) : null;
  if (refused && !yes) return problem('Type the time that suits them, or Enter to leave it as not agreed.');
  const asked = refused ? [refused] : isReading ? waiting : waiting.slice(-1);
  if (asked.length === 0) return problem('No promise waits for their word.');
  for (const { followUp } of asked) note(draft, followUp, yes);
  return null;
}

/** Once all is agreed to, the call goes on from the read-back; for what is not, it stays and asks for another time. */
function note(draft: Draft, followUp: string, yes: boolean): void {
  const body = (to: CallState['cursor'] | null) => ({
    kind: 'agreed' as const,
    what: { followUp, yes, to },
    words: null,
  });
  const others = spoken(draft.state).filter((each) => each.followUp !== followUp);
  if (isAtReadBack(draft.state) && yes && others.every(({ agreed }) => agreed === true))
    draft.addMoving(body, (state) => plainly(theEnd(state)));
  else draft.add(body(null));
}

const spoken = ({ promises }: CallState): readonly CallPromise[] =>
  promises.filter(({ withdrawn, kind }) => !withdrawn && kind !== 'internal');

const isAtReadBack = ({ cursor }: CallState) => here(cursor).step === 'read-back';
