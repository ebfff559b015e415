import type { Prompt, Show } from '../../engine/prompt.ts';
import { oneLine } from '../../text/safe.ts';
import { cells, fitting, wrap } from '../cells.ts';
import type { Desk, View } from './desk.ts';
import { warning } from './facts.ts';
import { flow, footer } from './footer.ts';
import { header } from './header.ts';
import { notes } from './notes.ts';
import { phraseLines } from './phrases.ts';
import { question } from './question.ts';
import { passRows, rushedRows } from './recap.ts';
import { alternatives, guideLines, sayLines } from './say.ts';

/** A step that is only spoken. What is typed here is a note. */
export function sayView(desk: Desk): View {
  const { prompt, style } = desk;
  const invitation = fitting(
    desk.width - 1,
    ' Already talking? Just type. Every line is kept as a note.',
    ' Just type. Each line is kept as a note.',
    ' Just type: every line is a note.',
  );
  const hint = prompt.notes.length === 0 ? [style.dim(invitation)] : [];
  return { ...step(desk), question: hint, keys: [footer(['Enter next', ...moving(desk)], desk)] };
}

export function askView(desk: Desk, show: Show & { kind: 'ask' }): View {
  const view = step(desk);
  const middle = [...view.middle, ...passRows(desk, show)];
  const short = show.ask.type === 'notes' ? 'Enter keeps, empty: done' : 'Enter, or type another';
  const does = fitting(desk.width - 12, enterDoes(show), short);
  return { ...view, middle, question: question(desk, show), keys: [footer([does, ...moving(desk)], desk)] };
}

/** They talk. Nothing moves, nothing is asked; each line is kept, and small phrases to say are in sight. */
export function listenView(desk: Desk): View {
  const { style, width } = desk;
  const how = [
    ' Enter keeps the line      * first: main point      >> first: a promise',
    ' Enter keeps the line   * main point   >> promise',
    ' Enter keeps it   * main   >> promise',
  ] as const;
  const end = fitting(
    width - 12,
    'Enter twice on an empty line: they have finished',
    'Enter twice: they have finished',
    'Enter twice: finished',
  );
  const keys = [style.dim(fitting(width - 1, ...how)), footer([end], desk)];
  return { ...step(desk), aside: phraseLines(desk), keys };
}

/** A loop that is used up: the agent chooses the way. */
export function limitView(desk: Desk, show: Show & { kind: 'limit' }): View {
  const times = show.times === 1 ? 'once' : show.times === 2 ? 'twice' : `${show.times} times`;
  return {
    ...step(desk),
    middle: [...rushedRows(desk), ...warning(`This went round ${times} already. Which way now?`, desk)],
    question: flow('', ['1 go on as it stands', '2 once more from there'], desk.width),
    keys: [footer(['Enter go on', '2, then Enter: once more', ...moving(desk)], desk)],
  };
}

function step(desk: Desk): View {
  return {
    header: header(desk),
    lead: [],
    say: sayLines(desk),
    guide: guideLines(desk),
    middle: [...beforeRows(desk), ...rushedRows(desk), ...checkRows(desk)],
    notes: notes(desk),
    question: [],
    keys: [],
  };
}

/** Who is calling is asked for in passing: it stands there, and nothing waits for it. */
function checkRows({ prompt, style, width }: Desk): string[] {
  if (prompt.check === undefined) return [];
  const lead = ' CHECK ';
  const room = width - lead.length - 1;
  const { words, keys } = checkWords(prompt.check);
  const above = wrap(words, room);
  const last = `${above.at(-1) ?? ''}   ${keys}`;
  const rows = cells(last) > room ? [...above, keys] : [...above.slice(0, -1), last];
  return rows.map((row, index) => style.guide((index === 0 ? lead : ' '.repeat(lead.length)) + row));
}

export function checkWords({ ask, failed }: NonNullable<Prompt['check']>): { words: string; keys: string } {
  if (!failed) return { words: `${ask.map(oneLine).join(', ')}?`, keys: '/i clear   /i no   /i na' };
  return { words: 'Not clear who calls: tell them nothing that is on file. Helping goes on.', keys: '/i clear' };
}

/** A broken word of ours is what must be known before anything is said. */
function beforeRows({ before, style, width }: Desk): string[] {
  return before.flatMap((line) => {
    const paint = line.startsWith('!') ? style.warn : (text: string) => text;
    return wrap(line, width - 3).map((row, index) => paint(` ${index === 0 ? '' : '  '}${row}`));
  });
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

/** Where it shows whether anybody answers. */
export function isFirstRing({ voicemail, moves }: Prompt): boolean {
  return voicemail !== undefined && !moves.includes('back');
}

/** The keys that work at every step, as far as they do something here. */
function moving({ prompt }: Desk): string[] {
  return [
    alternatives(prompt).length > 1 ? 'Tab other words' : '',
    prompt.moves.includes('back') ? 'Shift-Tab back' : '',
    isFirstRing(prompt) ? '/a nobody there' : '',
    '/p promise',
  ];
}
