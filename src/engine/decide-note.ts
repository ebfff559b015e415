import type { Playbook } from '../playbook/playbook.ts';
import { stepAt } from './books.ts';
import { here, stepName } from './cursor.ts';
import { type Decision, type Draft, problem } from './decision.ts';

/** Keeps a line with its time. A leading `*` makes it a main point. At an ask for notes it is part of the answer. */
export function note(book: Playbook, draft: Draft, typed: string, from: 'customer' | 'agent'): Decision | null {
  const main = typed.startsWith('*');
  const text = (main ? typed.slice(1) : typed).trim();
  if (text === '') return problem('The note is empty.');
  const frame = here(draft.state.cursor);
  const ask = stepAt(book, frame)?.asks.find((a) => a.id === frame.field && a.type === 'notes');
  draft.add({
    kind: 'noted',
    what: {
      step: stepName(frame.script, frame.step),
      ask: ask?.id ?? null,
      fact: ask?.fact ?? null,
      pass: frame.pass,
      internal: ask?.internal ?? false,
      from,
      main,
    },
    words: { text },
  });
  return null;
}
