import { oneLine } from '../text/safe.ts';
import { readOptionLine } from './answers/option-line.ts';
import { span } from './answers/pick.ts';
import { refused } from './answers/read.ts';
import type { Ask } from './playbook.ts';
import type { Option, OptionList } from './values.ts';

export type OptionsAsk = Ask & { type: 'options' };
export type Listed = { ok: true; list: OptionList } | { ok: false; problem: string };

/** The list before anything was typed: what the method always offers. */
export function startOptions(ask: OptionsAsk): OptionList {
  return { options: ask.always.map((text) => ({ text, by: 'agent', best: false, cost: null })), chosen: null };
}

/** The indices of the options in the order in which they are shown and read out. Typed numbers refer to this order. */
export function shownOrder(ask: OptionsAsk, list: OptionList): number[] {
  const order = list.options.map((_, index) => index);
  if (ask.order === 'as-told') return order;
  return [...order.filter((i) => !list.options[i]?.best), ...order.filter((i) => list.options[i]?.best)];
}

/**
 * Takes one typed line: words add an option (`they:` the customer's, `*` the agent's favourite, `(+20 EUR)` its cost),
 * `-2` drops the second, `*2` makes it the favourite, and a number alone is what the customer chose.
 */
export function addOption(ask: OptionsAsk, list: OptionList, line: string): Listed {
  const typed = oneLine(line);
  const move = /^([-*]?)\s*(\d{1,2})$/.exec(typed);
  if (move === null) return addWords(ask, list, typed);
  const size = list.options.length;
  const index = shownOrder(ask, list)[Number(move[2]) - 1];
  if (index === undefined) return refused(size === 0 ? 'Nothing is listed yet.' : `Pick ${span(size)}.`);
  if (move[1] === '-') return drop(ask, list, index);
  return move[1] === '*' ? { ok: true, list: withBest(list, index) } : choose(ask, list, index);
}

/** What still speaks against the list as it is: too many, or too few to let somebody choose. Null when all is well. */
export function optionsProblem(ask: OptionsAsk, list: OptionList): string | null {
  const size = list.options.length;
  if (size > ask.max) return tooMany(ask);
  const chosen = list.chosen === null ? undefined : list.options[list.chosen];
  // A wish of the customer's own that is accepted needs no others beside it.
  if (chosen === undefined || chosen.by === 'customer' || size >= ask.min) return null;
  return `Offer at least ${ask.min} before one is chosen: ${ask.min - size} more.`;
}

/** Where an option of these words stands; -1 where there is none. */
export function indexOfOption(list: OptionList, text: string): number {
  return list.options.findIndex((option) => option.text.toLowerCase() === text.toLowerCase());
}

/** Adds an option, or sets it in the place of another. There is one favourite. */
export function withOption(list: OptionList, option: Option, at: number = list.options.length): OptionList {
  const options = [...list.options.slice(0, at), option, ...list.options.slice(at + 1)];
  return option.best ? withBest({ ...list, options }, at) : { ...list, options };
}

/** What is said where there is no room for another. */
export function tooMany(ask: OptionsAsk): string {
  return `At most ${ask.max}: drop one first (-2 drops the second).`;
}

function addWords(ask: OptionsAsk, list: OptionList, typed: string): Listed {
  const option = readOptionLine(typed);
  if (option === null) return refused('Type an option in a few words.');
  const twin = indexOfOption(list, option.text);
  if (twin >= 0) return refused(`That is listed already, as ${shownOrder(ask, list).indexOf(twin) + 1}.`);
  if (list.options.length >= ask.max) return refused(tooMany(ask));
  return { ok: true, list: withOption(list, option) };
}

function drop(ask: OptionsAsk, list: OptionList, index: number): Listed {
  const text = list.options[index]?.text ?? '';
  if (ask.always.includes(text)) return refused(`"${text}" is always offered.`);
  const options = list.options.filter((_, i) => i !== index);
  const { chosen } = list;
  if (chosen === null || chosen === index) return { ok: true, list: { options, chosen: null } };
  return { ok: true, list: { options, chosen: chosen > index ? chosen - 1 : chosen } };
}

function choose(ask: OptionsAsk, list: OptionList, index: number): Listed {
  const chosen = { ...list, chosen: index };
  const problem = optionsProblem(ask, chosen);
  return problem === null ? { ok: true, list: chosen } : refused(problem);
}

function withBest(list: OptionList, index: number): OptionList {
  return { ...list, options: list.options.map((option, i) => ({ ...option, best: i === index })) };
}
