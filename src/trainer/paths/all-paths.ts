import { begin } from '../../engine/begin.ts';
import type { CallState } from '../../engine/call-state.ts';
import { here, mainScript, promptKey } from '../../engine/cursor.ts';
import { decide } from '../../engine/decide.ts';
import type { CallEntry } from '../../engine/entry.ts';
import { evolve, replay } from '../../engine/evolve.ts';
import { factsOf } from '../../engine/facts.ts';
import { nextPrompt } from '../../engine/next-prompt.ts';
import type { Reply } from '../../engine/reply.ts';
import { followUpKinds } from '../../followup/follow-up.ts';
import { defaultTeam } from '../../followup/team.ts';
import type { CallPhase, Digest, Playbook, Step } from '../../playbook/playbook.ts';
import { isMoney, isOptionList } from '../../playbook/value-kinds.ts';
import type { Value } from '../../playbook/values.ts';
import { type Asked, askedByConditions, possibleReplies } from './possible-replies.ts';

/** A way through a call that should not be: the replies that lead there, and what is wrong with it. */
export type BadPath = { replies: readonly string[]; problem: string };

export type PathsFound = {
  /** How many different ways to the end there are. */
  ways: number;
  bad: readonly BadPath[];
  neverReached: readonly string[];
  /** Not all was looked at: there is too much of it. */
  isCut: boolean;
  /** How many places were looked at; and how many were known of besides when it was enough, with who knows what behind. */
  places: number;
  left: number;
};

const at = '2026-11-18T15:00:00.000Z';
const zone = 'America/New_York';

/** More than most methods have; what lies beyond is told as not looked at. */
export const mostPlaces = 3000;

/**
 * Goes every way that answers can lead, on the call and on the call that checks back. Two places are one when the same
 * screen is up and everything that conditions look at is the same. `looked` hears of each place: many take seconds.
 */
export function allPaths(
  whole: Playbook,
  digest: Digest,
  most = mostPlaces,
  looked: (places: number) => void = () => {},
): PathsFound {
  const book = onceRound(whole);
  const ends = choicesIn(book);
  const asked = askedByConditions(book);
  const reached = new Set<string>();
  const found = { ways: 0, bad: [] as BadPath[], isCut: false, places: 0, left: 0 };
  for (const start of starts(book, digest)) walk(book, digest, start, { asked, ends, reached, found, most, looked });
  const cards = Object.values(book.scripts).filter(({ card }) => !card);
  const all = [
    ...book.steps.map(({ id }) => id),
    ...cards.flatMap((script) => script.steps.map(({ id }) => `${script.id}/${id}`)),
  ];
  return { ...found, neverReached: all.filter((name) => !reached.has(name)) };
}

type Walk = {
  asked: Asked;
  ends: ReadonlySet<string>;
  reached: Set<string>;
  found: { ways: number; bad: BadPath[]; isCut: boolean; places: number; left: number };
  most: number;
  looked: (places: number) => void;
};

type Place = { state: CallState; replies: readonly string[]; promised: number };

function walk(
  book: Playbook,
  digest: Digest,
  start: CallState,
  { asked, ends, reached, found, most, looked }: Walk,
): void {
  const books = new Map([[digest, book]]);
  const seen = new Set<string>();
  const waiting: Place[] = [{ state: start, replies: [], promised: 0 }];
  // First the shortest ways, so that what is wrong is shown by a short example; then to the end of long ones.
  const take = () => (seen.size < most / 2 ? waiting.shift() : waiting.pop());
  for (let place = take(); place !== undefined; place = take()) {
    const { state, replies, promised } = place;
    const key = keyOf(state, asked, ends);
    if (seen.has(key)) continue;
    if (seen.size >= most) {
      found.isCut = true;
      const others = [place, ...waiting].map((one) => keyOf(one.state, asked, ends));
      found.left += new Set(others.filter((other) => !seen.has(other))).size;
      return;
    }
    seen.add(key);
    found.places += 1;
    looked(found.places);
    const frame = here(state.cursor);
    reached.add(frame.script === mainScript ? frame.step : `${frame.script}/${frame.step}`);
    const prompt = nextPrompt(books, state);
    if (prompt.show.kind === 'wrap-up') {
      found.ways += 1;
      const wrong = wrongEnd(prompt.show.ending, promised);
      if (wrong !== null) found.bad.push({ replies, problem: wrong });
    }
    const next: Reply[] =
      prompt.show.kind === 'wrap-up'
        ? [{ kind: 'hung-up', disposition: prompt.show.ending ?? 'solved', stay: true }]
        : possibleReplies(prompt, asked);
    const refused: string[] = [];
    for (const reply of next) {
      const decision = decide(books, state, promptKey(state.cursor), reply, toldAt(state));
      if (!decision.ok) {
        refused.push(decision.problem);
        continue;
      }
      const own = decision.entries.filter((entry): entry is CallEntry => entry.stream === state.callId);
      const after = own.reduce(evolve, state);
      const words =
        reply.kind === 'answer' && prompt.show.kind === 'ask' ? [`${prompt.show.ask.id}: ${shown(reply.value)}`] : [];
      waiting.push({ state: after, replies: [...replies, ...words], promised: spoken(after) });
    }
    if (next.length > 0 && refused.length === next.length)
      found.bad.push({ replies, problem: `stands still at ${frame.step}: ${refused[0]}` });
  }
}

