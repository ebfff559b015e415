import type { CallPromise, Note } from '../../src/engine/call-state.ts';
import type { PromptKey } from '../../src/engine/cursor.ts';
import type { Gate, Prompt, Show } from '../../src/engine/prompt.ts';
import type { PromiseReading, PrompterContext } from '../../src/engine/prompter.ts';
import { flagged, guardOf } from '../../src/playbook/guard/guard.ts';
import type { Ask } from '../../src/playbook/playbook.ts';
import type { Inside, Said } from '../../src/text/kinds.ts';

// Anna Berg's sofa, as the prompts of a WALRAS call show it.

export const said = (text: string) => text as Said;
export const inside = (text: string) => text as Inside;

export function note(seq: number, minute: number, text: string, more: Partial<Note> = {}): Note {
  const at = `2026-11-18T19:${String(minute).padStart(2, '0')}:00.000Z`;
  const where = { step: 'listen', fact: 'story', from: 'customer' as const, main: false, internal: false, pass: 1 };
  return { seq, at, text, ...where, ...more };
}

const notes: readonly Note[] = [
  note(5, 4, 'ordered 14 Oct, told two weeks'),
  note(6, 4, 'three weeks late, nobody rang when promised', { main: true }),
  note(7, 5, 'took Monday off for nothing'),
  note(9, 6, 'wants it by Saturday or money back'),
];

const letters = ['W', 'A', 'L', 'R', 'A', 'S'];

/** A prompt with the letters at `lit` lit. */
export function promptOf(show: Show, lit: readonly number[], more: Partial<Prompt> = {}): Prompt {
  return {
    key: `test:${show.kind}/${lit.join('')}` as PromptKey,
    playbook: { id: 'walras', title: 'WALRAS' },
    letters: letters.map((text, index) => ({ text, lit: lit.includes(index) })),
    step: 'repeat',
    title: 'Say it back',
    stepNo: 3,
    about: 5,
    pass: 1,
    phase: 'call',
    customer: 'Anna Berg',
    contact: '+1 312 555 0142',
    startedAt: '2026-11-18T19:03:00.000Z',
    heldUntil: null,
    promises: [],
    guide: [],
    say: [],
    notes: [],
    listensFor: null,
    cards: [
      { id: 'silence', title: 'They have gone quiet' },
      { id: 'shouting', title: 'They are shouting' },
    ],
    steps: [
      { id: 'own', title: 'Own it and apologise', status: 'done' },
      { id: 'listen', title: 'Let them tell it', status: 'done' },
      { id: 'repeat', title: 'Say it back', status: 'open' },
      { id: 'sorry', title: 'Apologise for just that', status: 'open' },
      { id: 'solve', title: 'Put it right', status: 'open' },
    ],
    show,
    moves: ['note', 'back', 'covered', 'promise'],
    ...more,
  };
}

const common: Pick<Ask, 'fact' | 'hint' | 'required' | 'internal' | 'message' | 'prefill' | 'when'> = {
  fact: 'issue',
  hint: null,
  required: 'no',
  internal: false,
  message: null,
  prefill: null,
  when: null,
};

type Part<T> = T extends unknown ? Omit<T, keyof typeof common> & Partial<typeof common> : never;

function askOf(ask: Part<Ask>): Ask {
  return { ...common, ...ask } as Ask;
}

export function asking(ask: Part<Ask>, more: Partial<Show & { kind: 'ask' }> = {}, rest: Partial<Prompt> = {}): Prompt {
  return promptOf({ kind: 'ask', ask: askOf(ask), prefill: null, options: null, ...more }, [3], { notes, ...rest });
}

export const own = promptOf({ kind: 'say' }, [0, 1], {
  step: 'own',
  title: 'Own it and apologise',
  stepNo: 1,
  customer: null,
  moves: ['note', 'covered', 'promise'],
  guide: [inside('You have been that unhappy customer. Say sorry first, whatever the details turn out to be.')],
  say: [
    {
      text: said("I'm so sorry this has happened to you. I am Priya, and I will look after this myself."),
      verbatim: false,
    },
    { text: said("I'm sorry. You have come to the right person: I will see this through for you."), verbatim: false },
  ],
});

export const listen = promptOf({ kind: 'listen' }, [2], {
  step: 'listen',
  title: 'Let them tell it',
  listensFor: 'story',
  notes,
  say: [{ text: said('Please tell me what happened.'), verbatim: false }],
  guide: [inside('Do not interrupt. Small words show that you are there.')],
});

export const agree = asking(
  {
    type: 'yes-no',
    id: 'understood',
    label: 'Do they agree?',
    required: 'yes',
    readsBack: { fact: 'issue', from: 'story' },
  },
  { readsBack: 'three weeks late, nobody rang when promised', said: true },
  {
    guide: [inside('Only when they have finished. Thank them, then the main points, then ask.')],
    say: [
      {
        text: said(
          'Thank you for telling me. I want to be sure I have this right:\n  three weeks late, nobody rang when promised\nIs that so?',
        ),
        verbatim: false,
      },
      { text: said("I'm glad you brought this to me. Have I got it right: three weeks late?"), verbatim: false },
    ],
  },
);

export const issue = asking(
  { type: 'text', id: 'issue', label: 'The issue in one sentence' },
  { prefill: 'three weeks late, nobody rang when promised' },
);

export const wish = asking({ type: 'text', id: 'wish', label: 'What do they want?', required: 'yes' });

const toldByFour = { note: 9, at: '2026-11-18T19:06:00.000Z', words: 'wants it by Saturday or money back' };

export const wishTold = asking(
  { type: 'text', id: 'wish', label: 'What do they want?', required: 'yes' },
  { prefill: toldByFour.words, told: { ...toldByFour, value: toldByFour.words } },
);

