import { isKnownName, knownNames } from '../known-names.ts';
import { moveNames } from '../move-names.ts';
import { didYouMean } from '../source/did-you-mean.ts';
import { placeholders } from '../template.ts';
import { asksOf, type Book, comparisonsOf, stepLists, stepsOf, wordingsOf } from './book.ts';
import type { LintRule, Slip } from './rule.ts';

export const unknownStep: LintRule = {
  id: 'unknown-step',
  severity: 'error',
  checks: 'Each step that a `next` leads to exists, in the same script or on the main way.',
  good: 'steps:\n  - { id: greet, say: Good morning., next: { go: thank } }\n  - { id: thank, say: Thank you for calling. }',
  bad: 'steps:\n  - { id: greet, say: Good morning., next: { go: thnak } }\n  - { id: thank, say: Thank you for calling. }',
  whole: true,
  *check({ playbook, places }) {
    for (const { steps, script } of stepLists(playbook)) {
      const ids = steps.map(({ id }) => id);
      for (const rule of steps.flatMap(({ next }) => next)) {
        if (!('step' in rule.to) || ids.includes(rule.to.step)) continue;
        const { kind, step } = rule.to;
        const elsewhere = stepsOf(playbook).some(({ id }) => id === step);
        const here = script === null ? 'the main way' : `the script "${script.id}"`;
        const hint = elsewhere
          ? `It exists, but not on ${here}: a way leads to steps of one list.`
          : didYouMean(step, ids);
        yield { at: places.of(rule, kind), message: `There is no step "${step}" on ${here}.`, hint };
      }
    }
  },
};

export const unknownScript: LintRule = {
  id: 'unknown-script',
  severity: 'error',
  checks: 'Each script that a `next` runs exists.',
  good: 'steps:\n  - { id: greet, say: Good morning., next: { run: refund } }\nscripts:\n  refund:\n    steps: [{ id: pay, say: You have your money back by Friday. }]',
  bad: 'steps:\n  - { id: greet, say: Good morning., next: { run: refnd } }\nscripts:\n  refund:\n    steps: [{ id: pay, say: You have your money back by Friday. }]',
  whole: true,
  *check({ playbook, places }) {
    const ids = Object.keys(playbook.scripts);
    for (const rule of stepsOf(playbook).flatMap(({ next }) => next)) {
      if (rule.to.kind !== 'run' || ids.includes(rule.to.script)) continue;
      const { script } = rule.to;
      const hint = didYouMean(script, ids) ?? 'Scripts stand under "scripts:", each under its id.';
      yield { at: places.of(rule, 'run'), message: `There is no script "${script}".`, hint };
    }
  },
};

export const unknownFact: LintRule = {
  id: 'unknown-fact',
  severity: 'error',
  checks: 'Each answer that a `when`, a `prefill` or a `reads-back` names is asked for somewhere.',
  good: 'steps:\n  - id: check\n    say: Is that so?\n    ask: { agreed-so-far: yes-no }\n    next: { when: { agreed-so-far: no }, redo: check }',
  bad: 'steps:\n  - id: check\n    say: Is that so?\n    ask: { agreed-so-far: yes-no }\n    next: { when: { agred: no }, redo: check }',
  whole: true,
  *check(book) {
    for (const test of comparisonsOf(book.playbook)) {
      if (!isKnown(book, test.fact)) yield { at: nameOf(book, test), ...unasked(book, test.fact) };
    }
    for (const ask of asksOf(book.playbook)) {
      if (ask.prefill !== null && !isKnown(book, ask.prefill)) {
        yield { at: book.places.of(ask, 'prefill'), ...unasked(book, ask.prefill) };
      }
      if (ask.type !== 'yes-no' || ask.readsBack === null) continue;
      const notes = book.facts.get(ask.readsBack.from);
      const at = book.places.of(ask, 'reads-back', 'from');
      if (notes === undefined) yield { at, ...unasked(book, ask.readsBack.from) };
      else if (!notes.types.has('notes')) {
        yield {
          at,
          message: `"${ask.readsBack.from}" is not an ask of type notes, so it has no main points to read back.`,
        };
      }
    }
  },
};

