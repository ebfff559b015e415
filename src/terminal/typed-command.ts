import type { SkipReason } from '../engine/entry.ts';
import type { Gate, Prompt } from '../engine/prompt.ts';
import type { Reply } from '../engine/reply.ts';
import { checkResultNamed } from '../followup/caller-check.ts';
import { attemptResults, attemptWords } from '../followup/follow-up.ts';
import { type Disposition, dispositions } from '../playbook/dispositions.ts';
import { nearest } from '../text/nearest.ts';
import { oneLine } from '../text/safe.ts';
import { type Command, commands, findCommand } from './commands.ts';
import { answerFromNote } from './typed-ask.ts';
import { clearing, noteOf, openPromise, type Problem, problem, type Typed } from './typed-line.ts';

/** A line that begins with a slash: the word after it is a command's letter or name, the rest is what it works on. */
export function readCommand(prompt: Prompt, line: string): Typed {
  const [, word = '', rest = ''] = /^\/(\S*)\s*(.*)$/s.exec(line) ?? [];
  const command = findCommand(word);
  return command === undefined ? unknown(word) : run(prompt, command, rest.trim());
}

function run(prompt: Prompt, { name, letter, args }: Command, rest: string): Typed {
  const wanting = (example: string) => problem(`Type ${args} after it, like: /${letter} ${example}`);
  switch (name) {
    case 'back':
      return { kind: 'back' };
    case 'note':
      return rest === '' ? wanting('wants it by Saturday') : noteOf(rest);
    case 'promise':
      return openPromise(rest);
    case 'skip':
      return skip(prompt, rest);
    case 'told':
      return told(prompt, rest);
    case 'listen':
      return { kind: 'listen' };
    case 'jump':
      return rest === '' ? { kind: 'open', what: 'steps' } : { kind: 'jump', step: stepNamed(prompt, rest) };
    case 'redo':
      return redo(prompt, rest);
    case 'card':
      return card(prompt, rest);
    case 'return':
      return { kind: 'return' };
    case 'who':
      return rest === '' ? wanting('Anna Berg') : { kind: 'identify', customer: rest };
    case 'number':
      return contact(rest, wanting('+1 312 555 0142'));
    case 'reference':
      return rest === '' ? wanting('A-4711') : { kind: 'identify', reference: rest };
    case 'zone':
      return rest === '' ? wanting('Chicago') : { kind: 'identify', zone: rest };
    case 'undo':
      return undo(prompt, rest);
    case 'override':
      return override(prompt, rest);
    case 'end':
      return readEndingNamed(prompt, rest);
    case 'hold':
      return hold(prompt, rest);
    case 'dropped':
      return { kind: 'dropped' };
    case 'switch':
      return rest === '' ? wanting('7-step') : { kind: 'switch', playbook: rest };
    case 'history':
      return { kind: 'open', what: 'history' };
    case 'offer':
      return { kind: 'offer', to: rest === '' ? null : rest };
    case 'way-out':
      return { kind: 'card', id: 'way-out' };
    case 'attempt':
      return attempted(prompt, rest);
    case 'check':
      return checked(rest);
    case 'feedback':
      return { kind: 'remark', line: null, why: rest };
    case 'park':
      return { kind: 'park' };
    case 'give-up':
      return rest === '' ? problem('Say why: /g and the reason.') : { kind: 'abandon', why: rest };
  }
}

function unknown(word: string): Problem {
  const near = nearest(
    word,
    commands.map(({ name }) => name),
  );
  const found = near === null ? undefined : findCommand(near);
  const meant = found === undefined ? '' : ` Did you mean /${found.letter}, ${found.name}?`;
  return problem(`There is no /${oneLine(word)}.${meant} / alone lists them, // writes a slash.`);
}

const skipWords: Readonly<Record<string, SkipReason>> = {
  told: 'told',
  na: 'not-applicable',
  'n/a': 'not-applicable',
  'not-applicable': 'not-applicable',
  refused: 'refused',
  other: 'other',
};

