import { forgotten } from '../text/forgotten.ts';
import type { CallPromise, CallState, Fact, StepStatus } from './call-state.ts';
import { type Cursor, endScript, type Frame, here, listenScript, promptKey, stepName } from './cursor.ts';
import type { CallEntry } from './entry.ts';
import { lastNoWith, spentWith } from './pace.ts';

/**
 * The call after one more entry. Obeys where an entry says it went and evaluates no condition, so that a transcript
 * replays alike under any later version, and after its words were erased.
 */
export function evolve(before: CallState | null, entry: CallEntry): CallState {
  if (entry.kind === 'began') return begin(entry);
  if (before === null) throw new Error(`The transcript ${entry.stream} begins with "${entry.kind}".`);
  return evolved(
    { ...before, seq: entry.seq, at: entry.at, spent: spentWith(before, entry), lastNo: lastNoWith(before, entry) },
    entry,
  );
}

function evolved(state: CallState, entry: Exclude<CallEntry, { kind: 'began' }>): CallState {
  switch (entry.kind) {
    case 'identified':
      return { ...state, ...entry.words, zone: entry.what.zone ?? state.zone };
    case 'covered':
      return move(state, entry.what.to, 'done');
    case 'answered':
      return move(withFact(state, entry), entry.what.to, 'done');
    case 'noted':
      return withNote(state, entry);
    case 'skipped':
      return move(skipped(state, entry), entry.what.to, 'done');
    case 'went-back':
      return goBack(state, entry.what.to);
    case 'jumped':
    case 'entered':
    case 'returned':
      return move(state, entry.what.to, 'left');
    case 'redone': {
      const { loop, to } = entry.what;
      const loops = loop === null ? state.loops : new Map(state.loops).set(loop, (state.loops.get(loop) ?? 0) + 1);
      return move({ ...state, loops }, to, 'done');
    }
    case 'promised':
      return { ...state, promises: [...state.promises, promiseOf(entry)] };
    case 'agreed': {
      const agreed = withPromise(state, entry.what.followUp, { agreed: entry.what.yes });
      return entry.what.to === null ? agreed : move(agreed, entry.what.to, 'done');
    }
    case 'settled':
    case 'flagged':
    case 'remarked':
    case 'commented':
      return state;
    case 'kept-watch':
      return { ...state, watch: entry.what.followUp };
    case 'withdrew': {
      const watch = state.watch === entry.what.followUp ? null : state.watch;
      return { ...withPromise(state, entry.what.followUp, { withdrawn: true }), watch };
    }
    case 'overrode':
      return { ...state, overrides: new Map(state.overrides).set(entry.what.gate, entry.words?.why ?? '') };
    case 'checked':
      return { ...state, callerCheck: entry.what.result };
    case 'parked':
      return { ...state, parked: true };
    case 'resumed':
      return { ...state, parked: false, line: state.line === 'dropped' ? 'back' : state.line, duty: null };
    case 'taken-over':
      return { ...state, agent: entry.by };
    case 'held':
      return { ...state, line: 'hold', heldAt: entry.at, holdMinutes: entry.what.minutes };
    case 'came-back':
      return { ...state, line: 'talking', heldAt: null };
    case 'dropped':
      return { ...state, line: 'dropped', parked: true, heldAt: null, droppedAt: entry.at, duty: entry.what.followUp };
    case 'switched':
      return switched(state, entry);
    case 'hung-up': {
      const ended = { ...state, status: 'hung-up' as const, disposition: entry.what.disposition, hungUpAt: entry.at };
      return { ...move(ended, entry.what.to, 'left'), trail: [] };
    }
    case 'written-up':
      return { ...move({ ...state, status: 'written-up', writtenUpAt: entry.at }, entry.what.to, 'left'), trail: [] };
    case 'abandoned':
      return { ...move({ ...state, status: 'abandoned' }, entry.what.to, 'left'), trail: [] };
  }
}

/** The call that a transcript tells of. */
export function replay(entries: readonly CallEntry[]): CallState {
  const state = entries.reduce<CallState | null>(evolve, null);
  if (state === null) throw new Error('A transcript without entries tells of no call.');
  return state;
}

function begin(entry: CallEntry & { kind: 'began' }): CallState {
  const { code, caseId, phase, followUp, calledFor, zone, to } = entry.what;
  return {
    callId: entry.stream,
    code,
    caseId,
    seq: entry.seq,
    at: entry.at,
    agent: entry.by,
    customer: entry.words?.customer ?? null,
    contact: entry.words?.contact ?? null,
    reference: entry.words?.reference ?? null,
    direct: entry.words?.direct ?? null,
    zone,
    phase,
    followUp,
    calledFor,
    promised: entry.what.promised ?? null,
    startedAt: entry.at,
    paper: entry.what.paper ? { endsAt: entry.what.until ?? null } : null,
    hungUpAt: null,
    writtenUpAt: null,
    status: 'open',
    disposition: null,
    parked: false,
    line: 'talking',
    heldAt: null,
    holdMinutes: 0,
    droppedAt: null,
    callerCheck: null,
    rules: entry.what.rules ?? { callerCheck: null, voicemail: [] },
    duty: null,
    cursor: to,
    trail: [],
    facts: new Map(),
    notes: [],
    steps: entered(new Map(), here(to)),
    spent: new Map(),
    lastNo: null,
    loops: new Map(),
    promises: [],
    watch: null,
    overrides: new Map(),
  };
}

