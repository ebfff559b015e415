import type { Act } from '../acts.ts';
import { wordingsOf } from '../lint/book.ts';
import type { Ask, Playbook, Step } from '../playbook.ts';
import { placeholders } from '../template.ts';

/** Steps that hear the customer: what is typed there are their words, also where a line says them back. */
const hearing: ReadonlySet<Act> = new Set(['listen', 'respond', 'empathise', 'ask-details', 'ask-wish']);

/** Whether what is typed at an ask are the agent's own words, which the customer is about to hear. */
export function isSaid(book: Playbook, step: Pick<Step, 'acts'>, ask: Ask): boolean {
  if (ask.internal) return false;
  switch (ask.type) {
    case 'yes-no':
      return ask.readsBack !== null;
    case 'follow-up':
      return ask.kind !== 'internal';
    case 'hand-over':
    case 'options':
      return true;
    case 'text':
      return !step.acts.some((act) => hearing.has(act)) && isInLine(book, ask.fact);
    case 'notes':
    case 'choice':
    case 'choices':
    case 'money':
    case 'number':
    case 'contact':
    case 'check':
      return false;
  }
}

function isInLine(book: Playbook, fact: string): boolean {
  return wordingsOf(book).some(({ wording }) => placeholders(wording.text).some(({ name }) => name === fact));
}
