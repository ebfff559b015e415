import {
  builtInAnotherTime,
  builtInCutOff,
  builtInLate,
  builtInReadBack,
  builtInTakenOn,
} from '../playbook/compile/built-in.ts';
import { type Disposition, dispositions } from '../playbook/dispositions.ts';
import { isSaid } from '../playbook/guard/said-asks.ts';
import type { Playbook, Step, Wording } from '../playbook/playbook.ts';
import { inside } from '../playbook/template.ts';
import { type Books, bookOf, stepAt } from './books.ts';
import type { CallState } from './call-state.ts';
import { checkShown } from './caller-check.ts';
import { type EndStep, endScript, here, listenScript, mainScript, promptKey } from './cursor.ts';
import { endingOf, spoken } from './ending.ts';
import { currentFact, prefillOf, wordsToConfirm } from './facts.ts';
import { gates } from './gates.ts';
import { handOverPacket } from './hand-over-packet.ts';
import { linesToSay } from './lines-to-say.ts';
import { optionsSoFar } from './options-so-far.ts';
import { passesOf } from './passes.ts';
import type { Prompt, Show } from './prompt.ts';
import type { Reply } from './reply.ts';
import { rushedBefore } from './rushed.ts';
import { limitShown } from './time-limit.ts';
import { toldAlready } from './told-already.ts';
import { voicemailLines } from './voicemail.ts';

/**
 * What to show next. Everything on the screen follows from the transcript; nothing is remembered elsewhere. `desk`: the
 * zone of the agent's own clock, so that a promised time names the customer's where it is another one.
 */
export function nextPrompt(books: Books, state: CallState, desk: string | null = null): Prompt {
  const book = bookOf(books, state);
  const frame = here(state.cursor);
  const step = stepAt(book, frame);
  const outer = state.cursor.frames[0];
  const show = showOf(book, state, step, desk);
  const wordings = frame.script === endScript ? endWordings(book, show) : (step?.say ?? []);
  const rushed = rushedBefore(book, state);
  const route = book.steps.filter((s) => s.phase === phaseOf(book, state));
  return {
    key: promptKey(state.cursor),
    playbook: { id: book.id, title: book.title },
    letters: lettersOf(book, outer.script === mainScript ? outer.step : null),
    step: frame.step,
    title: titleOf(book, state, step),
    stepNo: route.findIndex((s) => s.id === outer.step) + 1,
    about: route.length,
    pass: frame.pass,
    phase: phaseOf(book, state),
    customer: state.customer,
    contact: state.contact,
    startedAt: state.startedAt,
    heldUntil: heldUntil(state),
    guide: [...onRecord(book, state, step), ...(step?.guide ?? [])].map(inside),
    say: linesToSay(book, state, show, { opening: openingOf(state), wordings, desk }),
    ...beside(book, state),
    notes: state.notes,
    promises: state.promises.filter((promise) => !promise.withdrawn),
    listensFor: show.kind === 'listen' ? frame.field : null,
    cards: Object.values(book.scripts).filter((script) => script.card),
    steps: route.map((s) => ({ id: s.id, title: s.title, status: state.steps.get(s.id)?.status ?? 'open' })),
    show,
    moves: movesAt(show, state, show.kind === 'listen' && frame.field !== null),
    ...(rushed.length === 0 ? {} : { rushed }),
  };
}

/** What stands beside the step where it is needed, and is missing elsewhere. */
function beside(book: Playbook, state: CallState): Pick<Prompt, 'check' | 'voicemail'> {
  const check = checkShown(book, state);
  const isRinging = state.followUp !== null && state.status === 'open';
  return {
    ...(check === null ? {} : { check }),
    ...(isRinging ? { voicemail: voicemailLines(book, state.rules.voicemail, state) } : {}),
  };
}

function heldUntil({ line, heldAt, holdMinutes }: CallState): string | null {
  if (line !== 'hold' || heldAt === null) return null;
  return new Date(Date.parse(heldAt) + holdMinutes * 60_000).toISOString();
}

/** What comes before the method's own first words: that we were cut off, or that our word is late. */
function openingOf({ line, promised, trail, agent, status }: CallState): readonly Wording[] {
  if (line === 'back') return [builtInCutOff];
  if (promised === null || trail.length > 0 || status !== 'open') return [];
  const own = promised.by === agent;
  if (promised.late) return [own ? builtInLate.own : builtInLate.others];
  return own ? [] : [builtInTakenOn];
}

function endWordings(book: Playbook, show: Show): readonly Wording[] {
  if (show.kind === 'wrap-up') return book.closing;
  if (show.kind !== 'read-back') return [];
  return show.again === undefined ? [builtInReadBack] : [builtInAnotherTime];
}

const mostOnRecord = 4;

/** On a follow-up call: what the call before has told, for the agent's eyes. */
function onRecord(book: Playbook, state: CallState, step: Step | null): readonly string[] {
  if (step?.phase !== 'follow-up') return [];
  const asks = book.steps.flatMap((s) => s.asks);
  const labels = new Map(asks.map((ask) => [ask.fact, ask.type === 'text' ? ask.label : ask.fact] as const));
  const saidBack = new Set(asks.map((ask) => (ask.type === 'yes-no' ? ask.readsBack?.fact : undefined)));
  return [...state.facts.keys()]
    .flatMap((name) => {
      const fact = currentFact(state, name);
      const carried = fact?.from === 'carried' && typeof fact.value === 'string';
      if (!carried) return [];
      const label = labels.get(name) ?? name;
      // What it is all about needs no name, and has only one in the file.
      const named = saidBack.has(name) && !labels.has(name) ? '' : `${label}${label.endsWith('?') ? '' : ':'} `;
      return [`On record: ${named}${fact.value}`];
    })
    .slice(0, mostOnRecord);
}