export const unknownName: LintRule = {
  id: 'unknown-name',
  severity: 'error',
  checks: `Each \`{{ name }}\` in a line is an answer that is asked for, or known to every call: ${Object.keys(knownNames).join(', ')}.`,
  good: "steps:\n  - id: hear\n    say: |\n      I'm sorry to hear about {{ issue | this }}.\n    ask: { issue: text }",
  bad: "steps:\n  - id: hear\n    say: |\n      I'm sorry to hear about {{ isue | this }}.\n    ask: { issue: text }",
  whole: true,
  *check(book) {
    for (const { wording } of wordingsOf(book.playbook)) {
      for (const { name, at } of placeholders(wording.text)) {
        if (!isKnown(book, name)) yield { at: book.places.within(wording, at), ...unasked(book, name) };
      }
    }
  },
};

export const duplicateId: LintRule = {
  id: 'duplicate-id',
  severity: 'error',
  checks: 'No two steps, no two asks and no two choices of an ask have the same id, in the whole playbook.',
  good: 'steps:\n  - { id: thank, say: Thank you. }\n  - { id: thank-again, say: Thank you once more. }',
  bad: 'steps:\n  - { id: thank, say: Thank you. }\n  - { id: thank, say: Thank you once more. }',
  *check({ playbook, places }) {
    const twice = function* (kind: string, things: readonly { id: string }[], help: string): Iterable<Slip> {
      const seen = new Map<string, object>();
      for (const thing of things) {
        const first = seen.get(thing.id);
        if (first === undefined) seen.set(thing.id, thing);
        else {
          const { line, file } = places.of(first);
          const where = file === places.of(thing).file ? `line ${line}` : `${file}, line ${line}`;
          yield { at: places.of(thing), message: `Another ${kind} has the id "${thing.id}", in ${where}.`, hint: help };
        }
      }
    };
    yield* twice('step', stepsOf(playbook), 'Give one of them an id of its own.');
    yield* twice(
      'ask',
      asksOf(playbook),
      'Give one of them another id; with "fact:" both can keep their answer under one name.',
    );
    for (const ask of asksOf(playbook)) {
      if ('choices' in ask)
        yield* twice('choice', ask.choices, 'Write the choices as a map, with an id before each label.');
    }
  },
};

const conditionWords = ['any', 'not'];
const presenceWords = ['given', 'missing'];

export const reservedId: LintRule = {
  id: 'reserved-id',
  severity: 'error',
  checks: `No ask is called like a move of the agent (${moveNames.join(', ')}) or a word of conditions (any, not), and no choice \`given\` or \`missing\`.`,
  good: 'steps:\n  - id: promise-a-time\n    say: I will ring you back.\n    ask: { call-back: follow-up }',
  bad: 'steps:\n  - id: promise-a-time\n    say: I will ring you back.\n    ask: { promise: follow-up }',
  *check({ playbook, places }) {
    for (const ask of asksOf(playbook)) {
      const isMove = (moveNames as readonly string[]).includes(ask.id);
      if (isMove || conditionWords.includes(ask.id)) {
        const message = `"${ask.id}" ${isMove ? 'is what an agent does in an answers file' : 'joins conditions'}, so no ask can be called that.`;
        yield { at: places.of(ask), message, hint: `Such as "the-${ask.id}" or "${ask.id}-1".` };
      } else if (conditionWords.includes(ask.fact)) {
        yield { at: places.of(ask, 'fact'), message: `"${ask.fact}" joins conditions, so no fact can be called that.` };
      }
      for (const choice of 'choices' in ask ? ask.choices : []) {
        if (!presenceWords.includes(choice.id)) continue;
        yield {
          at: places.of(choice),
          message: `"${choice.id}" asks in a condition whether there is an answer, so no choice can be called that.`,
        };
      }
    }
  },
};

function isKnown({ facts }: Book, name: string): boolean {
  return facts.has(name) || isKnownName(name);
}

function unasked(book: Book, name: string): { message: string; hint: string | null } {
  const names = [...book.facts.keys(), ...Object.keys(knownNames)];
  return { message: `Nothing asks for "${name}".`, hint: didYouMean(name, names) };
}

function nameOf(book: Book, test: object) {
  return book.places.of(test);
}
