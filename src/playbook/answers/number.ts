import type { Ask } from '../playbook.ts';
import type { Money } from '../values.ts';
import { isMap, type Read, refused, taken, wordsOf } from './read.ts';

/** No amount is longer; a longer text is not looked through. */
const LONGEST = 60;

type Limits = { min: number | null; max: number | null };

/** A number as people write it, within the limits of its ask; one sentence when it is none. */
export function readNumber(ask: Ask & { type: 'number' }, raw: unknown): Read<number> {
  const typed = wordsOf(raw) ?? '';
  const below = /^[-−]/.test(typed);
  const read = readDigits(typed.replace(/^[-−+]\s*/, ''));
  if (!read.ok) return typed === '' || read.problem === '' ? refused(`Type a number${within(ask)}.`) : read;
  const value = below ? -Number(read.value) : Number(read.value);
  return isWithin(value, ask) ? taken(value) : refused(`Type a number${within(ask)}.`);
}

/** "19.90", "€ 20", "20 EUR", "1,299.00". Without a currency the ask's own is taken. */
export function readMoney(ask: Ask & { type: 'money' }, raw: unknown): Read<Money> {
  const read = readAmount(isMap(raw) ? showGiven(raw) : (wordsOf(raw) ?? ''));
  if (!read.ok) return read.problem === '' ? refused(`Type an amount${within(ask)}, such as 19.90 or 20 EUR.`) : read;
  const { amount, currency } = read.value;
  if (!isWithin(Number(amount), ask)) return refused(`Type an amount${within(ask)}.`);
  return taken({ amount, currency: currency ?? ask.currency });
}

/** An amount with or without its currency; an empty problem when it is no amount at all. */
export function readAmount(typed: string): Read<Money> {
  if (typed.length > LONGEST) return refused('');
  const found = /^([^\d\s.,'’-]{1,8}\.?)?\s*(\d[\d\s.,'’]*(?:[.,]-)?)\s*([^\d\s.,'’-]{1,8}\.?)?$/u.exec(typed.trim());
  if (found === null || (found[1] && found[3])) return refused('');
  const unit = found[1] ?? found[3];
  const currency = unit === undefined ? null : currencyOf(unit);
  if (unit !== undefined && currency === null) return refused('');
  const read = readDigits((found[2] ?? '').trim().replace(/[.,]-$/, ''));
  return read.ok ? taken({ amount: read.value, currency }) : read;
}

/** An amount with its currency, the way round that it is written. */
export function showMoney({ amount, currency }: Money): string {
  if (currency === null) return amount;
  return /^[A-Z]/.test(currency) ? `${amount} ${currency}` : `${currency}${amount}`;
}

// A dollar sign is not translated: it stands for two dozen currencies.
const named: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  dollar: '$',
  dollars: '$',
};

function currencyOf(unit: string): string | null {
  const known = Object.hasOwn(named, unit.toLowerCase()) ? named[unit.toLowerCase()] : undefined;
  if (known !== undefined) return known;
  if (/^[a-z]{3}$/i.test(unit)) return unit.toUpperCase();
  return /^(?:\p{Sc}|[A-Z]{1,3}\p{Sc})$/u.test(unit) ? unit : null;
}

/** "1.299" is a price in one country and a small number in the next, so it is asked about. */
function readDigits(typed: string): Read<string> {
  const digits = typed.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '');
  if (/^\d+$/.test(digits)) return taken(digits);
  if (/^\d{1,3}[.,]\d{3}$/.test(digits) && !digits.startsWith('0')) {
    const [whole = '', rest = ''] = digits.split(/[.,]/);
    return refused(`Is that ${whole}${rest} or ${whole}.${rest}? Type it in one of these ways.`);
  }
  if (/^\d+[.,]\d+$/.test(digits)) return taken(digits.replace(',', '.'));
  const english = /^\d{1,3}(?:,\d{3})+(\.\d+)?$/.test(digits);
  const german = /^\d{1,3}(?:\.\d{3})+(,\d+)?$/.test(digits);
  if (english) return taken(digits.replaceAll(',', ''));
  if (german) return taken(digits.replaceAll('.', '').replace(',', '.'));
  return refused('');
}

function isWithin(value: number, { min, max }: Limits): boolean {
  return (min === null || value >= min) && (max === null || value <= max);
}

function within({ min, max }: Limits): string {
  if (min !== null && max !== null) return ` from ${min} to ${max}`;
  if (min !== null) return ` of at least ${min}`;
  return max === null ? '' : ` of at most ${max}`;
}

function showGiven(given: { readonly [name: string]: unknown }): string {
  return `${wordsOf(given.amount) ?? ''} ${wordsOf(given.currency) ?? ''}`.trim();
}
