import type { CallState, Fact } from '../../engine/call-state.ts';
import { endScript, here, mainScript, stepName } from '../../engine/cursor.ts';
import { spoken } from '../../engine/ending.ts';
import { optionsSoFar } from '../../engine/options-so-far.ts';
import { holds } from '../../playbook/condition.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { isHandOver, isOptionList } from '../../playbook/value-kinds.ts';
import type { Value } from '../../playbook/values.ts';
import { forgotten } from '../../text/forgotten.ts';
import type { Ahead, LookAhead, Test } from './ahead.ts';
import { alwaysEnds, asksIn, endingFacts } from './ends-of.ts';
import { byNotes, giverOf } from './givers.ts';
import { fewestListed } from './possible-replies.ts';

/** The name of a place: all on which it depends where a call goes from here, and nothing that nobody looks at again. */
export function placeKeys(book: Playbook, look: LookAhead): (state: CallState) => string {
  const ending = endingFacts(book);
  const promises = promiseNeeds(book);
  return (state) => {
    const { frames } = state.cursor;
    if (state.status !== 'open' && here(state.cursor).script === endScript) return 'over';
    const ahead = look.from(state.cursor);
    const own = book.steps.filter(({ phase }) => phase === 'follow-up');
    return JSON.stringify([
      frames.map(({ script, step, field, limit }) => [script, step, field, limit]),
      state.status,
      spoken(state).length > 0,
      promises(state),
      [...ahead.tests.keys()].map((fact) => [fact, testsOf(state, fact, { ahead, look })]),
      endsOf(book, state, ending, { ahead, look }),
      ahead.loops.map((loop) => state.loops.get(loop) ?? 0),
      ahead.lists.map((fact) => listOf(book, state, fact)),
      ahead.recaps.map((fact) => recapOf(book, state, fact)),
      // Solved anew, a call that checks back goes on behind the last of its own steps.
      state.phase === 'follow-up' && state.status === 'open'
        ? own.findLastIndex(({ id }) => state.steps.has(id))
        : null,
    ]);
  };
}

type Looking = { ahead: Ahead; look: LookAhead };

/** What the tests say of the answer that counts, and of those before it, as far as it can be set aside. */
function testsOf(state: CallState, fact: string, { ahead, look }: Looking): unknown {
  const told = (value: Value | null, tests: readonly Test[]) =>
    tests.map((test) => Number(holds(test, () => value ?? forgotten))).join('');
  const tests = ahead.tests.get(fact);
  const found = new Map<string, string>();
  for (const one of (state.facts.get(fact) ?? []).toReversed()) {
    const by = giverOf(one.step, staysSaid(one));
    const looked = tests?.get(by);
    if (!one.current || found.has(by) || looked === undefined) continue;
    found.set(by, told(one.value, looked));
    if (staysSaid(one) || !ahead.enters(one.step) || !look.within(one.step).tests.has(fact)) return [...found];
  }
  return [...found, tests?.has(byNotes) === true && state.notes.some((note) => note.fact === fact)];
}

/** Words read back are never set aside. */
const staysSaid = ({ from, type }: Fact) => from === 'carried' && type === 'text';

/** The answers that say how the call ends, the newest first, down to one that nothing sets aside. */
function endsOf(book: Playbook, state: CallState, facts: ReadonlySet<string>, { ahead, look }: Looking): unknown {
  if (!ahead.ends && !ahead.handedOver) return null;
  const all = [...state.facts]
    .flatMap(([fact, answers]) => answers.filter(({ current }) => current).map((answer) => ({ fact, ...answer })))
    .filter(({ fact, value }) => facts.has(fact) || (value !== null && isHandOver(value)))
    .sort((a, b) => b.seq - a.seq);
  const found = new Map<string, unknown>();
  let isSettled = !ahead.ends;
  for (const { fact, step, value, ...answer } of all) {
    const handed = value !== null && isHandOver(value);
    if (found.has(`${fact} ${step}`) || (isSettled && !handed)) continue;
    found.set(`${fact} ${step}`, handed ? value.accepted : value);
    const isLeft = ahead.enters(step) && look.within(step).ends && !staysSaid({ ...answer, step, value });
    isSettled ||= !isLeft && alwaysEnds(book, fact);
  }
  return [...found];
}

