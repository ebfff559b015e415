import type { Ask, Playbook } from '../playbook/playbook.ts';
import type { Value } from '../playbook/values.ts';
import { type Cursor, here, stepName } from './cursor.ts';
import type { Draft } from './decision.ts';
import type { CallEntryBody } from './entry.ts';
import { afterField } from './flow.ts';

/** Keeps an answer and goes on to what follows from it. */
export function moveOn(book: Playbook, draft: Draft, ask: Ask, value: Value, told: number | null): void {
  draft.addMoving(
    (to) => answered(draft, ask, value, told, to),
    (state) => afterField(book, state),
  );
}

/**
 * The entry of one answer. Choices, amounts and dates go into `what`; what was typed goes into `words`, where it can
 * be erased.
 */
export function answered(draft: Draft, ask: Ask, value: Value, told: number | null, to: Cursor): CallEntryBody {
  const frame = here(draft.state.cursor);
  const structure = isStructure(ask, value);
  return {
    kind: 'answered',
    what: {
      step: stepName(frame.script, frame.step),
      ask: ask.id,
      fact: ask.fact,
      type: ask.type,
      pass: frame.pass,
      internal: ask.internal,
      from: told === null ? 'asked' : 'told',
      note: told,
      value: structure ? value : null,
      to,
    },
    words: structure ? null : { value },
  };
}

/** Choices, ticks and amounts steer the way and stay; whatever was typed or names somebody can be erased. */
function isStructure(ask: Ask, value: Value): boolean {
  switch (ask.type) {
    case 'yes-no':
    case 'check':
    case 'number':
    case 'money':
      return true;
    case 'choice':
      return ask.choices.some((choice) => choice.id === value);
    case 'choices':
      return Array.isArray(value) && value.every((id) => ask.choices.some((choice) => choice.id === id));
    case 'text':
    case 'notes':
    case 'options':
    case 'contact':
    case 'hand-over':
    case 'follow-up':
      return false;
  }
}
