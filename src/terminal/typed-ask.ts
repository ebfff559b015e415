import type { Prompt, Show } from '../engine/prompt.ts';
import type { Reply } from '../engine/reply.ts';
import { readAnswer } from '../playbook/answer.ts';
import { addOption, startOptions } from '../playbook/options.ts';
import type { Ask } from '../playbook/playbook.ts';
import {
  isNo,
  isYes,
  isYesOrNoInWords,
  noteOf,
  onceMore,
  openPromise,
  type Problem,
  problem,
  type Typed,
  type TypedUi,
} from './typed-line.ts';
import { wantsNumber } from './wants-number.ts';

type AskShow = Show & { kind: 'ask' };

const stillNeeded =
  'Still needed before the write-up. Answer it, /skip with a reason, or Enter again to leave it for now.';

/** Enter on an empty line takes what is offered, else goes past; what is required is asked about once. */
export function readAskEmpty(prompt: Prompt, show: AskShow, ui: TypedUi): Typed {
  const { ask, prefill, told, options } = show;
  // A suggested time is read back like a typed one before anything is promised.
  if (ask.type === 'follow-up' && typeof prefill === 'string') return openPromise(prefill);
  if (prefill !== null && ask.type !== 'notes')
    return { kind: 'answer', value: prefill, ...(told === undefined ? {} : { told: told.note }) };
  if (options !== null && options.chosen !== null) return { kind: 'answer', value: options };
  const noted = ask.type === 'notes' && prompt.notes.some((note) => note.fact === ask.fact);
  if (ask.required === 'no' || noted) return { kind: 'covered' };
  return onceMore(ui, stillNeeded);
}

/** Words at an ask are its answer; how they are read is for the ask's type to say. */
export function readAskLine(prompt: Prompt, show: AskShow, line: string, ui: TypedUi): Typed {
  const { ask } = show;
  switch (ask.type) {
    case 'notes':
      return noteOf(line);
    case 'follow-up':
      return openPromise(line);
    case 'hand-over':
      return { kind: 'open', what: 'hand-over', words: line };
    case 'options':
      return readOptionLines(ask, show, line);
    case 'yes-no':
      return readYesNo(show, line);
    case 'text':
      return readText(prompt, ask, unmarked(line), ui);
    case 'check':
    case 'choice':
    case 'choices':
    case 'money':
    case 'number':
      return readShort(ask, line);
    case 'contact':
      return { kind: 'answer', value: line };
  }
}

/** What is read back can be put into better words; a yes or no with words around it is none of them. */
function readYesNo({ ask, readsBack }: AskShow, typed: string): Reply | Problem {
  if (readsBack === undefined) return readShort(ask, typed);
  const line = unmarked(typed);
  if (isYes(line)) return { kind: 'answer', value: true };
  if (isNo(line)) return { kind: 'answer', value: false };
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  if (isYesOrNoInWords(line) || letters < 3)
    return problem('Type y or n, or the point in better words: four weeks late, nobody rang.');
  return { kind: 'answer', value: line };
}

/**
 * Where a letter or a number is the answer, customers go on talking. A main point is a note whatever is asked; a sentence
 * that is no answer can become one.
 */
function readShort(ask: Ask, line: string): Reply | Problem {
  if (isMarked(line)) return noteOf(line);
  const isTick = ask.type === 'yes-no' || ask.type === 'check';
  if (isTick && (isYes(line) || isNo(line))) return { kind: 'answer', value: isYes(line) };
  const read = readAnswer(ask, line);
  if (read.ok || line.split(/\s+/).length < 3) return { kind: 'answer', value: line };
  const wanted = ask.message === null ? read.problem : `${ask.message} ${read.problem}`;
  return problem(`${wanted} /n before it keeps it as a note.`);
}

const isMarked = (line: string) => /^\*\s+\S/.test(line);

/** The mark of a main point says how an answer counts. It is none of its words, which may be said back. */
const unmarked = (line: string) => (isMarked(line) ? line.replace(/^\*\s+/, '') : line);

/**
 * A number alone is that of a note. A short one that no note has may be a slip, and is asked about once; a longer one is a
 * case or order number.
 */
function readText(prompt: Prompt, ask: Ask, line: string, ui: TypedUi): Reply | Problem {
  const { notes } = prompt;
  if (!/^[1-9]\d*$/.test(line) || notes.length === 0 || wantsNumber(ask)) return { kind: 'answer', value: line };
  if (notes[Number(line) - 1] !== undefined) return answerFromNote(prompt, Number(line));
  if (line.length > 2 || ui.again) return { kind: 'answer', value: line };
  const text = `There is no note ${line}: 1 to ${notes.length}. Enter again keeps ${line} as the answer.`;
  return { kind: 'problem', text, again: true };
}

/** The customer has told it already: the words of the note with that number on the screen. */
export function answerFromNote(prompt: Prompt, number: number): Reply | Problem {
  const note = prompt.notes[number - 1];
  if (note !== undefined && note.text !== null) return { kind: 'answer', value: note.text, told: note.seq };
  if (prompt.notes.length === 0) return problem('There are no notes yet.');
  return problem(`There is no note ${number}: 1 to ${prompt.notes.length}.`);
}

function readOptionLines(ask: Ask & { type: 'options' }, show: AskShow, text: string): Reply | Problem {
  let list = show.options ?? startOptions(ask);
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const added = addOption(ask, list, line);
    if (!added.ok) return problem(added.problem);
    list = added.list;
  }
  return { kind: 'answer', value: list };
}
