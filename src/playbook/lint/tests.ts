import { checkResultNamed, checkResults } from '../../followup/caller-check.ts';
import { readAnswer } from '../answer.ts';
import { dispositions } from '../dispositions.ts';
import { isMoveName, moveNames } from '../move-names.ts';
import type { Ask } from '../playbook.ts';
import { endPlaces, type Raw, type Scenario, type ScriptedReply } from '../scenario.ts';
import { didYouMean } from '../source/did-you-mean.ts';
import { asksOf, type Book, stepsOf } from './book.ts';
import type { LintRule, Slip } from './rule.ts';

export const testNames: LintRule = {
  id: 'test-names',
  severity: 'error',
  checks: "The playbook's tests name asks, moves, facts and steps that there are.",
  good: 'steps:\n  - { id: hear, say: What happened?, ask: { issue: text } }\ntests:\n  - name: it is written down\n    replies:\n      - issue: Late\n    expect: { facts: { issue: Late } }',
  bad: 'steps:\n  - { id: hear, say: What happened?, ask: { issue: text } }\ntests:\n  - name: it is written down\n    replies:\n      - isue: Late\n    expect: { facts: { issue: Late } }',
  whole: true,
  *check(book) {
    const asks = asksOf(book.playbook).map(({ id }) => id);
    const steps = stepsOf(book.playbook).map(({ id }) => id);
    const facts = [...book.facts.keys()];
    for (const test of book.tests) {
      for (const [index, reply] of test.replies.entries()) {
        const at = replyPlace(book, test, index, reply);
        if (isMoveName(reply.name)) yield* unknownTarget(book, reply, at, steps);
        else if (!asks.includes(reply.name)) yield missing('ask or move', reply.name, at, [...asks, ...moveNames]);
      }
      const { expect } = test;
      const place = (...path: string[]) => book.places.of(test, 'expect', ...path);
      for (const name of Object.keys(expect.facts))
        if (!facts.includes(name)) yield missing('fact', name, place('facts', name), facts);
      for (const name of Object.keys(expect.passes))
        if (!steps.includes(name)) yield missing('step', name, place('passes', name), steps);
      for (const name of Object.keys(expect.steps))
        if (!steps.includes(name)) yield missing('step', name, place('steps', name), steps);
      const places = [...steps, ...endPlaces];
      if (expect.at !== null && !places.includes(expect.at)) yield missing('step', expect.at, place('at'), places);
      // Whether a team wants a check cannot be seen from here.
      const open = [
        ...asks,
        ...steps,
        ...(book.playbook.policy.callerCheck?.required === true ? ['caller-check'] : []),
      ];
      for (const name of expect.missing ?? [])
        if (!open.includes(name)) yield missing('ask or step', name, place('missing'), open);
    }
  },
};

export const testAnswer: LintRule = {
  id: 'test-answer',
  severity: 'error',
  checks: "The answers in the playbook's tests are ones that an agent could give.",
  good: 'steps:\n  - { id: check, say: Is that so?, ask: { right: yes-no } }\ntests:\n  - name: they agree\n    replies:\n      - right: yes',
  bad: 'steps:\n  - { id: check, say: Is that so?, ask: { right: yes-no } }\ntests:\n  - name: they agree\n    replies:\n      - right: perhaps',
  *check(book) {
    const asks = new Map(asksOf(book.playbook).map((ask) => [ask.id, ask]));
    for (const test of book.tests) {
      for (const [index, reply] of test.replies.entries()) {
        const ask = asks.get(reply.name);
        if (ask === undefined || reply.value === null || isForTheCall(ask, reply.value)) continue;
        const read = readAnswer(ask, reply.value);
        if (read.ok) continue;
        const at = book.places.of(test, 'replies', index, reply.name);
        yield { at, message: `"${reply.name}" cannot be answered like this. ${read.problem}` };
      }
    }
  },
};

export const testTime: LintRule = {
  id: 'test-time',
  severity: 'error',
  checks: 'A test takes place at an instant with its offset (`2026-03-02T10:00:00Z`), in a time zone that there is.',
  good: 'steps:\n  - { id: greet, say: Good morning. }\ntests:\n  - { name: it ends, at: 2026-03-02T10:00:00+01:00, zone: Europe/Berlin, replies: [{ end: solved }] }',
  bad: 'steps:\n  - { id: greet, say: Good morning. }\ntests:\n  - { name: it ends, at: monday, replies: [{ end: solved }] }',
  *check({ tests, places }) {
    for (const test of tests) {
      if (test.at !== null && !isInstant(test.at)) {
        yield {
          at: places.of(test, 'at'),
          message: `"${test.at}" is no instant.`,
          hint: 'Such as 2026-03-02T10:00:00Z.',
        };
      }
      if (test.zone !== null && !isZone(test.zone)) {
        yield {
          at: places.of(test, 'zone'),
          message: `There is no time zone "${test.zone}".`,
          hint: 'Such as Europe/Berlin.',
        };
      }
    }
  },
};

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Asking costs much, and every test of a method names the same zone. */
const zones = new Map<string, boolean>();
const mostZones = 200;

function isZone(name: string): boolean {
  const known = zones.get(name) ?? isZoneOfSystem(name);
  if (zones.size < mostZones) zones.set(name, known);
  return known;
}

function isZoneOfSystem(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether only the call itself can judge an answer, because it depends on what was said before or on the time. */
function isForTheCall(ask: Ask, value: Raw): boolean {
  // One more line for a list, or a number in it: whether that fits is for the call to say.
  if (ask.type === 'options' && typeof value === 'string') return true;
  if (ask.type === 'follow-up') return true;
  // What is read back can be put into better words instead of yes or no.
  return ask.type === 'yes-no' && ask.readsBack !== null && typeof value === 'string';
}

function* unknownTarget(
  book: Book,
  { name, value }: ScriptedReply,
  at: Slip['at'],
  steps: readonly string[],
): Iterable<Slip> {
  if (typeof value !== 'string') return;
  const cards = Object.values(book.playbook.scripts)
    .filter(({ card }) => card)
    .map(({ id }) => id);
  const endings = Object.keys(dispositions);
  if ((name === 'jump' || name === 'redo') && !steps.includes(value)) yield missing('step', value, at, steps);
  if (name === 'card' && !cards.includes(value)) yield missing('card', value, at, cards);
  if (name === 'caller-check' && checkResultNamed(value) === null)
    yield {
      at,
      message: 'How did the check go?',
      hint: `One of: ${checkResults.join(', ')}. What they answered is kept nowhere.`,
    };
  if (name === 'end' && !endings.includes(value)) yield missing('disposition', value, at, endings);
}

function replyPlace({ places }: Book, test: Scenario, index: number, { line }: ScriptedReply): Slip['at'] {
  return { ...places.of(test, 'replies', index), line };
}

function missing(kind: string, name: string, at: Slip['at'], there: readonly string[]): Slip {
  return { at, message: `There is no ${kind} "${name}".`, hint: didYouMean(name, there) };
}
