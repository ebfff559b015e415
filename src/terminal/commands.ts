/** What can be typed after a slash, by its letter or its name. The menu, the keys screen and the help are printed from here. */
export type Command = {
  name: CommandName;
  letter: string;
  /** What follows it, as it is shown. */
  args: string;
  does: string;
  /** The key that does the same, where there is one. */
  key: string | null;
};

type CommandName =
  | 'back'
  | 'note'
  | 'promise'
  | 'skip'
  | 'told'
  | 'listen'
  | 'jump'
  | 'redo'
  | 'card'
  | 'return'
  | 'end'
  | 'who'
  | 'number'
  | 'reference'
  | 'zone'
  | 'undo'
  | 'override'
  | 'history'
  | 'offer'
  | 'attempt'
  | 'way-out'
  | 'hold'
  | 'dropped'
  | 'switch'
  | 'check'
  | 'feedback'
  | 'park'
  | 'give-up';

export const commands: readonly Command[] = [
  { name: 'back', letter: 'b', args: '', does: 'one step back', key: 'Shift-Tab' },
  { name: 'note', letter: 'n', args: 'words', does: 'a note', key: null },
  { name: 'promise', letter: 'p', args: 'words', does: 'promise a time', key: '>> words' },
  { name: 'listen', letter: 'l', args: '', does: 'they talk, you note', key: null },
  { name: 'told', letter: 't', args: '[note]', does: 'they told us already', key: null },
  { name: 'skip', letter: 's', args: 'why', does: 'skip it, and say why', key: null },
  { name: 'jump', letter: 'j', args: '[step]', does: 'go to a step', key: null },
  { name: 'redo', letter: 'r', args: '[step]', does: 'do a step again', key: null },
  { name: 'card', letter: 'c', args: '[name]', does: 'open a card', key: null },
  { name: 'return', letter: 'x', args: '', does: 'leave card, listening', key: null },
  { name: 'who', letter: 'w', args: 'name', does: 'who is calling', key: null },
  { name: 'number', letter: 'm', args: 'number', does: 'where to ring them', key: null },
  { name: 'check', letter: 'i', args: '[no|na]', does: 'clear who is calling', key: null },
  { name: 'reference', letter: 'f', args: 'text', does: 'order or case number', key: null },
  { name: 'zone', letter: 'z', args: 'city', does: 'where they are', key: null },
  { name: 'undo', letter: 'u', args: '[code] why', does: 'take a promise back', key: null },
  { name: 'override', letter: 'o', args: '[no.] why', does: 'finish anyway', key: null },
  { name: 'history', letter: 'h', args: '', does: 'what was said before', key: null },
  { name: 'offer', letter: 'y', args: '[name]', does: 'offer a promise due', key: null },
  { name: 'hold', letter: 'q', args: '[min] why', does: 'on hold; again: back', key: null },
  { name: 'dropped', letter: 'd', args: '', does: 'the line dropped', key: null },
  { name: 'switch', letter: 'v', args: 'method', does: 'go on by another one', key: null },
  { name: 'way-out', letter: '!', args: '', does: 'abuse, threat, danger', key: null },
  { name: 'attempt', letter: 'a', args: 'result', does: 'rang, nobody reached', key: null },
  { name: 'feedback', letter: '-', args: '[why]', does: 'this line did not work', key: null },
  { name: 'end', letter: 'e', args: '[ended as]', does: 'hang up now', key: null },
  { name: 'park', letter: 'k', args: '', does: 'park the call', key: null },
  { name: 'give-up', letter: 'g', args: 'why', does: 'give the call up', key: null },
];

/** The keys that are no commands, for the keys screen and the help. `accessible`: they work where lines are only added, too. */
export const keys: readonly { key: string; does: string; accessible: boolean }[] = [
  { key: 'Enter', does: 'next, or send the line', accessible: true },
  { key: 'Tab', does: 'other words to say', accessible: false },
  { key: 'Shift-Tab', does: 'back, nothing lost', accessible: false },
  { key: 'Alt-Enter', does: 'a new line; Ctrl-J too', accessible: false },
  { key: '* first', does: 'a main point', accessible: true },
  { key: '= first', does: 'a note of your own', accessible: true },
  { key: '>> first', does: 'a promise', accessible: true },
  { key: '/', does: 'menu; // writes a slash', accessible: true },
  { key: 'Esc', does: 'close this, or go back', accessible: false },
  { key: 'PgDn, PgUp', does: 'more of what is cut', accessible: false },
  { key: 'Ctrl-Y', does: 'undoes Ctrl-U, Ctrl-W', accessible: false },
  { key: 'Ctrl-C twice', does: 'leave, all saved', accessible: true },
];

export function findCommand(word: string): Command | undefined {
  const wanted = word.toLowerCase();
  return commands.find((command) => command.letter === wanted || command.name === wanted);
}
