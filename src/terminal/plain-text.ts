import type { Prompt, Show } from '../engine/prompt.ts';
import { attemptResults, attemptWords } from '../followup/follow-up.ts';
import { cityOf } from '../followup/show-time.ts';
import { forgotten } from '../text/forgotten.ts';
import { lines, oneLine } from '../text/safe.ts';
import { keys } from './commands.ts';
import { clock, type Desk } from './screens/desk.ts';
import { sinceWords, stepTitle } from './screens/header.ts';
import { cardLines, commandsAt, endingLines, historyLines, recordLines, stepLines } from './screens/overlays.ts';
import { agreedWord, listed, promisedWords, takenWords, waysToAnswer } from './screens/question.ts';
import { passWord, recapText } from './screens/recap.ts';
import { checkWords, enterDoes, isFirstRing } from './screens/step.ts';
import { type Overlay, type Shown, viewOf } from './screens/view.ts';

// The same words as on the screen, one after another: no columns, no frame, the thing that matters first on its line.

/** All that a prompt has to say. */
export function plainPrompt(desk: Desk, talk: Shown['talk']): string[] {
  if (talk !== null) return talkText(desk, talk);
  const { prompt } = desk;
  return [
    ...heading(desk),
    ...desk.before,
    ...sayText(prompt),
    ...guideText(prompt),
    ...recapText(prompt),
    ...checkText(prompt),
    ...ringText(prompt),
    ...whatIsAsked(desk),
  ];
}

function heading({ prompt, here, zone, now, reference, mark }: Desk): string[] {
  const isStep = prompt.stepNo > 0 && prompt.show.kind !== 'write-up';
  const place = isStep ? `Step ${prompt.stepNo} of about ${prompt.about}: ` : '';
  const title = stepTitle(prompt);
  const known = [
    prompt.customer ?? '',
    prompt.contact ?? '',
    zone === here ? '' : `${cityOf(zone)}, ${clock(now, zone)} there`,
    reference ?? '',
    mark ?? sinceWords({ prompt, here, now }),
  ];
  const words = known.map(oneLine).filter((text) => text !== '');
  return ['', `${place}${title}${/[.?!]$/.test(title) ? '' : '.'} ${sentence(words.join(', '))}`];
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

function checkText({ check }: Prompt): string[] {
  if (check === undefined) return [];
  const { words, keys } = checkWords(check);
  return [`Check who calls: ${words} ${keys.replaceAll('   ', ', ')}`];
}

function ringText(prompt: Prompt): string[] {
  return isFirstRing(prompt) ? ['/a when nobody answers: it says what may be left on a machine.'] : [];
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
    ...offeredText(desk, show),
    ...(prefill === null && !numbered && !ticked ? [`${sentence(enterDoes(show))}`] : []),
  ];
}

/** What has changed of a prompt that was read out already: what can be picked by its number. */
export function plainAgain({ prompt: { show } }: Pick<Desk, 'prompt'>): string[] {
  return show.kind === 'ask' && show.ask.type === 'options' && show.options !== null
    ? listed(show.ask, show.options)
    : [];
}

function offeredText(desk: Desk, show: Show & { kind: 'ask' }): string[] {
  const { here } = desk;
  const { ask, prefill, told, promised } = show;
  if (prefill === null || ask.type === 'notes') return [];
  if (promised !== undefined)
    return [`${agreedWord(promised)}: ${oneLine(promisedWords(promised, desk))}. Enter takes it.`];
  const taken = `Enter takes: ${oneLine(takenWords(show, prefill))}`;
  if (told === undefined) return [taken];
  const said = `They said at ${clock(told.at, here)}`;
  return ask.type === 'text'
    ? [`${said}, and Enter takes: ${oneLine(told.words)}`]
    : [`${said}: ${oneLine(told.words)}`, taken];
}

function ends({ show }: Prompt): string[] {
  switch (show.kind) {
    case 'wrap-up':
      return [
        show.ending === null ? 'A number hangs up.' : 'Enter hangs up, w stays to write up, a number ends it as that.',
        ...(show.owed.length === 0 ? [] : [`${show.owed.length === 1 ? 'k' : 'k1'}: this call kept what was owed.`]),
        'c prints the call for the CRM.',
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

function voicemailText({ prompt }: Desk): string[] {
  const results = attemptResults.map((result, index) => `${index + 1} ${attemptWords[result]}`);
  return [...(prompt.voicemail ?? []).map((words) => `On a machine say this and no more: ${lines(words)}`), ...results];
}

function noteText({ prompt, here }: Desk): string[] {
  return prompt.notes.map((note, index) => {
    const again = note.pass > 1 ? `, ${passWord(note.pass)}` : '';
    const mark = note.main ? ', main point' : note.from === 'agent' ? ', your own words' : '';
    const text = note.text === null ? forgotten : oneLine(note.text);
    return `Note ${index + 1}, ${clock(note.at, here)}${again}${mark}: ${text}`;
  });
}

function talkText(desk: Desk, talk: NonNullable<Shown['talk']>): string[] {
  const view = viewOf(desk, talk);
  const close = talk.kind === 'promise-talk' ? ['Not saved yet. /b leaves it.'] : ['/b goes back.'];
  const say = squeezed(view.say).map((line) => line.replace(/^SAY: /, 'Say: '));
  return [...squeezed([...view.lead, ...view.middle]), ...say, ...squeezed([...view.question, ...close])];
}

export function overlayText(desk: Desk, overlay: Overlay): string[] {
  switch (overlay) {
    case 'keys':
      return keys.filter(({ accessible }) => accessible).map(({ key, does }) => `${key}: ${does}`);
    case 'menu':
      return commandsAt(desk.prompt).map(
        ({ letter, name, args, does }) => `${`/${letter} or /${name} ${args}`.trimEnd()}: ${does}`,
      );
    case 'steps':
      return [...squeezed(stepLines(desk)), 'Type a number, then Enter.'];
    case 'endings':
      return [...squeezed(endingLines(desk)), 'Type a number, then Enter.'];
    case 'record':
      return recordLines(desk);
    case 'voicemail':
      return [...voicemailText(desk), 'Type a number, then Enter.'];
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