/**
 * What is listed. As long as more is to be added it counts, too, whether somebody has chosen; and of a list that several
 * steps go on with, how often each was done.
 */
function listOf(book: Playbook, state: CallState, fact: string): unknown {
  const last = state.facts.get(fact)?.at(-1);
  if (last === undefined || last.value === null || !isOptionList(last.value)) return null;
  const listed = last.value.options.map(({ text, cost }) => [text, cost !== null]);
  const asks = asksIn(book).filter((ask) => ask.type === 'options' && ask.fact === fact);
  if (asks.every((ask) => ask.type !== 'options' || listed.length >= fewestListed(ask))) return listed;
  const places = [...book.steps.map((step) => ({ script: mainScript, step })), ...inScripts(book)].filter(({ step }) =>
    step.asks.some((ask) => asks.includes(ask)),
  );
  const frame = here(state.cursor);
  const ask = places
    .find(({ script, step }) => script === frame.script && step.id === frame.step)
    ?.step.asks.find(({ id }) => id === frame.field);
  const chosen = ask?.type === 'options' ? optionsSoFar(state, ask, frame.pass).chosen !== null : null;
  if (places.length === 1) return [listed, chosen];
  const passes = places.map(({ script, step }) => state.steps.get(stepName(script, step.id))?.passes ?? 0);
  const least = Math.min(last.pass, ...passes);
  return [listed, last.value.chosen !== null, last.pass - least, passes.map((pass) => pass - least)];
}

const inScripts = (book: Playbook) =>
  Object.values(book.scripts).flatMap(({ id, steps }) => steps.map((step) => ({ script: id, step })));

/** From what a recap takes the words that become a fact once they are agreed to. */
function recapOf(book: Playbook, state: CallState, fact: string): unknown {
  const last = state.facts.get(fact)?.at(-1);
  const from = asksIn(book).flatMap((ask) =>
    ask.type === 'yes-no' && ask.readsBack?.fact === fact ? [ask.readsBack.from] : [],
  );
  const told = from.map((name) => {
    const notes = state.notes.filter((note) => note.fact === name && !note.internal);
    // What cannot be said in one breath is not read back, and so many notes come to that.
    const asks = asksIn(book).filter((ask) => ask.type === 'notes' && ask.fact === name);
    return asks.length < manyNotes ? notes.length > 0 : notes.map(({ pass }) => pass);
  });
  return [told, last === undefined ? null : [typeof last.value, last.internal, last.current]];
}

const manyNotes = 8;

/** Promises count for more than that there are some only where one for us takes the place of one that was told. */
function promiseNeeds(book: Playbook): (state: CallState) => unknown {
  const asks = asksIn(book).filter((ask) => ask.type === 'follow-up');
  const facts = [...new Set(asks.map(({ fact }) => fact))];
  const others = asksIn(book).some(({ type, fact }) => type !== 'follow-up' && facts.includes(fact));
  const kinds = (fact: string) =>
    new Set(asks.filter((ask) => ask.fact === fact).map((ask) => ask.kind === 'internal')).size;
  const isPlain = facts.length < mostPromises && !others && facts.every((fact) => kinds(fact) === 1);
  if (isPlain) return () => null;
  return (state) => [
    spoken(state).length,
    state.promises.filter(({ withdrawn }) => !withdrawn).length,
    facts.map((fact) => {
      const value = state.facts.get(fact)?.at(-1)?.value;
      const id = typeof value === 'object' && value !== null && 'followUp' in value ? value.followUp : null;
      const promise = state.promises.find(({ followUp }) => followUp === id);
      return promise === undefined ? null : [promise.withdrawn, promise.kind === 'internal'];
    }),
  ];
}

/** As many as can stand on one call. */
const mostPromises = 20;
