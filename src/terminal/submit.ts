import { attemptResults } from '../followup/follow-up.ts';
import { emptyLine, lineOf } from './edit.ts';
import { handOverLine, startHandOver } from './hand-over-talk.ts';
import { promiseDraft, promiseLine, resumedPromise } from './promise-talk.ts';
import { wordingShown } from './screens/say.ts';
import { readTyped } from './typed.ts';
import { attempted, readCommand, readEndingNamed } from './typed-command.ts';
import { type Open, type Problem, openPromise as promiseTyped, type Typed } from './typed-line.ts';
import { type Around, promiseAt, takesShortAnswers } from './ui.ts';
import type { Ui } from './ui-state.ts';

/** Enter: what the line means here, and what is on the screen after it. */
export function submit(ui: Ui, around: Around): Ui {
  const { text } = ui.line;
  const isLast = ui.page + 1 >= (around.pages ?? 1);
  if (ui.overlay !== null && text.trim() === '')
    return isLast ? { ...ui, overlay: null, page: 0 } : { ...ui, page: ui.page + 1 };
  const picked = pick(ui, around);
  if (picked !== null) return after(ui, picked, around);
  if (ui.talk !== null) return submitTalk(ui, around);
  return after(ui, read(ui, around), around);
}

function read(ui: Ui, { prompt }: Around): Typed {
  return readTyped(prompt, ui.line.text, { again: ui.again, wording: wordingShown(prompt, ui.wording) });
}

function after(ui: Ui, result: Typed, around: Around): Ui {
  if (result.kind === 'open') return open(ui, result, around);
  // What may be left is read before it is left.
  if (isMessage(result) && ui.overlay !== 'voicemail' && around.prompt.voicemail !== undefined)
    return {
      ...ui,
      overlay: 'voicemail',
      page: 0,
      status: { text: 'Say only this. Then send it again, or its number.', kind: 'hint' },
    };
  return result.kind === 'problem' ? refuse(ui, result, around) : { ...ui, outcome: result };
}

const isMessage = (typed: Typed) => typed.kind === 'attempt' && typed.result === 'voicemail';

function refuse(ui: Ui, { text, again, clears }: Problem, { prompt }: Around): Ui {
  const line = clears === true ? emptyLine : ui.line;
  // A short answer, or a number that was questioned, makes room for another one.
  const refused = line.text !== '' && (takesShortAnswers(prompt.show) || again === true);
  return { ...ui, line, refused, again: again === true, status: { text, kind: again ? 'hint' : 'problem' } };
}

/** What is typed while steps, cards or endings are listed is one of them. */
function pick({ overlay, line }: Ui, { prompt }: Around): Typed | null {
  const text = line.text.trim();
  if (overlay === 'endings' && !/^[/?]|^>>/.test(text)) return readEndingNamed(prompt, text);
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  if (overlay === 'voicemail' && !/^[/?]|^>>/.test(text)) return attempted(prompt, attemptResults[number - 1] ?? text);
  const step = overlay === 'steps' ? prompt.steps[number - 1] : undefined;
  if (step !== undefined) return { kind: 'jump', step: step.id };
  const card = overlay === 'cards' ? prompt.cards[number - 1] : undefined;
  return card === undefined ? null : { kind: 'card', id: card.id };
}

function open(ui: Ui, { what, words }: Open, around: Around): Ui {
  switch (what) {
    case 'menu':
      return { ...ui, page: ui.page + 1, status: { text: 'Type a letter after the slash.', kind: 'hint' } };
    case 'keys':
    case 'steps':
    case 'cards':
    case 'endings':
    case 'history':
    case 'record':
    case 'voicemail':
      return { ...ui, line: emptyLine, overlay: what, page: 0 };
    case 'hand-over':
      return { ...ui, line: emptyLine, talk: startHandOver(words ?? '') };
    case 'promise':
      return openPromise(ui, words ?? '', around);
  }
}

function openPromise(ui: Ui, words: string, around: Around): Ui {
  const { show } = around.prompt;
  const ask = show.kind === 'ask' && show.ask.type === 'follow-up' ? show.ask : null;
  const opened = promiseAt(around.prompt);
  const talk = ui.talk?.kind === 'hand-over-talk' ? { ...opened, over: ui.talk } : opened;
  const started = { ...ui, talk, line: lineOf(words) };
  const again = resumedPromise(started.talk, ui.line.text.trim(), around.readPromise);
  if (again !== null) return { ...started, talk: again, line: emptyLine };
  if (words === '') return started;
  const next = submitTalk(started, around);
  if (next.status === null || ask === null) return next;
  const text = ask.message === null ? next.status.text : `${ask.message} ${next.status.text}`;
  return { ...next, talk: null, status: { text, kind: 'problem' } };
}

const readMove = (prompt: Around['prompt'], line: string): Typed =>
  line.startsWith('>>') ? promiseTyped(line.slice(2)) : readCommand(prompt, line);

function submitTalk(ui: Ui, around: Around): Ui {
  const { talk, line } = ui;
  if (talk === null) return ui;
  const step =
    talk.kind === 'promise-talk' ? promiseLine(talk, line.text, around.readPromise) : handOverLine(talk, line.text);
  switch (step.kind) {
    case 'promise-talk':
    case 'hand-over-talk':
      return { ...ui, talk: step, line: emptyLine };
    case 'problem':
      return refuse(ui, step, around);
    case 'command':
      return after(ui, readMove(around.prompt, line.text.trim()), around);
    case 'close':
      return talk.kind === 'promise-talk'
        ? { ...ui, talk: talk.over ?? null, line: lineOf(promiseDraft(talk)) }
        : { ...ui, talk: null, line: lineOf(talk.receiver) };
    case 'note':
      return { ...ui, talk: null, line: emptyLine, outcome: step };
    default:
      return { ...ui, outcome: step };
  }
}
