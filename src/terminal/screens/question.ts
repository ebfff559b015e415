import type { CallPromise } from '../../engine/call-state.ts';
import type { Show } from '../../engine/prompt.ts';
import { showInstant } from '../../followup/show-time.ts';
import { showValue } from '../../playbook/answer.ts';
import { showMoney } from '../../playbook/answers/number.ts';
import { shownOrder } from '../../playbook/options.ts';
import type { Ask } from '../../playbook/playbook.ts';
import type { OptionList, Value } from '../../playbook/values.ts';
import { oneLine } from '../../text/safe.ts';
import { clip, wrap } from '../cells.ts';
import { wantsNumber } from '../wants-number.ts';
import { clock, type Desk } from './desk.ts';
import { flow } from './footer.ts';

type AskShow = Show & { kind: 'ask' };

/** What is asked, what can be typed, and what Enter would take. */
export function question(desk: Desk, show: AskShow): string[] {
  const { style, width, prompt } = desk;
  const label = setIn(oneLine(show.ask.label), ' ', width);
  const last = label.at(-1) ?? '';
  const ways = flow(last, waysToAnswer(show, prompt.notes.length > 0), width);
  const bold = ways.map((row, index) => (index === 0 ? style.bold(last) + row.slice(last.length) : row));
  const hints = [
    show.ask.hint,
    show.readsBack === '' ? 'No main point is marked yet: type the recap in one sentence.' : null,
  ];
  const hint = hints.flatMap((text) =>
    text === null ? [] : setIn(oneLine(text), '   ', width).map((row) => style.dim(row)),
  );
  const before = label.slice(0, -1).map((row) => style.bold(row));
  return [...optionLines(desk, show), ...before, ...bold, ...hint, ...prefillLines(desk, show)];
}

/** What can be typed, each piece short. */
export function waysToAnswer(
  { ask, readsBack, options }: Pick<AskShow, 'ask' | 'readsBack' | 'options'>,
  hasNotes: boolean,
): string[] {
  switch (ask.type) {
    case 'yes-no':
      return ['y yes', 'n no', ...(readsBack === undefined ? [] : ['or type it in better words'])];
    case 'check':
      return ['y done', 'n not done'];
    case 'choice':
      return [...numbered(ask.choices), ...(ask.other ? ['or in your own words'] : [])];
    case 'choices':
      return [...numbered(ask.choices), 'several: 1 2', ...(ask.other ? ['or in your own words'] : [])];
    case 'options':
      return [
        'type one',
        'they: first, if it is theirs',
        '* first, the best',
        ...(hasListed(options) ? ['a number: they chose it'] : []),
      ];
    case 'follow-up':
      return ['like: today 16:30, with an answer'];
    case 'hand-over':
      return ['the name of who takes it'];
    case 'money':
    case 'number':
      return within(ask);
    case 'text':
      return hasNotes && !wantsNumber(ask) ? ["a note's number takes that note"] : [];
    case 'notes':
    case 'contact':
      return [];
  }
}

const hasListed = (list: OptionList | null) => list !== null && list.options.length > 0;

const numbered = (choices: readonly { label: string }[]) =>
  choices.map(({ label }, index) => `${index + 1} ${oneLine(label)}`);

function within(ask: Ask & { type: 'money' | 'number' }): string[] {
  const unit = ask.type === 'money' && ask.currency !== null ? ` ${oneLine(ask.currency)}` : '';
  const { min, max } = ask;
  if (min !== null && max !== null) return [`${min} to ${max}${unit}`];
  if (min !== null) return [`at least ${min}${unit}`];
  return max === null ? (unit === '' ? [] : [`in${unit}`]) : [`at most ${max}${unit}`];
}

/** The options in the order in which they are read out, with the numbers by which one is picked. */
export function listed(ask: Ask & { type: 'options' }, list: OptionList): string[] {
  return shownOrder(ask, list).flatMap((at, index) => {
    const option = list.options[at];
    if (option === undefined) return [];
    const marks = [
      option.by === 'customer' ? 'theirs' : '',
      option.cost === null ? '' : `costs ${showMoney(option.cost)}`,
      option.best ? 'the best' : '',
      list.chosen === at ? 'they chose this' : '',
    ].filter((mark) => mark !== '');
    return [`${index + 1}  ${oneLine(option.text)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`];
  });
}

function optionLines({ width }: Desk, { ask, options }: AskShow): string[] {
  if (ask.type !== 'options' || options === null) return [];
  return listed(ask, options).flatMap((line) =>
    setIn(line, '      ', width).map((row, index) => (index === 0 ? row.slice(3) : row)),
  );
}

const setIn = (text: string, indent: string, width: number) =>
  wrap(text, width - indent.length - 1).map((row) => indent + row);

function prefillLines(desk: Desk, show: AskShow): string[] {
  const { ask, prefill, told, promised } = show;
  if (prefill === null || ask.type === 'notes') return [];
  if (promised !== undefined) return offered(desk, `   ${agreedWord(promised)}   `, promisedWords(promised, desk));
  const taken = offered(desk, '   Enter takes   ', takenWords(show, prefill));
  if (told === undefined) return taken;
  const said = offered(desk, `   They said at ${clock(told.at, desk.here)}   `, told.words);
  return ask.type === 'text' ? said : [...said, ...taken];
}

/** Whether they were asked yet about what was promised on this call already. */
export const agreedWord = ({ agreed }: CallPromise) => (agreed === true ? 'They agreed' : 'You promised');

export function promisedWords(promise: CallPromise, { now, here }: Pick<Desk, 'now' | 'here'>): string {
  return `${showInstant(promise.dueAt, { now, zone: promise.zone, here })}: ${promise.words}`;
}

/** What Enter takes; of a suggested time also when that is. */
export function takenWords({ ask, suggested }: AskShow, prefill: Value): string {
  return `${showValue(prefill, ask)}${suggested === undefined ? '' : `: ${suggested}`}`;
}

/** Words in at most three rows, behind what they are; below it where there is no room for both. */
function offered({ style, width }: Desk, lead: string, words: string): string[] {
  const isBelow = width - lead.length < 20;
  const indent = isBelow ? 5 : lead.length;
  const rows = wrap(oneLine(words), width - indent - 1);
  const shown = rows.length > 3 ? [...rows.slice(0, 2), `${clip(rows[2] ?? '', width - indent - 3)} …`] : rows;
  const set = shown.map((row, index) => (index === 0 && !isBelow ? style.key(lead) : ' '.repeat(indent)) + row);
  return isBelow ? [style.key(lead.trimEnd()), ...set] : set;
}