const isStep = (frame: Frame) => frame.script !== endScript && frame.script !== listenScript;

function entered(steps: ReadonlyMap<string, StepStatus>, frame: Frame): ReadonlyMap<string, StepStatus> {
  if (!isStep(frame)) return steps;
  return new Map(steps).set(stepName(frame.script, frame.step), { status: 'open', passes: frame.pass });
}

/** Follows the cursor. Every open step that is left on the way is marked as `leaving` says; a caller stays open. */
function move(state: CallState, to: Cursor, leaving: 'done' | 'left'): CallState {
  if (promptKey(to) === promptKey(state.cursor)) return state;
  const next = here(to);
  const depth = to.frames.length - 1;
  const isNext = (frame: Frame | undefined) =>
    frame !== undefined && frame.script === next.script && frame.step === next.step && frame.pass === next.pass;
  let steps = state.steps;
  for (const [level, frame] of state.cursor.frames.entries()) {
    if (level < depth || !isStep(frame) || (level === depth && isNext(frame))) continue;
    const name = stepName(frame.script, frame.step);
    const status = steps.get(name);
    if (status?.status === 'open') steps = new Map(steps).set(name, { ...status, status: leaving });
  }
  const isEntered = !isNext(state.cursor.frames[depth]);
  if (isEntered) steps = entered(steps, next);
  const facts = isEntered && next.pass > 1 ? asideOf(state.facts, next) : state.facts;
  const line = state.line === 'back' ? 'talking' : state.line;
  return { ...state, cursor: to, steps, facts, line, trail: [...state.trail, state.cursor] };
}

/** Facts, notes and promises stay; the steps are those of another book, and there is no way back into the one before. */
function switched(state: CallState, { what }: CallEntry & { kind: 'switched' }): CallState {
  const done = what.done.map((name) => [name, { status: 'done' as const, passes: 1 }] as const);
  const steps = entered(new Map(done), here(what.to));
  return { ...state, cursor: what.to, steps, loops: new Map(), trail: [] };
}

/** A step that is done again is answered again; what it said before stays on record. */
function asideOf(facts: CallState['facts'], frame: Frame): CallState['facts'] {
  const name = stepName(frame.script, frame.step);
  return setAside(facts, (fact) => fact.step === name && fact.pass < frame.pass && !isReadBack(fact));
}

/** What was read back stays sayable while it is being said again. */
const isReadBack = (fact: Fact) => fact.from === 'carried' && fact.type === 'text';

function setAside(facts: CallState['facts'], which: (fact: Fact) => boolean): CallState['facts'] {
  const changed = [...facts].filter(([, all]) => all.some(which));
  if (changed.length === 0) return facts;
  const aside = (all: readonly Fact[]) => all.map((fact) => (which(fact) ? { ...fact, current: false } : fact));
  return new Map([...facts, ...changed.map(([name, all]) => [name, aside(all)] as const)]);
}

/** Going back forgets nothing: the answer given there is no longer current and will be offered again. */
function goBack(state: CallState, to: Cursor): CallState {
  const place = here(to);
  const name = stepName(place.script, place.step);
  const given = (fact: Fact) => fact.step === name && fact.ask === place.field && fact.pass === place.pass;
  const facts = setAside(state.facts, given);
  return { ...state, facts, cursor: to, steps: entered(state.steps, place), trail: state.trail.slice(0, -1) };
}

function withFact(state: CallState, entry: CallEntry & { kind: 'answered' }): CallState {
  const { fact: name, step, ask, type, pass, internal, from } = entry.what;
  const value = entry.words?.value ?? entry.what.value;
  const fact: Fact = { value, seq: entry.seq, step, ask, type, pass, internal, from, current: true };
  return { ...state, facts: new Map(state.facts).set(name, [...(state.facts.get(name) ?? []), fact]) };
}

function withNote(state: CallState, entry: CallEntry & { kind: 'noted' }): CallState {
  const { step, fact, from, main, internal, pass } = entry.what;
  const text = entry.words?.text ?? null;
  const note = { seq: entry.seq, at: entry.at, step, fact, from, main, internal, pass, text };
  return { ...state, notes: [...state.notes, note] };
}

/** A skip always has a reason, so it lifts the gate of what it skips (a critical gate holds all the same). */
function skipped(state: CallState, entry: CallEntry & { kind: 'skipped' }): CallState {
  const { scope, step, ask, why } = entry.what;
  if (scope === 'ask')
    return { ...state, overrides: new Map(state.overrides).set(`ask:${step}/${ask}`, entry.words?.why ?? why) };
  const passes = state.steps.get(step)?.passes ?? 1;
  return { ...state, steps: new Map(state.steps).set(step, { status: 'skipped', passes, skip: why }) };
}

function promiseOf(entry: CallEntry & { kind: 'promised' }): CallPromise {
  const { followUp, code, followUpKind: kind, dueAt, zone, agreed } = entry.what;
  return { followUp, code, kind, words: entry.words?.promise ?? forgotten, dueAt, zone, agreed, withdrawn: false };
}

function withPromise(state: CallState, followUp: string, change: Partial<CallPromise>): CallState {
  const changed = state.promises.map((promise) =>
    promise.followUp === followUp ? { ...promise, ...change } : promise,
  );
  return { ...state, promises: changed };
}
