import type { Prompt, Show } from '../engine/prompt.ts';
import { readAskEmpty, readAskLine } from './typed-ask.ts';
import { readCommand } from './typed-command.ts';
import { isNo, isYes, noteOf, onceMore, openPromise, problem, type Typed, type TypedUi } from './typed-line.ts';

/** What one submitted line means. The same for the rich screen and the accessible one. */
export function readTyped(prompt: Prompt, text: string, ui: TypedUi): Typed {
  const line = text.trim();
  if (line === '') return readEmpty(prompt, ui);
  if (line === '?') return { kind: 'open', what: 'keys' };
  if (line === '/') return { kind: 'open', what: 'menu' };
  if (line.startsWith('//')) return readWords(prompt, line.slice(1), ui);
  if (line.startsWith('/')) return about(readCommand(prompt, line), ui);
  if (line.startsWith('>>')) return openPromise(line.slice(2));
  return readWords(prompt, line, ui);
}

/** A remark is about the wording that stands on the screen. */
function about(typed: Typed, { wording }: TypedUi): Typed {
  return typed.kind === 'remark' ? { ...typed, line: wording } : typed;
}

function readEmpty(prompt: Prompt, ui: TypedUi): Typed {
  const { show } = prompt;
  switch (show.kind) {
    case 'say':
      return ui.wording === null ? { kind: 'covered' } : { kind: 'covered', line: ui.wording };
    case 'listen':
      return onceMore(ui, 'Enter again when they have finished.');
    case 'ask':
      return readAskEmpty(prompt, show, ui);
    case 'limit':
      return { kind: 'covered' };
    case 'read-back':
      if (show.again !== undefined) return { kind: 'covered' };
      return onceMore(ui, 'y they agreed, n they did not. Enter again leaves it open.');
    case 'wrap-up':
      if (show.ending === null) return problem('How did it end? Type its number, then Enter.');
      return { kind: 'hung-up', disposition: show.ending };
    case 'write-up':
      return show.missing.length === 0 ? { kind: 'written-up' } : { kind: 'gone', how: 'later' };
    case 'closed':
      return { kind: 'gone', how: 'later' };
  }
}

function readWords(prompt: Prompt, line: string, ui: TypedUi): Typed {
  const { show } = prompt;
  switch (show.kind) {
    case 'say':
    case 'listen':
      return rushedStep(prompt, line) ?? noteOf(line);
    case 'ask':
      return (show.ask.type === 'notes' ? rushedStep(prompt, line) : null) ?? readAskLine(prompt, show, line, ui);
    case 'limit':
      return /^[2r]$/i.test(line)
        ? { kind: 'redo', step: show.redo }
        : line === '1'
          ? { kind: 'covered' }
          : noteOf(line);
    case 'read-back':
      if (isYes(line) || isNo(line)) return { kind: 'agreed', yes: isYes(line) };
      return show.again === undefined ? noteOf(line) : openPromise(line);
    case 'wrap-up':
      return readCopy(line) ?? readKept(show, line) ?? readEnding(show, line);
    case 'write-up':
      return readCopy(line) ?? readPlace(show, line);
    case 'closed':
      return problem('This call is closed. Enter leaves.');
  }
}

/** The number of a step that went too quickly, while those are listed. */
function rushedStep({ rushed = [] }: Prompt, line: string): Typed | null {
  const found = rushed.find(({ number, isHere }) => !isHere && line === String(number));
  return found === undefined ? null : { kind: 'jump', step: found.step };
}

/** `c`: the call as plain lines, for the customer's record elsewhere. */
function readCopy(line: string): Typed | null {
  return /^c$/i.test(line) ? { kind: 'open', what: 'record' } : null;
}

/** `k`, or `k2` of several: this call kept what was promised before. */
function readKept({ owed }: Show & { kind: 'wrap-up' }, line: string): Typed | null {
  const found = owed.length === 0 ? null : /^k ?(\d+)?$/i.exec(line);
  if (found === null) return null;
  const number = found[1] === undefined ? null : Number(found[1]);
  if (number === null && owed.length > 1) return problem(`Which one? k1 to k${owed.length}.`);
  const kept = owed[(number ?? 1) - 1];
  return kept === undefined ? problem(`There is no k${number}.`) : { kind: 'kept', followUp: kept.id };
}

/** A number picks how the call ended, `w` hangs up and stays for the write-up, anything longer is a note. */
function readEnding(show: Show & { kind: 'wrap-up' }, line: string): Typed {
  // Of a call that was done on paper the end can be told: "until 14:20", "2 w took 12 min". "Took Monday off" is a note.
  const told =
    show.paper === undefined
      ? null
      : /^(\d*\s*w?)\s*\b((?:hung up )?(?:at|until|till|took)\s+(?:\d|noon|mid(?:day|night)).*)$/i.exec(line);
  const found = /^(\d+)? ?(w)?$/i.exec(told === null ? line : (told[1] ?? '').trim());
  if (found === null) return noteOf(line);
  const [, number, stays] = found;
  const picked = number === undefined ? show.ending : show.dispositions[Number(number) - 1]?.id;
  if (picked === undefined) return problem(`There is no ending ${number}: 1 to ${show.dispositions.length}.`);
  if (picked === null) return problem(`How did it end? Type its number first, like: 2 ${told?.[2] ?? 'w'}`);
  const ended = told?.[2] === undefined ? {} : { ended: told[2] };
  const reply = { kind: 'hung-up' as const, disposition: picked, ...ended };
  return stays === undefined ? reply : { ...reply, stay: true };
}

/** After the call nobody is on the line: what is typed is the agent's own note, a number goes to what is missing. */
function readPlace(show: Show & { kind: 'write-up' }, line: string): Typed {
  if (!/^\d+$/.test(line)) return noteOf(line.startsWith('=') ? line : `=${line}`);
  const gate = show.missing[Number(line) - 1];
  if (gate !== undefined) return { kind: 'jump', step: gate.step };
  if (show.missing.length === 0) return problem('Nothing is missing. Enter closes the write-up.');
  return problem(`There is no ${line} in the list: 1 to ${show.missing.length}.`);
}
