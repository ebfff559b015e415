import { oneLine } from '../../text/safe.ts';
import {
  addOption,
  indexOfOption,
  type OptionsAsk,
  optionsProblem,
  startOptions,
  tooMany,
  withOption,
} from '../options.ts';
import type { Option, OptionList } from '../values.ts';
import { readAmount, showMoney } from './number.ts';
import { readOptionLine } from './option-line.ts';
import { isMap, type Read, refused, strangeField, taken, wordsOf, yesOrNo } from './read.ts';

/** All of a list at once: words or {text, by, cost, best}, and {chosen} with a number or the words of one of them. */
export function readOptions(ask: OptionsAsk, raw: unknown): Read<OptionList> {
  if (isMadeHere(raw)) return checked(ask, raw);
  if (typeof raw === 'string') return readLines(ask, raw.split('\n'));
  const given = isMap(raw) ? raw.options : raw;
  if (!Array.isArray(given)) return refused('Options are a list of words, or of text, by, cost and best.');
  let list = startOptions(ask);
  let wish = isMap(raw) ? raw.chosen : undefined;
  const places: number[] = [];
  for (const one of given) {
    if (isMap(one) && 'chosen' in one && !('text' in one)) {
      wish = one.chosen;
      continue;
    }
    const option = readOption(one);
    if (!option.ok) return option;
    const twin = indexOfOption(list, option.value.text);
    const at = twin < 0 ? list.options.length : twin;
    if (at >= ask.max) return refused(tooMany(ask));
    places.push(at);
    list = withOption(list, option.value, at);
  }
  if (wish === undefined || wish === null) return checked(ask, list);
  const words = wordsOf(wish) ?? '';
  const named = indexOfOption(list, words);
  const chosen = named < 0 ? places[Number(words) - 1] : named;
  return chosen === undefined ? refused('The chosen one is not in the list.') : checked(ask, { ...list, chosen });
}

function readLines(ask: OptionsAsk, typed: readonly string[]): Read<OptionList> {
  let list = startOptions(ask);
  for (const line of typed.filter((each) => each.trim() !== '')) {
    const next = addOption(ask, list, line);
    if (!next.ok) return next;
    list = next.list;
  }
  return checked(ask, list);
}

function checked(ask: OptionsAsk, list: OptionList): Read<OptionList> {
  if (list.options.length === 0) return refused('Type an option in a few words.');
  const problem = optionsProblem(ask, list);
  return problem === null ? taken(list) : refused(problem);
}

function readOption(raw: unknown): Read<Option> {
  if (!isMap(raw)) {
    const option = readOptionLine(wordsOf(raw) ?? '');
    return option === null ? refused('An option needs a few words.') : taken(option);
  }
  const strange = strangeField(raw, ['text', 'by', 'cost', 'best']);
  if (strange !== null) return refused(`An option has text, by, cost and best, not "${oneLine(strange)}".`);
  const text = wordsOf(raw.text) ?? '';
  if (text === '') return refused('An option needs a text.');
  const by = wordsOf(raw.by ?? 'agent');
  if (by !== 'agent' && by !== 'customer') return refused(`"${text}" is by agent or by customer.`);
  const cost = raw.cost === undefined || raw.cost === null ? null : readAmount(costWords(raw.cost));
  if (cost !== null && !cost.ok) return refused(`What "${text}" costs is an amount, such as 20 EUR.`);
  return taken({ text, by, best: yesOrNo(raw.best ?? false) ?? false, cost: cost === null ? null : cost.value });
}

function costWords(raw: unknown): string {
  if (!isMap(raw)) return wordsOf(raw) ?? '';
  return showMoney({ amount: wordsOf(raw.amount) ?? '', currency: wordsOf(raw.currency) });
}

/** A list that `addOption` made, on its way back: `chosen` is an index there, and a number to people everywhere else. */
function isMadeHere(raw: unknown): raw is OptionList {
  if (!isMap(raw) || !Array.isArray(raw.options)) return false;
  const { options, chosen } = raw;
  const whole = (one: unknown) => isMap(one) && typeof one.text === 'string' && typeof one.best === 'boolean';
  const index = chosen === null || (typeof chosen === 'number' && Number.isInteger(chosen));
  return (
    index &&
    (options as unknown[]).every(whole) &&
    (chosen === null || (options as unknown[])[chosen as number] !== undefined)
  );
}
