import { type Cursor, endScript, type Frame, here, mainScript, stepName } from '../../engine/cursor.ts';
import type { Ask, CallPhase, Condition, Playbook, Rule, Step } from '../../playbook/playbook.ts';
import { giversIn, isRecap, listsOf, runsIn, settledBy } from './givers.ts';
import { type Asked, askedByConditions } from './possible-replies.ts';

/** A condition on one fact. */
export type Test = Exclude<Condition, { kind: 'all' | 'any' | 'not' }>;

/** What may still be looked at from a place on, before it is answered anew. */
export type Ahead = {
  /** By fact, and by what gave it (see `giverOf`), the tests that a condition still makes of that very answer. */
  tests: ReadonlyMap<string, ReadonlyMap<string, readonly Test[]>>;
  /** The loops that can still be taken, by their names. */
  loops: readonly string[];
  /** Steps that can still be entered: what was answered at one is set aside then. */
  enters: (step: string) => boolean;
  /** Facts whose list of options is gone on with, and those that a recap may settle. */
  lists: readonly string[];
  recaps: readonly string[];
  /** Whether it still counts how the call ends, and who took it, as things stand. */
  ends: boolean;
  handedOver: boolean;
};

type Part =
  | { kind: 'test'; test: Test; by: string }
  | { kind: 'loop' | 'step' | 'list' | 'recap'; name: string }
  | { kind: 'ends' | 'handed-over' };

/** Looks ahead from any place of a playbook, on the call itself or on one that checks back. */
export type LookAhead = {
  from: (cursor: Cursor) => Ahead;
  /** What is looked at once a step has been entered anew, before it is answered. */
  within: (step: string) => Ahead;
};

/**
 * Which answers matter where: a step at a time from the end to the beginning, as long as anything changes. What is
 * always answered again before anybody looks does not count.
 */