const spoken = (state: CallState) =>
  state.promises.filter(({ withdrawn, kind }) => !withdrawn && kind !== 'internal').length;

function wrongEnd(ending: string | null, promised: number): string | null {
  if (ending === null) return promised === 0 ? 'ends without a disposition and without a promise' : null;
  return ending === 'promised' && promised === 0 ? 'ends as promised, and no time was promised' : null;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' && value !== null && 'words' in value ? String(value.words) : 'given';
}

/** All on which it depends where a call goes from here. */
function keyOf(state: CallState, asked: Asked, ends: ReadonlySet<string>): string {
  const facts = Object.entries(factsOf(state)).flatMap(([name, value]) =>
    ends.has(name) ? [[name, value]] : asked.has(name) || isOptionList(value) ? [[name, kept(value)]] : [],
  );
  const places = state.cursor.frames.map(({ script, step, field, limit }) => [script, step, field, limit]);
  const loops = [...state.loops].map(([loop, times]) => `${loop}=${times}`);
  return JSON.stringify([places, state.status, facts, loops, spoken(state) > 0]);
}

/** Of words and lists only that they are there is looked at; of amounts, how much. */
function kept(value: Value): unknown {
  if (isMoney(value)) return value.amount;
  if (isOptionList(value)) return [value.options.length, value.chosen !== null];
  return typeof value === 'string' || typeof value === 'object' ? 'given' : value;
}

/** Facts that hold one of a few words. */
function choicesIn(book: Playbook): ReadonlySet<string> {
  const steps = [...book.steps, ...Object.values(book.scripts).flatMap((script) => script.steps)];
  const asks = steps.flatMap((step) => step.asks).filter((ask) => 'choices' in ask || 'ends' in ask);
  return new Set(asks.map(({ fact }) => fact));
}

/** Round a loop once is as good as three times: what is behind it is the same. */
function onceRound(book: Playbook): Playbook {
  const once = (step: Step): Step => ({
    ...step,
    next: step.next.map((rule) => (rule.to.kind === 'redo' ? { ...rule, to: { ...rule.to, atMost: 1 } } : rule)),
  });
  const scripts = Object.entries(book.scripts).map(([id, script]) => [
    id,
    { ...script, steps: script.steps.map(once) },
  ]);
  return { ...book, steps: book.steps.map(once), scripts: Object.fromEntries(scripts) };
}

function toldAt(state: CallState) {
  const id = `id-${state.seq}`;
  return {
    now: at,
    by: 'Test',
    team: defaultTeam(zone),
    here: zone,
    ids: [
      { id, code: `t${state.seq}` },
      { id: `${id}-2`, code: `u${state.seq}` },
    ] as const,
    heads: new Map(
      [state.caseId, state.followUp ?? '', ...state.promises.map(({ followUp }) => followUp)].map((stream) => [
        stream,
        1,
      ]),
    ),
    owed: [],
    rows: [],
    ended: new Map<string, string>(),
    engagements: [],
    agentHours: null,
  };
}

/** The call itself, and one to keep each kind of promise where the playbook has steps for it. */
function starts(book: Playbook, digest: Digest): CallState[] {
  const nobody = { customer: null, contact: null, reference: null, direct: null, zone, paper: false, at };
  const own = { ...nobody, callId: 'call', code: 'call', caseId: 'case', by: 'Test', promised: null };
  const call = (phase: CallPhase, calledFor: (typeof followUpKinds)[number] | null) =>
    replay([begin(book, digest, { ...own, phase, calledFor, followUp: calledFor === null ? null : 'follow-up' })]);
  const again = book.steps.some(({ phase }) => phase === 'follow-up');
  const kinds = followUpKinds.filter((kind) => kind !== 'internal');
  return [call('call', null), ...(again ? kinds.map((kind) => call('follow-up', kind)) : [])];
}
