import { oneLine } from '../../text/safe.ts';
import type { PolicyForm } from '../format/playbook-form.ts';
import type { Ask, Policy, Step, TimeLimit } from '../playbook.ts';
import { slug } from '../slug.ts';
import { childOf, type Tree } from '../source/tree.ts';
import { compileCondition } from './condition.ts';
import { compileSay } from './say.ts';
import type { Workbench } from './workbench.ts';

export function compilePolicy(form: PolicyForm, tree: Tree | undefined, bench: Workbench): Policy {
  const voicemail = compileSay(form.voicemail, childOf(tree, 'voicemail'), false, bench);
  const check = form['caller-check'];
  return {
    ...(voicemail.length === 0 ? {} : { voicemail }),
    ...(check === undefined ? {} : { callerCheck: compileCallerCheck(check) }),
    handOver: form['hand-over'],
    promise: { latest: words(form.promise), lastHour: words(form['last-hour']) },
    apology: { first: form.apology.first, again: form.apology.again },
    checkIn: words(form['check-in']),
    everyStep: form['every-step'],
    tell: (form.tell ?? []).map(oneLine),
    ...timeLimits(form['time-limit'], childOf(tree, 'time-limit'), bench),
  };
}

function timeLimits(
  form: PolicyForm['time-limit'],
  tree: Tree | undefined,
  bench: Workbench,
): Pick<Policy, 'timeLimits'> {
  if (form === undefined) return {};
  const isList = Array.isArray(form);
  const limits = [form].flat().map(({ within, duty, owner, when }, index): TimeLimit => {
    const node = isList ? childOf(tree, index) : tree;
    const condition = compileCondition(when, childOf(node, 'when'), bench);
    const limit = { within: oneLine(within), duty: oneLine(duty), owner: words(owner), when: condition };
    return node === undefined ? limit : bench.places.put(limit, node);
  });
  return { timeLimits: limits };
}

function compileCallerCheck(form: NonNullable<PolicyForm['caller-check']>): NonNullable<Policy['callerCheck']> {
  const asked = (lines: string | readonly string[]) =>
    [lines]
      .flat()
      .flatMap((line) => line.split('\n'))
      .map(oneLine)
      .filter((line) => line !== '');
  if (typeof form === 'string' || Array.isArray(form)) return { ask: asked(form), before: null, required: false };
  return { ask: asked(form.ask), before: form.before ?? null, required: form.required };
}

export const toldStep = 'tell';

/** Whoever must be told becomes a tick after the call, so that a forgotten one is missing like any other answer. */
export function tellStep(tell: readonly string[], tree: Tree, bench: Workbench): Step[] {
  if (tell.length === 0) return [];
  const node = childOf(childOf(tree, 'policy'), 'tell') ?? tree;
  const asks = tell.map((receiver, index): Ask => {
    const ask: Ask = {
      type: 'check',
      id: `told-${slug(receiver) || index + 1}`,
      fact: `told-${slug(receiver) || index + 1}`,
      label: `Told: ${receiver}`,
      hint: null,
      required: 'yes',
      internal: true,
      message: null,
      prefill: null,
      when: null,
    };
    return bench.places.put(ask, childOf(node, index) ?? node);
  });
  const step: Step = {
    id: toldStep,
    letters: [],
    title: 'Tell the people inside',
    acts: ['inform'],
    phase: 'after',
    mode: 'say',
    guide: ['Tell each of them what happened and what was done about it.'],
    say: [],
    asks,
    when: null,
    next: [],
  };
  return [bench.places.put(step, node)];
}

function words(given: string | undefined): string | null {
  return given === undefined ? null : oneLine(given) || null;
}