export function lookAhead(book: Playbook, phase: CallPhase, asked: Asked): LookAhead {
  const parts = new Map<string, { bit: bigint; part: Part }>();
  const masks = new Map<string, bigint>();
  const bit = (part: Part): bigint => {
    const name = JSON.stringify(part);
    const known = parts.get(name);
    if (known !== undefined) return known.bit;
    const fresh = 1n << BigInt(parts.size);
    parts.set(name, { bit: fresh, part });
    const groups = part.kind === 'test' ? [`of ${part.test.fact}`, `by ${part.by}`] : [part.kind];
    for (const group of groups) masks.set(group, fresh | (masks.get(group) ?? 0n));
    return fresh;
  };
  const without = (bits: bigint, groups: readonly string[]): bigint =>
    groups.reduce((left, group) => left & ~(masks.get(group) ?? 0n), bits);
  const reads = (condition: Condition | null): bigint => {
    if (condition === null) return 0n;
    if (!('of' in condition)) {
      const by = givers.get(condition.fact) ?? [];
      return by.reduce((all, one) => all | bit({ kind: 'test', test: condition, by: one }), 0n);
    }
    return [condition.of].flat().reduce((all, part) => all | reads(part), 0n);
  };
  const lists = listsOf(book);
  const givers = giversIn(lists);
  const settled = settledBy(book);
  const entered = new Map<string, bigint>();
  const inOrder = new Map<string, bigint>();
  const returned = new Map<string, bigint>();
  const known = (map: ReadonlyMap<string, bigint>, script: string, step: string) =>
    map.get(stepName(script, step)) ?? 0n;
  const firstOf = (script: string, first: CallPhase | 'after') => {
    const step = lists.get(script)?.find((one) => script !== mainScript || one.phase === first);
    return step === undefined ? 0n : known(inOrder, script, step.id);
  };
  const looked = askedByConditions(book, 'the way');

  const theEnd = () =>
    bit({ kind: 'ends' }) | bit({ kind: 'handed-over' }) | (phase === 'call' ? firstOf(mainScript, 'after') : 0n);

  function afterSteps(script: string, step: Step): bigint {
    const steps = lists.get(script) ?? [];
    const next = steps.slice(steps.indexOf(step) + 1).find((one) => one.phase === step.phase);
    if (next !== undefined) return known(inOrder, script, next.id);
    if (script !== mainScript) return returned.get(script) ?? 0n;
    // Solved anew on a call that checks back: what is left of that call comes then.
    const isAnew = phase === 'follow-up' && step.phase === 'call';
    const own = book.steps.filter((one) => isAnew && one.phase === 'follow-up');
    return own.reduce((all, one) => all | known(inOrder, mainScript, one.id), theEnd());
  }

  function byRules(script: string, step: Step, rules: readonly Rule[]): bigint {
    const [rule, ...rest] = rules;
    if (rule === undefined) return afterSteps(script, step);
    const { to, when } = rule;
    const goesOn = when !== null || to.kind === 'run' || to.kind === 'redo';
    return reads(when) | along(script, step, to) | (goesOn ? byRules(script, step, rest) : 0n);
  }

  function along(script: string, step: Step, to: Rule['to']): bigint {
    switch (to.kind) {
      case 'end':
        return theEnd();
      case 'go':
        return known(entered, script, to.step);
      case 'redo':
        return (
          known(entered, script, to.step) |
          bit({ kind: 'loop', name: `${stepName(script, step.id)}>${to.step}` }) |
          pastLimit(script, step)
        );
      case 'run':
        return firstOf(to.script, 'call');
    }
  }

  /** Where a loop may not be taken again, the step's other rules lead on, all of them: a script among them runs once more. */
  function pastLimit(script: string, step: Step): bigint {
    return byRules(
      script,
      step,
      step.next.filter(({ to }) => to.kind !== 'redo'),
    );
  }

  /** At an ask that is on the screen. Once its step is done again the answer is set aside, and what was before counts. */
  function at(name: string, ask: Ask, behind: bigint): bigint {
    const isLeft = ask.required === 'no' && asked.get(ask.fact)?.presence === true;
    const stays = isLeft || ask.type === 'notes';
    const again = (behind & bit({ kind: 'step', name })) !== 0n ? (entered.get(name) ?? 0n) : 0n;
    let all = stays ? behind : without(behind, settled.get(ask.fact) ?? []) | (behind & again);
    if (ask.type === 'options') all |= bit({ kind: 'list', name: ask.fact });
    if (!isRecap(ask)) return all;
    return looked.has(ask.readsBack.fact) ? all | bit({ kind: 'recap', name: ask.readsBack.fact }) : all;
  }

  /** From behind the first `count` asks of a step on. */
  function fields(script: string, step: Step, count: number): bigint {
    return step.asks.slice(count).reduceRight(
      (behind, ask) => {
        const answered = at(stepName(script, step.id), ask, behind);
        return ask.when === null ? answered : answered | behind | reads(ask.when);
      },
      byRules(script, step, step.next),
    );
  }

  for (let changed = true; changed; ) {
    changed = false;
    for (const { script, step, to, rest } of runsIn(lists)) {
      const back = (returned.get(to) ?? 0n) | byRules(script, step, rest);
      changed ||= back !== returned.get(to);
      returned.set(to, back);
    }
    for (const [script, steps] of lists) {
      for (const step of steps.toReversed()) {
        const name = stepName(script, step.id);
        // What this step said before is set aside once it is entered; its first ask is found before that.
        const found = step.asks.findIndex(({ when }) => when === null);
        const first = step.asks.slice(0, found < 0 ? step.asks.length : found);
        const anew = without(fields(script, step, 0), [`by ${name}`]);
        const inside = first.reduce((all, { when }) => all | reads(when), bit({ kind: 'step', name }) | anew);
        const order = reads(step.when) | inside | (step.when === null ? 0n : afterSteps(script, step));
        if (entered.get(name) === inside && inOrder.get(name) === order) continue;
        entered.set(name, inside);
        inOrder.set(name, order);
        changed = true;
      }
    }
  }

  const told = new Map<bigint, Ahead>();
  const aheadOf = (bits: bigint): Ahead => {
    const found =
      told.get(bits) ?? unfold([...parts.values()].flatMap(({ bit: one, part }) => (bits & one ? [part] : [])));
    told.set(bits, found);
    return found;
  };
  const fromFrame = (frame: Frame): bigint => {
    if (frame.script === endScript) return frame.step === 'wrap-up' || frame.step === 'read-back' ? theEnd() : 0n;
    const step = lists.get(frame.script)?.find(({ id }) => id === frame.step);
    if (step === undefined) return 0n;
    const index = step.asks.findIndex(({ id }) => id === frame.field);
    const ask = step.asks[index];
    if (ask === undefined || frame.limit !== null) return byRules(frame.script, step, step.next);
    return at(stepName(frame.script, step.id), ask, fields(frame.script, step, index + 1));
  };
  const places = new Map<string, Ahead>();
  return {
    from: (cursor) => {
      const frame = here(cursor);
      const name = JSON.stringify([frame.script, frame.step, frame.field, frame.limit]);
      const ahead = places.get(name) ?? aheadOf(fromFrame(frame));
      places.set(name, ahead);
      return ahead;
    },
    within: (step) => aheadOf(entered.get(step) ?? 0n),
  };
}

function unfold(parts: readonly Part[]): Ahead {
  const named = (kind: Part['kind']) =>
    parts.flatMap((part) => (part.kind === kind && 'name' in part ? [part.name] : []));
  const tests = new Map<string, Map<string, Test[]>>();
  for (const part of parts) {
    if (part.kind !== 'test') continue;
    const ofFact = tests.get(part.test.fact) ?? new Map<string, Test[]>();
    tests.set(part.test.fact, ofFact.set(part.by, [...(ofFact.get(part.by) ?? []), part.test]));
  }
  const steps = new Set(named('step'));
  return {
    tests,
    loops: named('loop'),
    enters: (step) => steps.has(step),
    lists: named('list'),
    recaps: named('recap'),
    ends: parts.some(({ kind }) => kind === 'ends'),
    handedOver: parts.some(({ kind }) => kind === 'handed-over'),
  };
}
