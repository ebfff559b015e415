import type { CallState } from '../../engine/call-state.ts';
import { stepName } from '../../engine/cursor.ts';
import type { CallEntry } from '../../engine/entry.ts';
import { factValue } from '../../engine/facts.ts';
import { stepsOnTheWay } from '../../engine/gates.ts';
import { type Act, acts } from '../../playbook/acts.ts';
import { dispositions, endedWithoutComplaint } from '../../playbook/dispositions.ts';
import type { Playbook, ScoreWish } from '../../playbook/playbook.ts';
import { isScoreCheck, type ScoreCheck, scoreChecks } from '../../playbook/score-checks.ts';
import { judgeAct } from './judge-act.ts';
import { judgeCheck } from './judge-check.ts';
import { judgeStep, type OnRecord, type Place } from './judge-step.ts';
import type { Judged, Point, Score } from './point.ts';

type Item = { name: string; label: string; judge: () => Judged };

/**
 * The score of a call from its transcript alone: each act of the method once, each check, and what the author names
 * besides. It says of each point which line earned or lost it.
 */
export function scoreCall(book: Playbook, state: CallState, entries: readonly CallEntry[]): Score {
  const { disposition } = state;
  if (disposition !== null && endedWithoutComplaint.has(disposition))
    return { got: 0, of: 0, points: [], missed: [], not: `ended as ${dispositions[disposition]}` };
  if (state.status === 'abandoned') return { got: 0, of: 0, points: [], missed: [], not: 'the call was given up' };
  const wishes = new Map((book.scores ?? []).map((wish) => [wish.name, wish]));
  const points = itemsOf(book, { state, entries }, [...wishes.keys()])
    .map((item) => pointOf(item, wishes.get(item.name), entries))
    .filter(({ weight }) => weight > 0);
  return sumUp(points);
}

/** What the points come to. */
export function sumUp(points: readonly Point[]): Score {
  const sum = (counted: readonly Point[]) => counted.reduce((total, { weight }) => total + weight, 0);
  const lost = points.filter(({ result }) => result === 'lost');
  const got = sum(points.filter(({ result }) => result === 'got'));
  const missed = lost.filter(({ critical }) => critical).map(({ label }) => label);
  return { got, of: got + sum(lost), points, missed, not: null };
}

function pointOf({ name, label, judge }: Item, wish: ScoreWish | undefined, entries: readonly CallEntry[]): Point {
  return {
    name,
    label: wish?.label ?? label,
    weight: wish?.weight ?? 1,
    critical: wish?.critical ?? false,
    coachable: wish?.coachable ?? false,
    ...judge(),
    comments: entries.flatMap((entry) =>
      entry.kind === 'commented' && entry.what.point === name
        ? [{ text: entry.words?.text ?? null, by: entry.by, at: entry.at }]
        : [],
    ),
  };
}

function itemsOf(book: Playbook, record: OnRecord, named: readonly string[]): Item[] {
  const onTheWay = stepsOnTheWay(book, record.state).map(({ script, step }) => ({
    name: stepName(script, step.id),
    step,
  }));
  const spoken = onTheWay.filter(({ step }) => step.phase !== 'after');
  const usual = [...new Set(spoken.flatMap(({ step }) => step.acts))];
  const ofAct = (act: Act): Item => {
    const own = spoken.some(({ step }) => step.acts.includes(act)) ? spoken : onTheWay;
    const places = own.filter(({ step }) => step.acts.includes(act));
    const judge = () => best(places.map((place) => judged(record, place)));
    return { name: act, label: acts[act], judge: () => judgeAct(act, record, judge) };
  };
  const ofCheck = (name: ScoreCheck): Item => ({
    name,
    label: scoreChecks[name],
    judge: () => judgeCheck(name, record),
  });
  const checks = (Object.keys(scoreChecks) as ScoreCheck[]).map(ofCheck);
  const more = named
    .filter((name) => !usual.some((act) => act === name) && !isScoreCheck(name))
    .flatMap((name): Item[] => (Object.hasOwn(acts, name) ? [ofAct(name as Act)] : besides(record, onTheWay, name)));
  return [...usual.map(ofAct), ...checks, ...more];
}

/** A step or an ask that the author names. */
function besides(record: OnRecord, onTheWay: readonly Place[], name: string): Item[] {
  const place = onTheWay.find(({ step }) => step.id === name);
  if (place !== undefined) return [{ name, label: place.step.title, judge: () => judged(record, place) }];
  const asking = onTheWay.find(({ step }) => step.asks.some(({ id }) => id === name));
  const ask = asking?.step.asks.find(({ id }) => id === name);
  if (asking === undefined || ask === undefined) return [];
  return [{ name, label: ask.label, judge: () => judgeAsk(record, asking, ask.id, ask.fact) }];
}

/** After-call work is not missing before it is done with. */
function judged(record: OnRecord, place: Place): Judged {
  const isEarly = place.step.phase === 'after' && record.state.status !== 'written-up';
  const found = judgeStep(record, place);
  return isEarly && found.result === 'lost' ? { ...found, result: 'left-out', why: 'not written up yet' } : found;
}

function judgeAsk(record: OnRecord, place: Place, ask: string, fact: string): Judged {
  const { state, entries } = record;
  const own = entries.findLast(
    (entry) =>
      (entry.kind === 'answered' || entry.kind === 'covered' || entry.kind === 'skipped') &&
      entry.what.step === place.name &&
      entry.what.ask === ask,
  );
  const seqs = own === undefined ? [] : [own.seq];
  if (own?.kind === 'skipped' && own.what.why !== 'other')
    return { result: 'left-out', why: own.what.why === 'told' ? 'told already' : 'not applicable', entries: seqs };
  if (factValue(state, fact) !== undefined) return { result: 'got', why: 'answered', entries: seqs };
  const whole = judged(record, place);
  if (whole.result === 'left-out') return whole;
  return { result: 'lost', why: 'not answered', entries: seqs.length > 0 ? seqs : whole.entries };
}

/** An act that several steps have is earned by one of them. */
function best(all: readonly Judged[]): Judged {
  const found = (result: Judged['result']) => all.find((one) => one.result === result);
  return (
    found('got') ?? found('lost') ?? found('left-out') ?? { result: 'left-out', why: 'not on the way', entries: [] }
  );
}
