import { begin } from '../../engine/begin.ts';
import type { CallState } from '../../engine/call-state.ts';
import { endScript, here, stepName } from '../../engine/cursor.ts';
import { decide } from '../../engine/decide.ts';
import { endingOf, spoken } from '../../engine/ending.ts';
import type { CallEntry } from '../../engine/entry.ts';
import { evolve, replay } from '../../engine/evolve.ts';
import { nextPrompt } from '../../engine/next-prompt.ts';
import type { Reply } from '../../engine/reply.ts';
import { followUpKinds } from '../../followup/follow-up.ts';
import { defaultTeam } from '../../followup/team.ts';
import type { CallPhase, Digest, Playbook, Step } from '../../playbook/playbook.ts';
import { lookAhead } from './ahead.ts';
import { placeKeys } from './place-key.ts';
import { type Asked, askedByConditions, possibleReplies } from './possible-replies.ts';

/** A way through a call that should not be: the replies that lead there, the last step of it, and what is wrong. */
export type BadPath = { replies: readonly string[]; step: string; problem: string };

export type PathsFound = {
  /** How many ways lead to the end: each answer behind which the call is over, told apart by all that counts until then. */
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
 * screen is up and all is the same that anything behind it looks at. `looked` hears of each place: many take seconds.
 */
export function allPaths(
  whole: Playbook,
  digest: Digest,
  most = mostPlaces,
  looked: (places: number) => void = () => {},
): PathsFound {
  const book = onceRound(whole);
  const asked = askedByConditions(book);
  const reached = new Set<string>();
  const found = { ways: 0, bad: [] as BadPath[], isCut: false, places: 0, left: 0 };
  for (const start of starts(book, digest)) {
    const keyOf = placeKeys(book, lookAhead(book, start.phase, asked));
    walk(book, digest, start, { asked, keyOf, reached, found, most, looked });
  }
  const cards = Object.values(book.scripts).filter(({ card }) => !card);
  const all = [
    ...book.steps.map(({ id }) => id),
    ...cards.flatMap((script) => script.steps.map(({ id }) => `${script.id}/${id}`)),
  ];
  return { ...found, neverReached: all.filter((name) => !reached.has(name)) };
}

type Walk = {
  asked: Asked;
  keyOf: (state: CallState) => string;
  reached: Set<string>;
  found: { ways: number; bad: BadPath[]; isCut: boolean; places: number; left: number };
  most: number;
  looked: (places: number) => void;
};

type Place = { state: CallState; replies: readonly string[] };

function walk(book: Playbook, digest: Digest, start: CallState, { asked, keyOf, reached, found, most, looked }: Walk) {
  const known = new Set([keyOf(start)]);
  const waiting: Place[] = [{ state: start, replies: [] }];
  const toEnd = (after: CallState, replies: readonly string[], step: string) => {
    found.ways += 1;
    const wrong = wrongEnd(endingOf(book, after), spoken(after).length);
    if (wrong !== null) found.bad.push({ replies, step, problem: wrong });
  };
  if (isEnd(start)) toEnd(start, [], '');
  let places = 0;
  // First the shortest ways, so that what is wrong is shown by a short example; then to the end of long ones.
  const take = () => (places < most / 2 ? waiting.shift() : waiting.pop());
  while (waiting.length > 0) {
    if (places >= most) {
      found.isCut = true;
      found.left += waiting.length;
      return;
    }
    const place = take();
    if (place === undefined) return;
    places += 1;
    found.places += 1;
    looked(found.places);
    const { state, replies } = place;
    const frame = here(state.cursor);
    reached.add(stepName(frame.script, frame.step));
    const led = new Set<string>();
    const { ways, refused } = waysOn(book, digest, state, asked);
    for (const { after, words } of ways) {
      const key = keyOf(after);
      if (led.has(key)) continue;
      led.add(key);
      const told = [...replies, ...words];
      if (isEnd(after)) toEnd(after, told, stepName(frame.script, frame.step));
      if (known.has(key)) continue;
      known.add(key);
      waiting.push({ state: after, replies: told });
    }
    if (ways.length === 0 && refused !== null)
      found.bad.push({ replies, step: frame.step, problem: `stands still at ${frame.step}: ${refused}` });
  }
}

const isEnd = ({ cursor, status }: CallState) =>
  status === 'open' && here(cursor).script === endScript && here(cursor).step === 'wrap-up';

type WaysOn = { ways: readonly { after: CallState; words: readonly string[] }[]; refused: string | null };

/** Where each reply worth trying leads to; and what stands against the first that is refused. */
export function waysOn(book: Playbook, digest: Digest, state: CallState, asked: Asked): WaysOn {
  const books = new Map([[digest, book]]);
  const prompt = nextPrompt(books, state);
  const { show } = prompt;
  const next: Reply[] =
    show.kind === 'wrap-up'
      ? [{ kind: 'hung-up', disposition: show.ending ?? 'solved', stay: true }]
      : possibleReplies(prompt, asked);
  const tried = next.map((reply) => ({ reply, decision: decide(books, state, prompt.key, reply, toldAt(state)) }));
  const ways = tried.flatMap(({ reply, decision }) => {
    if (!decision.ok) return [];
    const own = decision.entries.filter((entry): entry is CallEntry => entry.stream === state.callId);
    const words = reply.kind === 'answer' && show.kind === 'ask' ? [`${show.ask.id}: ${shown(reply.value)}`] : [];
    return [{ after: own.reduce(evolve, state), words }];
  });
  const refused = tried.flatMap(({ decision }) => (decision.ok ? [] : [decision.problem]));
  return { ways, refused: refused[0] ?? null };
}

function wrongEnd(ending: string | null, promised: number): string | null {
  if (ending === null) return promised === 0 ? 'ends without a disposition and without a promise' : null;
  return ending === 'promised' && promised === 0 ? 'ends as promised, and no time was promised' : null;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' && value !== null && 'words' in value ? String(value.words) : 'given';
}

/** Round a loop once is as good as three times: what is behind it is the same. */
export function onceRound(book: Playbook): Playbook {
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

/** The call itself, and one to keep a promise where the playbook has steps for it: of each kind, where that is looked at. */
export function starts(book: Playbook, digest: Digest): CallState[] {
  const nobody = { customer: null, contact: null, reference: null, direct: null, zone, paper: false, at };
  const own = { ...nobody, callId: 'call', code: 'call', caseId: 'case', by: 'Test', promised: null };
  const call = (phase: CallPhase, calledFor: (typeof followUpKinds)[number] | null) =>
    replay([begin(book, digest, { ...own, phase, calledFor, followUp: calledFor === null ? null : 'follow-up' })]);
  const again = book.steps.some(({ phase }) => phase === 'follow-up');
  const kinds = followUpKinds.filter((kind) => kind !== 'internal');
  const isLooked = askedByConditions(book, 'the way').has('called-for');
  return [
    call('call', null),
    ...(again ? kinds.slice(0, isLooked ? kinds.length : 1) : []).map((kind) => call('follow-up', kind)),
  ];
}
