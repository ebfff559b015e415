import { lines } from '../text/safe.ts';
import { readOptions } from './answers/given-options.ts';
import { readHandOver } from './answers/hand-over.ts';
import { readMoney, readNumber, showMoney } from './answers/number.ts';
import { readChoice, readChoices } from './answers/pick.ts';
import { isMap, type Read, refused, taken, wordsOf, yesOrNo } from './answers/read.ts';

import type { Ask } from './playbook.ts';
import { isHandOver, isList, isMoney, isOptionList } from './value-kinds.ts';
import type { Promised, Value } from './values.ts';

/**
 * Turns what was typed, or stands in an answers file, into the value that the ask holds; an impossible answer gives one
 * sentence that says what is wanted. A value that was made here before is checked and taken again.
 */
export function readAnswer(ask: Ask, raw: unknown): Read<Value> {
  switch (ask.type) {
    case 'text':
      return readText(raw);
    case 'notes':
      return readNotes(raw);
    case 'yes-no':
      return readTick(yesOrNo(raw), 'Type y or n.');
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
      return readTick(yesOrNo(raw, ['x', 'done', 'ok']), 'Type y when it is done, n when it is not.');
  }
}

/** A value in words, for the transcript and for say-lines. With its ask, choices are shown by their labels. */
export function showValue(value: Value, ask?: Ask): string {
  if (typeof value === 'string') return labelOf(value, ask);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map((part) => labelOf(part, ask)).join('; ');
  if (isMoney(value)) return showMoney(value);
  if (isHandOver(value)) return value.receiver;
  if (!isOptionList(value)) return value.promise;
  const chosen = value.chosen === null ? undefined : value.options[value.chosen];
  return chosen === undefined ? value.options.map(({ text }) => text).join('; ') : chosen.text;
}

function labelOf(text: string, ask: Ask | undefined): string {
  if (ask?.type !== 'choice' && ask?.type !== 'choices') return text;
  return ask.choices.find(({ id }) => id === text)?.label ?? text;
}

function readText(raw: unknown): Read<string> {
  const words = typeof raw === 'string' ? lines(raw).trim() : wordsOf(raw);
  if (words === null) return refused('Words are wanted here, not a list.');
  return words === '' ? refused('Some words are needed here.') : taken(words);
}

function readNotes(raw: unknown): Read<readonly string[]> {
  const notes = (Array.isArray(raw) ? raw : [raw]).map((note) =>
    typeof note === 'string' ? lines(note).trim() : wordsOf(note),
  );
  const kept = notes.filter((note) => note !== null && note !== '') as string[];
  if (notes.includes(null)) return refused('Notes are lines of words.');
  return kept.length === 0 ? refused('A note needs some words.') : taken(kept);
}

function readTick(read: boolean | null, wanted: string): Read<boolean> {
  return read === null ? refused(wanted) : taken(read);
}

/** Kept as it was said, since people read it back to customers; only its shape is looked at. */
function readContact(raw: unknown): Read<string> {
  const typed = (wordsOf(raw) ?? '').slice(0, 320);
  const digits = typed.replace(/\D/g, '').length;
  const isNumber = digits >= 7 && digits <= 20 && /^[\d\s()+./-]+(?:\s*(?:x|ext\.?|extension)\s*\d+)?$/i.test(typed);
  const isAddress = /^[^\s@]+@[^\s@]+$/.test(typed);
  return isNumber || isAddress ? taken(typed) : refused('Type a phone number (7 digits or more) or an e-mail address.');
}

/** The time is read by whoever makes the promise; here it is only words. */
function readPromise(raw: unknown): Read<string | Promised> {
  if (isPromised(raw)) return taken(raw);
  const words = wordsOf(raw) ?? '';
  return words === '' ? refused('Say a time, such as "today 16:30" or "in 2 hours".') : taken(words);
}

function isPromised(raw: unknown): raw is Promised {
  return isMap(raw) && ['followUp', 'promise', 'dueAt'].every((field) => typeof raw[field] === 'string');
}