function phaseOf(book: Playbook, state: CallState): Prompt['phase'] {
  const frame = state.cursor.frames[0];
  if (frame.script === mainScript) return stepAt(book, frame)?.phase ?? state.phase;
  return state.status === 'hung-up' ? 'after' : state.phase;
}

function titleOf(book: Playbook, state: CallState, step: Step | null): string {
  const frame = here(state.cursor);
  if (step !== null) return step.title;
  if (frame.script === listenScript) return 'Listen';
  const titles: Record<EndStep, string> = {
    'read-back': 'Read back what was promised',
    'wrap-up': 'End of call',
    'write-up': 'Write up',
    closed: book.title,
  };
  return titles[frame.step as EndStep];
}

function lettersOf(book: Playbook, current: string | null): Prompt['letters'] {
  return book.steps.flatMap((step) => step.letters.map((text) => ({ text, lit: step.id === current })));
}

function showOf(book: Playbook, state: CallState, step: Step | null, desk: string | null): Show {
  const frame = here(state.cursor);
  if (frame.script === listenScript) return { kind: 'listen' };
  if (step === null) return showEnd(book, state, frame.step as EndStep);
  if (frame.limit !== null) {
    const redo = frame.limit.slice(frame.limit.lastIndexOf('>') + 1);
    return { kind: 'limit', loop: frame.limit, redo, times: state.loops.get(frame.limit) ?? 0 };
  }
  const ask = step.asks.find((a) => a.id === frame.field);
  if (ask === undefined) return step.mode === 'listen' ? { kind: 'listen' } : { kind: 'say' };
  if (ask.type === 'notes' && step.mode === 'listen') return { kind: 'listen' };
  const said = isSaid(book, step, ask) ? { said: true } : {};
  if (ask.type === 'options')
    return { kind: 'ask', ask, prefill: null, options: optionsSoFar(state, ask, frame.pass), ...said };
  const prefill = prefillOf(state, ask, frame.pass);
  const passes = passesOf(book, state, { script: frame.script, step, ask, pass: frame.pass });
  const again = passes === null ? said : { ...said, passes };
  if (ask.type === 'hand-over')
    return { kind: 'ask', ask, prefill, packet: handOverPacket(book, state, desk), options: null, ...again };
  if (ask.type === 'yes-no' && ask.readsBack !== null)
    return {
      kind: 'ask',
      ask,
      prefill: null,
      readsBack: wordsToConfirm(state, ask.readsBack),
      options: null,
      ...again,
    };
  const told = toldAlready(state, ask, frame.pass);
  if (told !== null) return { kind: 'ask', ask, prefill: told.value, told, options: null, ...again };
  return { kind: 'ask', ask, prefill, options: null, ...again };
}

function showEnd(book: Playbook, state: CallState, step: EndStep): Show {
  const missing = gates(book, state);
  switch (step) {
    case 'read-back':
      return readBackOf(spoken(state));
    case 'wrap-up': {
      const ending = endingOf(book, state);
      const limit = limitShown(book, state, ending);
      return {
        kind: 'wrap-up',
        ending,
        dispositions: Object.keys(dispositions).map((id) => ({
          id: id as Disposition,
          label: book.dispositions[id as Disposition],
        })),
        promises: spoken(state),
        missing: missing.filter((gate) => gate.phase !== 'after'),
        later: missing.filter((gate) => gate.phase === 'after'),
        owed: [],
        ...(state.paper === null ? {} : { paper: state.paper }),
        ...(limit === null ? {} : { limit }),
      };
    }
    case 'write-up':
      return { kind: 'write-up', missing, overridden: [...state.overrides].map(([gate, why]) => ({ gate, why })) };
    case 'closed':
      return { kind: 'closed', status: state.status === 'abandoned' ? 'abandoned' : 'written-up' };
  }
}

/** First whether they agree; then, for each that they did not agree to, another time. */
function readBackOf(promises: CallState['promises']): Show {
  const unasked = promises.filter((promise) => promise.agreed === null);
  const again = unasked.length > 0 ? undefined : promises.find((promise) => promise.agreed === false);
  return again === undefined
    ? { kind: 'read-back', promises: unasked }
    : { kind: 'read-back', promises: [again], again };
}

function movesAt(show: Show, state: CallState, listensFor: boolean): readonly Reply['kind'][] {
  if (show.kind === 'closed') return [];
  const always: Reply['kind'][] = [
    'note',
    'identify',
    'check',
    'promise',
    'withdraw',
    'jump',
    'redo',
    'abandon',
    'remark',
  ];
  if (state.trail.length > 0) always.push('back');
  if (state.cursor.frames.length > 1) always.push('return');
  if (state.status === 'open') always.push('card', 'listen', 'park', 'hung-up', 'kept', 'hold', 'unhold', 'dropped');
  if (state.status === 'open' && state.phase === 'call') always.push('switch');
  if (state.status === 'open' && state.followUp !== null) always.push('attempt');
  if (show.kind === 'ask' || listensFor) return [...always, 'answer', 'covered', 'skip'];
  if (show.kind === 'read-back') return [...always, 'agreed', 'covered'];
  if (show.kind === 'write-up') return [...always, 'override', 'written-up'];
  if (show.kind === 'wrap-up') return always;
  return [...always, 'covered', 'skip'];
}
