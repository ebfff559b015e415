import type { Act } from '../playbook/acts.ts';
import { showValue } from '../playbook/answer.ts';
import type { Ask, AskType, Playbook, Step } from '../playbook/playbook.ts';
import { inside, publicWords, render } from '../playbook/template.ts';
import type { Inside, Said } from '../text/kinds.ts';
import type { CallState } from './call-state.ts';
import { stepName } from './cursor.ts';
import { currentFact } from './facts.ts';
import { isOfTheMoment } from './of-the-moment.ts';
import { sayWhen } from './say-when.ts';

/** What whoever takes a call over must know, in the order in which it is told. */
export const packetParts = ['story', 'tried', 'promised', 'mood', 'next step'] as const;
export type PacketPart = (typeof packetParts)[number];

/** What may be read aloud while the customer listens, and be sent to them. Nothing internal can become `Said`. */
export type CustomerPacket = Readonly<Record<PacketPart, readonly Said[]>>;

/** The packet for a colleague: the same, with what is ours only beside it. */
export type Packet = { said: CustomerPacket; ours: readonly Inside[] };

export function handOverPacket(book: Playbook, state: CallState, desk: string | null): Packet {
  return { said: customerPacket(book, state, desk), ours: oursOnly(book, state) };
}

/**
 * The call in five parts, made from what was answered, noted and promised, and from public words alone. `desk`: the zone of
 * the agent's own clock; null where it is not known.
 */
export function customerPacket(book: Playbook, state: CallState, desk: string | null): CustomerPacket {
  const words = publicFacts(book, state);
  const facts = [...state.facts.keys()].flatMap((name) => {
    const part = partOf(book, state, name);
    const text = part === null ? '' : render(`{{ ${name} }}`, words);
    return part === null || text === '' ? [] : [{ part, text: text as Said }];
  });
  const of = (part: PacketPart) => facts.filter((fact) => fact.part === part).map(({ text }) => text);
  const heard = state.notes
    .filter(({ from }) => from === 'customer')
    .map((note) => said(note.text, isOurs(book, note)));
  const promises = state.promises.filter(({ withdrawn }) => !withdrawn);
  const promised = promises.map(({ dueAt, zone, words: typed, kind }) =>
    said(`${sayWhen(dueAt, zone, desk)}: ${typed}`, kind === 'internal'),
  );
  const each = (all: readonly Said[]) => [...new Set(all)].filter((text) => text !== '');
  return {
    story: each([...of('story'), ...heard]),
    tried: each(of('tried')),
    promised: each(promised),
    mood: each(of('mood')),
    'next step': each(of('next step')),
  };
}

/** One text as a fact of its own: the only way to `Said`, which leaves out what is internal. */
function said(text: string | null, internal: boolean): Said {
  return render('{{ words }}', publicWords([{ name: 'words', words: text ?? '', internal }]));
}

/** A name that was internal at any pass, or is in the playbook that leads the call now, is left out altogether. */
function publicFacts(book: Playbook, state: CallState) {
  return publicWords(
    [...state.facts].flatMap(([name, all]) => {
      const value = currentFact(state, name)?.value ?? null;
      if (value === null) return [];
      const ours =
        all.some(({ internal }) => internal) || asksIn(book).some(({ ask }) => ask.fact === name && ask.internal);
      return [{ name, words: showValue(value), internal: ours }];
    }),
  );
}

function isOurs(book: Playbook, note: { internal: boolean; fact: string | null }): boolean {
  return note.internal || asksIn(book).some(({ ask }) => ask.internal && ask.fact === note.fact);
}

function oursOnly(book: Playbook, state: CallState): readonly Inside[] {
  const words = publicFacts(book, state);
  const facts = [...state.facts.keys()].flatMap((name) => {
    const value = currentFact(state, name)?.value ?? null;
    return value === null || words.has(name) ? [] : [inside(`${name}: ${showValue(value)}`)];
  });
  const notes = state.notes.filter((note) => note.text !== null && (note.from === 'agent' || isOurs(book, note)));
  return [...facts, ...notes.map(({ text }) => inside(text ?? ''))];
}

const byName: Readonly<Record<string, PacketPart>> = {
  issue: 'story',
  feeling: 'mood',
  mood: 'mood',
  impact: 'mood',
  wish: 'next step',
  plan: 'next step',
  resolution: 'next step',
};

const byAct: readonly [PacketPart, readonly Act[]][] = [
  ['mood', ['empathise']],
  ['next step', ['ask-wish', 'hand-over']],
  ['tried', ['find-cause', 'offer', 'do', 'document', 'goodwill']],
  ['story', ['own', 'listen', 'recap', 'ask-details', 'respond', 'thank', 'apologise']],
];

/** By its name where methods agree on one, else by the act of the step that asked for it; a decision tells nothing alone. */
function partOf(book: Playbook, state: CallState, name: string): PacketPart | null {
  const fact = currentFact(state, name);
  if (fact === undefined || !tellsAlone(fact.type)) return null;
  const known = Object.hasOwn(byName, name) ? byName[name] : undefined;
  const step = asksIn(book).find(({ at }) => at === fact.step)?.step;
  const acts = step?.acts ?? [];
  return known ?? byAct.find(([, some]) => some.some((act) => acts.includes(act)))?.[0] ?? 'story';
}

/** Of an amount nobody knows what it is for; what was offered is told with its words. */
const tellsAlone = (type: AskType) => !isOfTheMoment(type) && type !== 'money';

/** The names of facts that a playbook keeps for its team. */
export function internalFacts(book: Playbook): readonly string[] {
  return asksIn(book).flatMap(({ ask }) => (ask.internal ? [ask.fact] : []));
}

function asksIn(book: Playbook): readonly { at: string; step: Step; ask: Ask }[] {
  const own = book.steps.map((step) => ({ at: step.id, step }));
  const others = Object.values(book.scripts).flatMap(({ id, steps }) =>
    steps.map((step) => ({ at: stepName(id, step.id), step })),
  );
  return [...own, ...others].flatMap(({ at, step }) => step.asks.map((ask) => ({ at, step, ask })));
}
