import type { Money, Option } from '../values.ts';
import { readAmount } from './number.ts';

/** One typed option: `they:` or `c:` before the customer's own, `*` before the favourite, `(+20 EUR)` or `costs 20 EUR` after it. */
export function readOptionLine(typed: string): Option | null {
  const found = /^((?:\*|they\s*:|c\s*:|\s)*)(.*)$/i.exec(typed);
  const marks = found?.[1] ?? '';
  const { text, cost } = readCost(found?.[2] ?? '');
  if (text === '') return null;
  return { text, by: /they|c/i.test(marks) ? 'customer' : 'agent', best: marks.includes('*'), cost };
}

/** Words in brackets that are no amount are words: "send it again (by courier)". */
function readCost(typed: string): { text: string; cost: Money | null } {
  if (typed.length > 500) return { text: typed, cost: null };
  const found = /^(.*?)\s*(?:\(\s*\+\s*([^()]+)\)|,?\s+costs\s+(.+))$/i.exec(typed);
  const cost = found === null ? null : readAmount((found[2] ?? found[3] ?? '').trim());
  return cost?.ok && found?.[1] ? { text: found[1], cost: cost.value } : { text: typed, cost: null };
}
