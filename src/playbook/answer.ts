import { lines, oneLine } from '../text/safe.ts';
import { readHandOver } from './answers/hand-over.ts';
import { readMoney, readNumber } from './answers/number.ts';
import { readOptions } from './answers/options.ts';
import { readChoice, readChoices } from './answers/pick.ts';
import { no, type Read, record, textOf, yes } from './answers/read.ts';
import type { Ask } from './playbook.ts';
import type { Value } from './values.ts';

export { addOption, shownOrder, startOptions } from './answers/options.ts';
export { showValue } from './answers/show-value.ts';

/**
 * Turns what was typed, or stands in an answers file, into the value that the ask holds; an impossible answer gives one
 * sentence that says what is wanted. A value made earlier is taken as it is, once it is checked.
 */
export function readAnswer(ask: Ask, raw: unknown): Read<Value> {
  switch (ask.type) {
    case 'text':
      return readText(raw);
    case 'notes':
      return readNotes(raw);
    case 'yes-no':
      return readYesNo(raw);
    case 'choice':
      return readChoice(ask, raw);
    case 'choices':
      return readChoices(ask, raw);
    case 'options':
      return readOptions(ask, raw);
    case 'follow-up':
      return readPromise(raw);
    case 'hand-over':
      return readHandOver(raw);
    case 'money':
      return readMoney(ask, raw);
    case 'number':
      return readNumber(ask, raw);
    case 'contact':
      return readContact(raw);
    case 'check':
      return readCheck(raw);
  }
}