/** `/s na`, `/s refused does not want to say`, `/s step told`; any other words are a reason of their own. */
function skip(prompt: Prompt, rest: string): Reply | Problem {
  const whole = /^step\b/i.test(rest);
  const said = whole ? rest.slice(4).trim() : rest;
  const [first = '', ...others] = said.split(/\s+/);
  if (first === '') return problem('Why? /s told, /s na (does not apply), /s refused, or /s and your own reason.');
  const scope = prompt.show.kind === 'ask' && !whole ? 'ask' : 'step';
  const known = Object.hasOwn(skipWords, first.toLowerCase()) ? skipWords[first.toLowerCase()] : undefined;
  const words = known === undefined ? said : others.join(' ');
  const why = known ?? 'other';
  return words === '' ? { kind: 'skip', scope, why } : { kind: 'skip', scope, why, words };
}

function told(prompt: Prompt, rest: string): Reply | Problem {
  const isAsk = prompt.show.kind === 'ask';
  if (isAsk && /^\d+$/.test(rest)) return answerFromNote(prompt, Number(rest));
  const reply = { kind: 'skip' as const, scope: isAsk ? ('ask' as const) : ('step' as const), why: 'told' as const };
  return rest === '' ? reply : { ...reply, words: rest };
}

const usualHold = 2;

/** `/q 3 ask the warehouse`, and `/q` again on the way back. */
function hold(prompt: Prompt, rest: string): Reply {
  if (prompt.heldUntil !== null && rest === '') return { kind: 'unhold' };
  const [, minutes, why = ''] = /^(\d{1,3})?\s*(?:min(?:utes?)?\b)?[\s,:]*(.*)$/is.exec(rest) ?? [];
  return { kind: 'hold', why, minutes: minutes === undefined ? usualHold : Number(minutes) };
}

/** `/a no answer`, `/a voicemail said we ring again at four`: the beginning of a result, then whatever is worth keeping. */
export function attempted(prompt: Prompt, rest: string): Typed {
  if (rest === '' && prompt.voicemail !== undefined) return { kind: 'open', what: 'voicemail' };
  const said = rest.toLowerCase();
  const found = attemptResults
    .flatMap((result) => [result, result.replaceAll('-', ' '), attemptWords[result]].map((name) => ({ result, name })))
    .find(({ name }) => said.startsWith(name) && !/^[\p{L}\p{N}]/u.test(said.slice(name.length)));
  if (found === undefined)
    return problem(`How did it go? /a and one of: ${attemptResults.map((result) => attemptWords[result]).join(', ')}.`);
  const words = rest.slice(found.name.length).replace(/^[\s,:;.-]+/, '');
  return { kind: 'attempt', result: found.result, ...(words === '' ? {} : { words }) };
}

/** What they answered could stand in any word more, so none is taken. */
function checked(rest: string): Reply | Problem {
  const result = rest === '' ? 'checked' : checkResultNamed(rest);
  if (result !== null) return { kind: 'check', result };
  return clearing(
    '/i when it is clear who calls, /i no, or /i na (not needed). What they answer is not kept, so do not type it.',
  );
}

/** The number on the screen; names are for the engine, which knows the steps of every phase. */
function stepNamed(prompt: Prompt, name: string): string {
  return /^\d+$/.test(name) ? (prompt.steps[Number(name) - 1]?.id ?? name) : name;
}

function redo(prompt: Prompt, rest: string): Reply {
  if (rest !== '') return { kind: 'redo', step: stepNamed(prompt, rest) };
  return { kind: 'redo', step: prompt.show.kind === 'limit' ? prompt.show.redo : prompt.step };
}

function card(prompt: Prompt, rest: string): Typed {
  if (prompt.cards.length === 0) return clearing('This playbook has no cards.');
  if (rest === '') return { kind: 'open', what: 'cards' };
  return { kind: 'card', id: /^\d+$/.test(rest) ? (prompt.cards[Number(rest) - 1]?.id ?? rest) : rest };
}

