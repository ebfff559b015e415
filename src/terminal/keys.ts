import type { Edit } from './edit.ts';

/** What a key means, whatever the terminal sends for it. */
export type Key =
  | { kind: 'text'; text: string }
  | { kind: 'paste'; text: string }
  | { kind: 'paste-too-long'; length: number }
  | { kind: 'edit'; what: Edit }
  /** No key at all for a while: the turn of one of the small phrases. */
  | { kind: 'quiet'; phrase: number }
  | {
      kind:
        | 'enter'
        | 'early-enter'
        | 'new-line'
        | 'back'
        | 'other-words'
        | 'next-page'
        | 'last-page'
        | 'escape'
        | 'interrupt'
        | 'end-of-input'
        | 'bring-back'
        | 'ended'
        | 'suspend'
        | 'stopped'
        | 'redraw'
        | 'nothing';
    };

/** A key event as readline gives it; names of our own come from `key-input.ts`. */
export type KeyEvent = { name?: string; ctrl?: boolean; meta?: boolean; shift?: boolean; sequence?: string };

const edits: Readonly<Record<string, Edit>> = {
  left: 'left',
  right: 'right',
  up: 'up',
  down: 'down',
  home: 'home',
  end: 'end',
  delete: 'erase-right',
  backspace: 'erase',
};

const withCtrl: Readonly<Record<string, Edit>> = {
  a: 'home',
  e: 'end',
  b: 'left',
  f: 'right',
  p: 'up',
  n: 'down',
  h: 'erase',
  w: 'erase-word',
  u: 'erase-to-start',
  k: 'erase-to-end',
  left: 'word-left',
  right: 'word-right',
  backspace: 'erase-word',
};

const withMeta: Readonly<Record<string, Edit>> = {
  b: 'word-left',
  f: 'word-right',
  left: 'word-left',
  right: 'word-right',
  backspace: 'erase-word',
};

/** Shift-Enter, from the few terminals that tell it from Enter. */
const shiftEnter = new Set(['\x1b[13;2u', '\x1b[27;2;13~']);

/** What a key means, whichever of its names the terminal has for it. */
export function readKey(event: KeyEvent): Key {
  const { name = '', ctrl = false, meta = false, shift = false, sequence = '' } = event;
  switch (name) {
    case 'text':
    case 'paste':
      return { kind: name, text: sequence };
    case 'paste-too-long':
      return { kind: name, length: Number(sequence) };
    case 'early-enter':
    case 'interrupt':
    case 'end-of-input':
    case 'ended':
    case 'suspend':
    case 'redraw':
      return { kind: name };
    case 'return':
      return { kind: meta ? 'new-line' : 'enter' };
    case 'enter':
      return { kind: sequence === '' ? 'enter' : 'new-line' };
    case 'tab':
      return { kind: shift ? 'back' : 'other-words' };
    case 'escape':
      return { kind: 'escape' };
    case 'pagedown':
      return { kind: 'next-page' };
    case 'pageup':
      return { kind: 'last-page' };
  }
  if (shiftEnter.has(sequence)) return { kind: 'new-line' };
  if (ctrl && name === 'c') return { kind: 'interrupt' };
  if (ctrl && name === 'd') return { kind: 'end-of-input' };
  if (ctrl && name === 'z') return { kind: 'stopped' };
  if (ctrl && name === 'y') return { kind: 'bring-back' };
  if (ctrl && name === 'l') return { kind: 'redraw' };
  const table = ctrl ? withCtrl : meta ? withMeta : edits;
  const what = Object.hasOwn(table, name) ? table[name] : undefined;
  if (what !== undefined) return { kind: 'edit', what };
  const isText = !ctrl && !meta && sequence !== '' && !/[\x00-\x1f\x7f]/.test(sequence);
  return isText ? { kind: 'text', text: sequence } : { kind: 'nothing' };
}