export const remedyTold = asking(
  {
    type: 'choice',
    id: 'remedy',
    label: 'Which one?',
    other: false,
    choices: [
      { id: 'swap', label: 'a new one', ends: null },
      { id: 'refund', label: 'money back', ends: null },
    ],
  },
  { prefill: 'refund', told: { ...toldByFour, value: 'refund' } },
  { key: 'test:remedy' as PromptKey },
);

export const toCheck = asking(
  { type: 'text', id: 'wish', label: 'What do they want?' },
  {},
  { check: { ask: [inside('the postcode of the address'), inside('their last order')], failed: false } },
);

export const ringing = asking(
  { type: 'yes-no', id: 'satisfied', label: 'Are they satisfied?', readsBack: null },
  {},
  {
    moves: ['answer', 'attempt'],
    notes: [],
    voicemail: [said('This is Priya. Please ring me on extension 415.'), said('Priya here: extension 415.')],
  },
);

export const callBack = asking(
  {
    type: 'follow-up',
    id: 'call-back',
    kind: 'callback',
    suggest: null,
    label: 'When do you ring back with an answer?',
    hint: 'a clock time, later today',
    required: 'yes',
  },
  { said: true },
);

export const handOver = asking({ type: 'hand-over', id: 'over', label: 'Who takes it?' }, { said: true });

const promised: CallPromise = {
  followUp: 'f-1',
  code: 'k7wq',
  kind: 'callback',
  words: 'half three, answer from the warehouse',
  dueAt: '2026-11-18T21:30:00.000Z',
  zone: 'America/Chicago',
  agreed: true,
  withdrawn: false,
};

function gate(id: string, missing: string, level: Gate['level'] = 'required'): Gate {
  return { id, level, phase: 'after', script: 'main', step: id, ask: id, missing: inside(missing) };
}

const dispositions: (Show & { kind: 'wrap-up' })['dispositions'] = [
  { id: 'solved', label: 'solved now' },
  { id: 'agreed', label: 'solution agreed now' },
  { id: 'promised', label: 'call-back promised' },
  { id: 'disconnected', label: 'cut off' },
];

export const wrapUp = promptOf(
  {
    kind: 'wrap-up',
    ending: 'promised',
    dispositions,
    promises: [promised],
    missing: [],
    later: [gate('cause', 'Cause, for the warehouse'), gate('crm', 'CRM number')],
    owed: [],
  },
  [],
  {
    promises: [promised],
    step: 'wrap-up',
    title: 'End of call',
    stepNo: 0,
    say: [{ text: said('Thank you for telling me, Anna. You hear from me at half past three.'), verbatim: false }],
  },
);

export const writeUp = promptOf(
  {
    kind: 'write-up',
    missing: [gate('cause', 'Cause, for the warehouse'), gate('crm', 'CRM number', 'critical')],
    overridden: [],
  },
  [],
  { step: 'write-up', title: 'Write up', stepNo: 0, phase: 'after' },
);

export const readBack = promptOf({ kind: 'read-back', promises: [{ ...promised, agreed: null }] }, [], {
  step: 'read-back',
  title: 'Read back what was promised',
  stepNo: 0,
});

export const limit = promptOf({ kind: 'limit', loop: 'repeat>listen', redo: 'listen', times: 3 }, [3], { notes });

export const closed = promptOf({ kind: 'closed', status: 'written-up' }, [], { title: 'WALRAS', stepNo: 0, moves: [] });

/** Reads three phrases; everything else is no time. */
export function readPromise(words: string): PromiseReading {
  const known: Readonly<Record<string, [string, string]>> = {
    'half three': ['2026-11-18T21:30:00.000Z', 'Wed 18 Nov 15:30 in Chicago, 16:30 here, in 2 h 03 min'],
    'quarter to four': ['2026-11-18T21:45:00.000Z', 'Wed 18 Nov 15:45 in Chicago, 16:45 here, in 2 h 18 min'],
    sunday: ['2026-11-22T18:00:00.000Z', 'Sun 22 Nov 12:00 in Chicago, 13:00 here, in 3 d 22 h'],
  };
  const [time, found] = Object.entries(known).find(([phrase]) => words.startsWith(phrase)) ?? [];
  if (time === undefined || found === undefined)
    return { ok: false, problem: 'When exactly? Say a time on the clock.' };
  const question = words.startsWith('sunday') ? { kind: 'closed' as const, text: 'Nobody is in at that time.' } : null;
  const zoned = `${time}, mountain time`;
  const named = words.startsWith(zoned) ? zoned : time;
  return {
    ok: true,
    time: named,
    about: words.slice(named.length).replace(/^, /, ''),
    dueAt: found[0],
    notBefore: null,
    zone: 'America/Chicago',
    repeats: null,
    shown: found[1],
    doubts: ['Chicago is guessed from +1 312. The line below asks them.'],
    question,
    say: said('I will ring you today at half past three, Chicago time. Is that good for you?'),
  };
}

const guard = guardOf({ neverSay: [] });

export function contextOf(more: Partial<PrompterContext> = {}): PrompterContext {
  return {
    draft: '',
    draftAt: null,
    problem: null,
    notice: null,
    unsaved: false,
    here: 'America/New_York',
    zone: 'America/New_York',
    reference: null,
    before: [],
    story: () => [],
    record: () => [],
    copy: () => {},
    keepDraft: () => true,
    onInterrupt: () => () => {},
    now: () => '2026-11-18T19:27:00.000Z',
    readPromise,
    flagged: (text) => flagged(text, guard),
    onDraft: () => {},
    signal: new AbortController().signal,
    ...more,
  };
}
