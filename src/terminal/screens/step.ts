import type { Show } from '../../engine/prompt.ts';
import type { Desk, View } from './desk.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import { notes } from './notes.ts';
import { question } from './question.ts';
import { alternatives, guideLines, sayLines } from './say.ts';

/** A step that is only spoken. What is typed here is a note. */
export function sayView(desk: Desk): View {
  const { prompt, style } = desk;
  const isFirst = prompt.notes.length === 0;
  const hint = isFirst ? [style.dim(' Already talking? Just type. Every line is kept as a note.')] : [];
  return { ...step(desk), question: hint, keys: [footer(['Enter next', ...moving(desk)], desk)] };
}

export function askView(desk: Desk, show: Show & { kind: 'ask' }): View {
  return { ...step(desk), question: question(desk, show), keys: [footer([enterDoes(show), ...moving(desk)], desk)] };
}

/** They talk. Nothing moves, nothing is asked; each line is kept. */
export function listenView(desk: Desk): View {
  const { style } = desk;
  const how = ' Enter keeps the line      * first: main point      >> first: a promise';
  const short = ' Enter keeps the line   * first: main point';
  return {
    ...step(desk),
    keys: [
      style.dim(how.length < desk.width ? how : short),
      footer(['Enter twice on an empty line: they have finished'], desk),
    ],
  };
}

/** A loop that is used up: the agent chooses the way. */
export function limitView(desk: Desk, show: Show & { kind: 'limit' }): View {
  const times = show.times === 1 ? 'once' : show.times === 2 ? 'twice' : `${show.times} times`;
  return {
    ...step(desk),
    middle: [desk.style.warn(` This went round ${times} already. Which way now?`)],
    question: ['   1 go on as it stands     2 once more from there'],
    keys: [footer(['Enter go on', '2, then Enter: once more', ...moving(desk)], desk)],
  };
}

function step(desk: Desk): View {
  return {
    header: header(desk),
    say: sayLines(desk),
    guide: guideLines(desk),
    middle: [],
    notes: notes(desk),
    question: [],
    keys: [],
  };
}

/** What is typed here, in a few words. */
export function enterDoes({ ask, prefill }: Show & { kind: 'ask' }): string {
  if (ask.type === 'notes') return 'Enter keeps the line, empty: done';
  if (prefill !== null) return 'Enter takes it, or type another';
  if (ask.type === 'yes-no' || ask.type === 'check') return 'y or n, then Enter';
  if (ask.type === 'choice' || ask.type === 'choices') return 'a number, then Enter';
  if (ask.type === 'options') return 'Enter adds it';
  return ask.required === 'no' ? 'type it, or Enter leaves it' : 'type it, then Enter';
}

/** The keys that work at every step, as far as they do something here. */
export function moving({ prompt }: Desk): string[] {
  return [
    alternatives(prompt).length > 1 ? 'Tab other words' : '',
    prompt.moves.includes('back') ? 'Shift-Tab back' : '',
    '/p promise',
  ];
}