/** The only promise of the call needs no name; one of several has its number or its code of four letters. */
function undo(prompt: Prompt, rest: string): Reply | Problem {
  const { promises } = prompt;
  const [first = '', ...others] = rest.split(/\s+/);
  const numbered = /^\d+$/.test(first) ? promises[Number(first) - 1] : undefined;
  const named = numbered ?? promises.find(({ code }) => code.toLowerCase() === first.toLowerCase());
  const why = others.join(' ');
  const only = promises.length === 1 && named === undefined ? promises[0] : undefined;
  if (only !== undefined && rest !== '') return { kind: 'withdraw', followUp: only.followUp, why: rest };
  if (named !== undefined && why !== '') return { kind: 'withdraw', followUp: named.followUp, why };
  if (promises.length === 0) return problem('Nothing was promised on this call.');
  const list = promises.map(({ words, code }, index) => `${index + 1} ${oneLine(words)} (${code})`).join(', ');
  return problem(
    promises.length === 1
      ? `Why? /u and the reason. It takes back: ${list}.`
      : `Which one, and why? /u 2 and the reason: ${list}.`,
  );
}

function override(prompt: Prompt, rest: string): Reply | Problem {
  const gates = gatesShown(prompt);
  if (gates.length === 0) return problem('Nothing is missing here. The list stands at the end of the call.');
  const [, number, words = ''] = /^(\d+)?\s*(.*)$/s.exec(rest) ?? [];
  const gate = number === undefined && gates.length === 1 ? gates[0] : gates[Number(number) - 1];
  if (gate === undefined) return problem(`Which one, and why? /o, 1 to ${gates.length}, and the reason.`);
  if (words === '')
    return problem(`Why can it be finished without? /o ${number ?? ''} and the reason.`.replace('  ', ' '));
  return { kind: 'override', gate: gate.id, why: words };
}

/** What is listed as missing, in the order and with the numbers of the screen. */
function gatesShown({ show }: Prompt): readonly Gate[] {
  if (show.kind === 'write-up') return show.missing;
  return show.kind === 'wrap-up' ? [...show.missing, ...show.later] : [];
}

/** `12` is a slip of the finger, not a way to reach anybody. */
function contact(rest: string, wanted: Problem): Reply | Problem {
  if (rest === '') return wanted;
  const digits = rest.match(/\d/g)?.length ?? 0;
  if (digits < 7 && !rest.includes('@')) return problem('A number has at least 7 digits, or give an e-mail address.');
  return { kind: 'identify', contact: rest };
}

/** Without words the endings are listed; `because` alone leaves it to the call itself. */
export function readEndingNamed(prompt: Prompt, rest: string): Typed {
  if (rest === '') return { kind: 'open', what: 'endings' };
  const [name = '', why] = rest.split(/\s*\bbecause\s+/i, 2);
  const reason = why === undefined || why === '' ? {} : { why };
  if (name.trim() === '') return { kind: 'hung-up', disposition: null, ...reason };
  const found = endingNamed(prompt, name.trim().toLowerCase());
  if (found !== undefined) return { kind: 'hung-up', disposition: found, ...reason };
  const list = endings(prompt).map(({ label }, index) => `${index + 1} ${label}`);
  return problem(`There is no ending "${oneLine(name)}". There are: ${list.join(', ')}.`);
}

/** The endings with the numbers that they are picked by. */
export function endings({ show }: Prompt): readonly { id: Disposition; label: string }[] {
  if (show.kind === 'wrap-up') return show.dispositions;
  return Object.entries(dispositions).map(([id, label]) => ({ id: id as Disposition, label }));
}

function endingNamed(prompt: Prompt, name: string): Disposition | undefined {
  const list = endings(prompt);
  if (/^\d+$/.test(name)) return list[Number(name) - 1]?.id;
  const exact = list.find(({ id, label }) => id === name || label.toLowerCase() === name);
  return (exact ?? list.find(({ id, label }) => id.startsWith(name) || label.toLowerCase().startsWith(name)))?.id;
}
