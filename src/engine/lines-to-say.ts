import type { Playbook, Wording } from '../playbook/playbook.ts';
import { render } from '../playbook/template.ts';
import type { CallState } from './call-state.ts';
import { here } from './cursor.ts';
import { isMet } from './flow.ts';
import type { Prompt, Show } from './prompt.ts';
import { sayable } from './sayable.ts';
import { asIfTaken } from './told-already.ts';

/**
 * The words to say. Where an answer is offered that they gave already, the lines that can say it come first, and those
 * that ask for it last.
 */
export function linesToSay(
  book: Playbook,
  state: CallState,
  show: Show,
  { opening, wordings, desk }: Record<'opening' | 'wordings', readonly Wording[]> & { desk: string | null },
): Prompt['say'] {
  const { pass } = here(state.cursor);
  const said = (all: readonly Wording[], as: CallState): Prompt['say'] => {
    const words = all.length === 0 ? null : sayable(book, as, desk);
    if (words === null) return [];
    return all.map((wording) => {
      const line = wordings.indexOf(wording);
      const { text, verbatim } = wording;
      return { text: render(text, words), verbatim, ...(line < 0 ? {} : { line }) };
    });
  };
  const met = wordings.filter(({ when }) => isMet(state, when));
  if (show.kind !== 'ask' || show.told === undefined) return said([...opening, ...fresh(met, pass)], state);
  const taken = asIfTaken(state, show.ask, show.told);
  const asked = met.filter(({ when }) => !isMet(taken, when));
  const told = wordings.filter((wording) => !met.includes(wording) && isMet(taken, wording.when));
  const others = met.filter((wording) => !asked.includes(wording));
  return [
    ...said(opening, state),
    ...said(fresh(told, pass), taken),
    ...said([...fresh(others, pass), ...asked], state),
  ];
}

/** Said again, a step begins with other words than before; what must be read as written stays where it is. */
function fresh(wordings: readonly Wording[], pass: number): readonly Wording[] {
  if (wordings.some((wording) => wording.verbatim)) return wordings;
  const from = wordings.length === 0 ? 0 : (pass - 1) % wordings.length;
  return [...wordings.slice(from), ...wordings.slice(0, from)];
}
