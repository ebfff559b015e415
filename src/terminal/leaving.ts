import { type Around, draftOf } from './ui.ts';
import type { Ui } from './ui-state.ts';

export const notSaved = 'Not everything is saved. Ctrl-C again leaves all the same.';

export const notStored = 'This is no call: nothing of it is stored. Ctrl-C again leaves.';

const again = 'Ctrl-C again leaves; recover resume brings you back.';

/** What the first Ctrl-C says: only what is true. What stands in the line is kept before that is said. */
export function leavingWords(
  ui: Ui,
  { unsaved, keepDraft, mark }: Pick<Around, 'unsaved' | 'keepDraft' | 'mark'>,
): string {
  if (mark !== undefined) return notStored;
  const isEmpty = draftOf(ui).text === '';
  const isKept = isEmpty || keepDraft();
  if (unsaved) return notSaved;
  if (isKept === false) return 'This line could not be saved. Ctrl-C again leaves without it.';
  if (isKept === 'but-a-number') return `All is saved but the long number in this line: Enter sends it. ${again}`;
  if (isEmpty) return `All is saved. ${again}`;
  return ui.talk === null ? `All is saved, this line too. ${again}` : `All is saved, this as a draft. ${again}`;
}
