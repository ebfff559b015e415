import { pasteLimit } from './cut-input.ts';
import { type Edit, edit, emptyLine, insert, lineOf } from './edit.ts';
import { handOverBack } from './hand-over-talk.ts';
import type { Key } from './keys.ts';
import { leavingWords } from './leaving.ts';
import { alternatives } from './screens/say.ts';
import { submit } from './submit.ts';
import { type Around, promiseLeft } from './ui.ts';
import { overlayOf, type Ui } from './ui-state.ts';

/** What a key does to the prompt. Pure: the outcome, when there is one, stands in the result. */
export function press(before: Ui, key: Key, around: Around): Ui {
  if (key.kind === 'redraw' || key.kind === 'suspend' || key.kind === 'stopped') return { ...before, nudge: null };
  if (key.kind === 'quiet') return isOnlyListening(before, around) ? { ...before, nudge: key.phrase } : before;
  const ui: Ui = { ...before, status: null, leaving: null, nudge: null };
  switch (key.kind) {
    case 'text':
      return typed(inPlace(ui, key.text), key.text);
    case 'paste':
      return pasted(inPlace(ui, key.text), key.text);
    case 'paste-too-long':
      return tooLong(ui, `That paste has ${count(key.length)} characters`);
    case 'edit':
      return edited(ui, key.what);
    case 'enter':
      return submit({ ...ui, held: false }, around);
    case 'early-enter':
      return early(before, ui, around);
    case 'new-line':
      return typed(ui, '\n');
    case 'back':
      return back(ui);
    case 'other-words':
      return alternatives(around.prompt).length > 1 ? { ...ui, wording: ui.wording + 1 } : ui;
    case 'next-page':
      return { ...ui, page: ui.page + 1 };
    case 'last-page':
      return { ...ui, page: ui.page - 1 };
    case 'escape':
      return escaped(before, ui);
    case 'interrupt':
      if (before.leaving !== null) return { ...ui, outcome: { kind: 'gone', how: 'interrupt' } };
      return { ...ui, leaving: leavingWords(ui, around) };
    case 'end-of-input':
      if (ui.line.text !== '') return edited(ui, 'erase-right');
      return { ...ui, outcome: { kind: 'gone', how: 'end-of-input' } };
    case 'bring-back':
      return typed(ui, ui.cut);
    case 'ended':
      return { ...ui, outcome: { kind: 'gone', how: around.isTerminal ? 'SIGHUP' : 'end-of-input' } };
    case 'nothing':
      return ui;
  }
}

/** Nothing lies over the listening, and nothing is asked. */
function isOnlyListening({ talk, overlay, leaving, line }: Ui, { prompt }: Around): boolean {
  const isFree = talk === null && leaving === null && overlayOf({ talk, overlay, line }) === null;
  return prompt.show.kind === 'listen' && isFree;
}

/** A refused answer makes room for the next one, unless the agent goes on writing at it with a space. */
function inPlace(ui: Ui, text: string): Ui {
  if (!ui.refused) return ui;
  const stays = /^\s/.test(text) || ui.line.at < ui.line.text.length;
  const next = { ...ui, refused: false };
  return stays ? next : { ...next, line: emptyLine, cut: ui.line.text, held: false };
}

function typed(ui: Ui, text: string): Ui {
  if (text === '?' && ui.line.text === '') return { ...ui, overlay: ui.overlay === 'keys' ? null : 'keys' };
  const words = ui.held ? `\n${text}` : text;
  const length = ui.line.text.length + words.length;
  if (length > pasteLimit) return tooLong(ui, `With that it would be ${count(length)} characters`);
  const overlay = ui.overlay === 'keys' ? null : ui.overlay;
  return { ...ui, overlay, line: insert(ui.line, words), page: 0, again: false, held: false };
}

/** A paste is text whatever it holds, and stays one answer. */
function pasted(ui: Ui, text: string): Ui {
  if (text === '') return ui;
  const next = typed(ui, text === '?' ? ' ?' : text);
  const lines = text.split('\n').length;
  if (lines === 1 || next.status !== null) return next;
  return { ...next, status: { text: `Pasted ${lines} lines. They stay one answer: Enter sends them.`, kind: 'hint' } };
}

function tooLong(ui: Ui, what: string): Ui {
  const text = `${what}, and one answer takes ${count(pasteLimit)}. Nothing of it was taken: paste less at a time.`;
  return { ...ui, status: { text, kind: 'problem' } };
}

const count = (number: number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

function edited(ui: Ui, what: Edit): Ui {
  const line = edit(ui.line, what);
  const gone = ui.line.text.length - line.text.length;
  const isCut = gone > 0 && what !== 'erase' && what !== 'erase-right';
  const cut = isCut ? ui.line.text.slice(line.at, line.at + gone) : ui.cut;
  return { ...ui, line, cut, held: false, refused: false, again: gone > 0 ? false : ui.again };
}

/**
 * An Enter that came before this screen was there. Where each line is a note anyway it ends the note; elsewhere it would
 * answer a question that nobody had seen, so it waits for an Enter that comes after the screen.
 */
function early(before: Ui, ui: Ui, around: Around): Ui {
  const { show } = around.prompt;
  const text = ui.line.text.trim();
  // The same Enter pressed twice, or before the reason was read: what was refused stays, and is not sent again.
  if (text === '' || ui.refused) return { ...ui, status: before.status };
  const takesNotes =
    show.kind === 'say' || show.kind === 'listen' || (show.kind === 'ask' && show.ask.type === 'notes');
  if (takesNotes && !/^(?:[/?]|>>)/.test(text)) return submit(ui, around);
  const hint = 'Typed before this was on the screen. Enter sends it.';
  return { ...ui, held: true, status: { text: hint, kind: 'hint' } };
}

/** Back is never blocked: not by an empty line, not by an impossible one. The line stays as the draft. */
function back(ui: Ui): Ui {
  if (ui.overlay !== null) return { ...ui, overlay: null, page: 0 };
  if (ui.talk === null) return { ...ui, outcome: { kind: 'back' } };
  const step = ui.talk.kind === 'hand-over-talk' ? handOverBack(ui.talk) : { kind: 'close' as const };
  if (step.kind === 'hand-over-talk') return { ...ui, talk: step, line: emptyLine };
  const { talk } = ui;
  const kept = talk.kind === 'hand-over-talk' ? talk.receiver : promiseLeft(talk, ui.line);
  const behind = talk.kind === 'hand-over-talk' ? null : (talk.over ?? null);
  return { ...ui, talk: behind, line: lineOf(kept), refused: false, again: false };
}

/** Esc closes what lies over the step; only then does it go back. */
function escaped(before: Ui, ui: Ui): Ui {
  if (before.leaving !== null || before.held) return { ...ui, held: false };
  if (overlayOf(before) === 'menu') return { ...ui, line: emptyLine, cut: before.line.text };
  return back(ui);
}
