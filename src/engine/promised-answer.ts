import type { Ask, Playbook } from '../playbook/playbook.ts';
import { moveOn } from './answered.ts';
import { type Decision, type Draft, problem } from './decision.ts';
import { promise, withdraw } from './promise.ts';

/** The time that an ask wants is a promise like any other: opened at once, in its own stream. */
export function promisedAnswer(
  book: Playbook,
  draft: Draft,
  ask: Ask & { type: 'follow-up' },
  given: unknown,
): Decision | null {
  const earlier = draft.state.facts.get(ask.fact)?.at(-1);
  if (isPromised(given)) {
    moveOn(book, draft, ask, given, null);
    return null;
  }
  const promising = readPromising(given);
  if (promising === null) return problem(ask.message ?? 'Say a time: "today 16:30" or "in 2 hours".');
  const made = promise(draft, book, {
    ...promising,
    kind: ask.kind,
    ...(ask.owner === undefined ? {} : { owner: ask.owner }),
  });
  if (!made.ok) return made;
  if (earlier !== undefined && isPromised(earlier.value)) {
    const { followUp: replaced } = earlier.value;
    const stands = draft.state.promises.some((p) => p.followUp === replaced && !p.withdrawn);
    if (stands) withdraw(draft, replaced, 'another time was agreed');
  }
  moveOn(book, draft, ask, { followUp: made.followUp, promise: promising.words, dueAt: made.dueAt }, null);
  return null;
}

function isPromised(value: unknown): value is { followUp: string; promise: string; dueAt: string } {
  return typeof value === 'object' && value !== null && 'followUp' in value && 'dueAt' in value;
}

function readPromising(given: unknown): { words: string; agreed: boolean | null; override: string | null } | null {
  if (typeof given === 'string') return given.trim() === '' ? null : { words: given, agreed: null, override: null };
  if (typeof given !== 'object' || given === null || !('words' in given) || typeof given.words !== 'string')
    return null;
  const agreed = 'agreed' in given ? yesNoOf(given.agreed) : null;
  const override = 'override' in given && typeof given.override === 'string' ? given.override : null;
  return { words: given.words, agreed, override };
}

function yesNoOf(given: unknown): boolean | null {
  if (typeof given === 'boolean') return given;
  return typeof given === 'string' ? /^(y|yes|true)$/i.test(given) : null;
}
