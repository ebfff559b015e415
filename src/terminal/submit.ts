import { emptyLine, lineOf } from './edit.ts';
import { handOverLine, startHandOver } from './hand-over-talk.ts';
import { promiseLine, startPromise } from './promise-talk.ts';
import { wordingShown } from './screens/say.ts';
import { readTyped } from './typed.ts';
import type { Open } from './typed-line.ts';
import type { Around, Ui } from './ui.ts';

/** Enter: what the line means here, and what is on the screen after it. */
export function submit(ui: Ui, around: Around): Ui {
  if (ui.talk !== null) return submitTalk(ui, around);
  const { text } = ui.line;
  if (ui.overlay !== null && text.trim() === '') return { ...ui, overlay: null };
  const picked = pick(ui, around);
  if (picked !== null) return { ...ui, outcome: picked };
  const { prompt } = around;
  const result = readTyped(prompt, text, { again: ui.again, wording: wordingShown(prompt, ui.wording) });
  if (result.kind === 'open') return open(ui, result, around);
  if (result.kind !== 'problem') return { ...ui, outcome: result };
  const again = result.again === true;
  return { ...ui, again, status: { text: result.text, kind: again ? 'hint' : 'problem' } };
}

/** A number typed while steps or cards are listed is one of them. */
function pick({ overlay, line }: Ui, { prompt }: Around): Ui['outcome'] {
  const number = /^\d+$/.test(line.text.trim()) ? Number(line.text) : 0;
  const step = overlay === 'steps' ? prompt.steps[number - 1] : undefined;
  if (step !== undefined) return { kind: 'jump', step: step.id };
  const card = overlay === 'cards' ? prompt.cards[number - 1] : undefined;
  return card === undefined ? null : { kind: 'card', id: card.id };
}

function open(ui: Ui, { what, words }: Open, around: Around): Ui {
  switch (what) {
    case 'menu':
      return { ...ui, status: { text: 'Type a letter after the slash. Esc closes.', kind: 'hint' } };
    case 'keys':
    case 'steps':
    case 'cards':
      return { ...ui, line: emptyLine, overlay: what };
    case 'hand-over':
      return { ...ui, line: emptyLine, talk: startHandOver(words ?? '') };
    case 'promise':
      return openPromise(ui, words ?? '', around);
  }
}

function openPromise(ui: Ui, words: string, around: Around): Ui {
  const { show } = around.prompt;
  const ask = show.kind === 'ask' && show.ask.type === 'follow-up' ? show.ask : null;
  const talk = startPromise(ask !== null, ask === null ? 'callback' : ask.kind);
  const started = { ...ui, talk, line: lineOf(words) };
  if (words === '') return started;
  const next = submitTalk(started, around);
  if (next.status === null || ask === null) return next;
  const text = ask.message === null ? next.status.text : `${ask.message} ${next.status.text}`;
  return { ...next, talk: null, status: { text, kind: 'problem' } };
}

function submitTalk(ui: Ui, { readPromise }: Around): Ui {
  const { talk, line } = ui;
  if (talk === null) return ui;
  const step = talk.kind === 'promise-talk' ? promiseLine(talk, line.text, readPromise) : handOverLine(talk, line.text);
  if (step.kind === 'promise-talk' || step.kind === 'hand-over-talk') return { ...ui, talk: step, line: emptyLine };
  if (step.kind === 'problem') return { ...ui, status: { text: step.text, kind: 'problem' } };
  if (step.kind !== 'close') return { ...ui, outcome: step };
  return { ...ui, talk: null, line: lineOf(talk.kind === 'promise-talk' ? keptWords(talk) : talk.receiver) };
}

const keptWords = ({ isAnswer, words }: { isAnswer: boolean; words: string }) =>
  isAnswer || words === '' ? words : `>> ${words}`;
