import type { Prompt } from '../../engine/prompt.ts';
import type { Reply } from '../../engine/reply.ts';
import { costFactOf } from '../../playbook/cost-fact.ts';
import type { Ask, Condition, Playbook } from '../../playbook/playbook.ts';

/** What the conditions of a playbook ask of each fact: answers to anything else never change the way. */
export type Asked = ReadonlyMap<string, { presence: boolean; limits: readonly number[] }>;

/** Gathers that from every condition, wherever it stands, or from those alone that the way goes by. */
export function askedByConditions(book: Playbook, of: 'all' | 'the way' = 'all'): Asked {
  const found = new Map<string, { presence: boolean; limits: number[] }>();
  const look = (condition: Condition | null): void => {
    if (condition === null) return;
    if ('of' in condition) {
      for (const part of [condition.of].flat()) look(part);
      return;
    }
    const known = found.get(condition.fact) ?? { presence: false, limits: [] };
    found.set(condition.fact, known);
    if (condition.kind === 'given') known.presence = true;
    if (condition.kind === 'over' || condition.kind === 'under') known.limits.push(condition.than);
  };
  const steps = [...book.steps, ...Object.values(book.scripts).flatMap((script) => script.steps)];
  for (const step of steps) {
    look(step.when);
    for (const { when } of [...(of === 'all' ? step.say : []), ...step.asks, ...step.next]) look(when);
  }
  return found;
}

/** The replies worth trying at a prompt: one for each way that an answer can lead. None where the call has ended. */
export function possibleReplies({ show, say, listensFor }: Prompt, asked: Asked): Reply[] {
  const past: Reply = { kind: 'covered' };
  switch (show.kind) {
    case 'say':
      return [say.length === 0 ? past : { kind: 'covered', line: 0 }];
    case 'listen':
      return [listensFor === null ? past : { kind: 'answer', value: 'What happened' }];
    case 'ask':
      return answers(show.ask, asked, show.options?.options.length ?? 0);
    case 'limit':
      return [past];
    case 'read-back':
      return [{ kind: 'agreed', yes: true }];
    default:
      return [];
  }
}

function answers(ask: Ask, asked: Asked, listed: number): Reply[] {
  const matters = asked.get(ask.fact);
  const given = (value: unknown): Reply => ({ kind: 'answer', value });
  const left: Reply[] = ask.required === 'no' && matters?.presence === true ? [{ kind: 'covered' }] : [];
  return [...values(ask, asked, listed).map(given), ...left];
}

function values(ask: Ask, asked: Asked, listed: number): unknown[] {
  const matters = asked.get(ask.fact);
  switch (ask.type) {
    case 'yes-no':
      return matters === undefined && ask.ends === undefined ? ['yes'] : ['yes', 'no'];
    case 'check':
      return matters === undefined ? ['yes'] : ['yes', 'no'];
    case 'choice': {
      const ends = ask.choices.some((choice) => choice.ends !== null);
      const ids = ask.choices.map(({ id }) => id);
      return matters === undefined && !ends ? ids.slice(0, 1) : ids;
    }
    case 'choices':
      return matters === undefined ? ask.choices.slice(0, 1).map(({ id }) => [id]) : ask.choices.map(({ id }) => [id]);
    case 'options':
      // One that costs something comes first, where the playbook looks at that, and each can be chosen.
      if (listed === 0 && asked.has(costFactOf(ask.fact))) return ['the quick way (+20 EUR)'];
      if (listed < fewestListed(ask)) return [`another way ${listed + 1}`, '1'];
      return ['1', '2'];
    case 'follow-up':
      return [{ words: 'today at 16:30', agreed: 'yes' }];
    case 'hand-over':
      return [{ receiver: 'a colleague', accepted: 'yes', told: 'what happened', why: 'they must decide' }];
    case 'number':
    case 'money': {
      const around = (matters?.limits ?? []).flatMap((limit) => [limit - 1, limit + 1]);
      const fits = around.filter((one) => one >= (ask.min ?? 0) && one <= (ask.max ?? one));
      return fits.length === 0 ? [String(ask.min ?? 1)] : fits.map(String);
    }
    case 'contact':
      return ['+1 312 555 0142'];
    default:
      return ['in a few words'];
  }
}

/** As many options as are listed before one is chosen. */
export const fewestListed = (ask: Ask & { type: 'options' }) => Math.max(ask.min, 2);
