import type { Prompt } from '../engine/prompt.ts';
import { cityOf } from '../followup/show-time.ts';
import { showValue } from '../playbook/answer.ts';
import { lines, oneLine } from '../text/safe.ts';
import { commands, keys } from './commands.ts';
import { clock, type Desk } from './screens/desk.ts';
import { stepTitle } from './screens/header.ts';
import { cardLines, endingLines, historyLines, recordLines, stepLines } from './screens/overlays.ts';
import { listed, waysToAnswer } from './screens/question.ts';
import { enterDoes } from './screens/step.ts';
import { type Overlay, type Shown, viewOf } from './screens/view.ts';

// The same words as on the screen, one after another: no columns, no frame, the thing that matters first on its line.

/** All that a prompt has to say. */
export function plainPrompt(desk: Desk, talk: Shown['talk']): string[] {
  if (talk !== null) return talkText(desk, talk);
  const { prompt } = desk;
  return [...heading(desk), ...desk.before, ...sayText(prompt), ...guideText(prompt), ...whatIsAsked(desk)];
}

function heading({ prompt, here, zone, now, reference, mark }: Desk): string[] {
  const place = prompt.stepNo > 0 ? `Step ${prompt.stepNo} of about ${prompt.about}: ` : '';
  const known = [
    prompt.customer ?? '',
    prompt.contact ?? '',
    zone === here ? '' : `${cityOf(zone)}, ${clock(now, zone)} there`,
    reference ?? '',
    mark ?? `since ${clock(prompt.startedAt, here)}`,
  ];
  const words = known.map(oneLine).filter((text) => text !== '');
  return ['', `${place}${stepTitle(prompt)}. ${words.join(', ')}.`];
}

function sayText({ say }: Prompt): string[] {
  const spoken = say.filter(({ verbatim }) => !verbatim);
  return say.map((wording) => {
    const lead = wording.verbatim ? 'Read as written' : wording === spoken[0] ? 'Say' : 'Or';
    return `${lead}: ${lines(wording.text)}`;
  });
}

function guideText({ guide }: Prompt): string[] {
  return guide.map((text) => `Guide: ${oneLine(text)}`);
}

function whatIsAsked(desk: Desk): string[] {
  const { prompt } = desk;
  const { show } = prompt;
  if (show.kind === 'say') return ['Enter goes on. Words are kept as a note.'];
  if (show.kind === 'listen')
    return [
      'Each line is kept as a note. A * first marks a main point.',
      'Enter on an empty line, twice: they have finished.',
    ];
  if (show.kind !== 'ask')
    return [...squeezed(viewOf(desk, null).middle), ...squeezed(viewOf(desk, null).question), ...ends(prompt)];
  const { ask, prefill, options } = show;
  const offered = ask.type === 'options' && options !== null ? listed(ask, options) : [];
  const ways = waysToAnswer(show, prompt.notes.length > 0);
  const ticked = ask.type === 'yes-no' || ask.type === 'check';
  const numbered = ask.type === 'choice' || ask.type === 'choices';
  return [
    ...(ask.type === 'text' || ask.type === 'yes-no' ? noteText(desk) : []),
    ...offered,
    oneLine(ask.label),
    ...(ask.hint === null ? [] : [oneLine(ask.hint)]),
    ...(numbered
      ? [...ways, `Enter a number between 1 and ${ask.choices.length}.`]
      : ways.length === 0
        ? []
        : [`${ways.join(', ')}.`]),
    ...(prefill === null || ask.type === 'notes' ? [] : [`Enter takes: ${oneLine(showValue(prefill, ask))}`]),
    ...(prefill === null && !numbered && !ticked ? [`${sentence(enterDoes(show))}`] : []),
  ];
}

function ends({ show }: Prompt): string[] {
  switch (show.kind) {
    case 'wrap-up':
      return [
        show.ending === null ? 'A number hangs up.' : 'Enter hangs up, w stays to write up, a number ends it as that.',
      ];
    case 'write-up':
      return [show.missing.length === 0 ? 'Enter finishes the write-up.' : 'Enter leaves it for later.'];
    case 'closed':
      return ['Enter leaves.'];
    case 'limit':
      return ['Enter goes on.'];
    default:
      return [];
  }
}

function noteText({ prompt, here }: Desk): string[] {
  return prompt.notes.map((note, index) => {
    const mark = note.main ? ', main point' : note.from === 'agent' ? ', your own words' : '';
    const text = note.text === null ? '(erased)' : oneLine(note.text);
    return `Note ${index + 1}, ${clock(note.at, here)}${mark}: ${text}`;
  });
}

function talkText(desk: Desk, talk: NonNullable<Shown['talk']>): string[] {
  const view = viewOf(desk, talk);
  const close = talk.kind === 'promise-talk' ? ['Not saved yet. /b leaves it.'] : ['/b goes back.'];
  return squeezed([...view.lead, ...view.middle, ...view.say, ...view.question, ...close]);
}

export function overlayText(desk: Desk, overlay: Overlay): string[] {
  switch (overlay) {
    case 'keys':
      return keys.filter(({ accessible }) => accessible).map(({ key, does }) => `${key}: ${does}`);
    case 'menu':
      return commands.map(({ letter, name, args, does }) => `${`/${letter} or /${name} ${args}`.trimEnd()}: ${does}`);
    case 'steps':
      return [...squeezed(stepLines(desk)), 'Type a number, then Enter.'];
    case 'endings':
      return [...squeezed(endingLines(desk)), 'Type a number, then Enter.'];
    case 'record':
      return recordLines(desk);
    case 'history':
      return historyLines(desk).map((line) => line.trim());
    case 'cards':
      return [...squeezed(cardLines(desk)), 'Type a number, then Enter.'];
  }
}

const squeezed = (lines: readonly string[]) => lines.map(squeeze);

/** Columns become a sentence: "Ended as        solved now" is "Ended as: solved now". */
function squeeze(line: string): string {
  const [first = '', ...others] = line.trim().split(/ {2,}/);
  if (others.length === 0) return first;
  const mark = /[?!.:]$/.test(first) ? ' ' : /^\p{Lu}/u.test(first) ? ': ' : ', ';
  return first + mark + others.join(', ');
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
