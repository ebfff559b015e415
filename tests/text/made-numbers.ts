// Numbers as they stand in notes of calls, made by chance that is the same each time.

export type Chance = { digit: () => string; digits: (count: number) => string; of: <T>(all: readonly T[]) => T };

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const digit = () => String(below(10));
  return {
    digit,
    digits: (count) => Array.from({ length: count }, digit).join(''),
    of: (all) => all[below(all.length)] as (typeof all)[number],
  };
}

/** A number to which its check digit is added. */
function checked(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const grouped = (digits: string, sizes: readonly number[], between: string) => {
  let at = 0;
  return sizes
    .map((size) => {
      at += size;
      return digits.slice(at - size, at);
    })
    .join(between);
};

const two = (number: number) => String(number).padStart(2, '0');

type Make = (chance: Chance) => string;

const imei: Make = ({ of, digits }) => checked(`${of(['35', '86', '01', '99', '91', '45', '49'])}${digits(12)}`);

function iban(country: string, account: string): string {
  const numbers = [...`${account}${country}00`].map((c) => Number.parseInt(c, 36)).join('');
  return `${country}${two(98 - Number(BigInt(numbers) % 97n))}${account}`;
}

const aDay: Make = ({ of }) => {
  const [year, month, day] = [of([2024, 2025, 2026, 2027]), of([1, 4, 9, 11, 12]), of([3, 11, 24, 28, 30])];
  return of([
    `${year}-${two(month)}-${two(day)}`,
    `${two(day)}.${two(month)}.${year}`,
    `${two(month)}/${two(day)}/${year}`,
  ]);
};

const phone: Make = ({ of, digits }) =>
  of([
    () => `${of(['312', '415', '646'])} ${digits(3)} ${digits(4)}`,
    () => `(${of(['312', '415', '646'])}) ${digits(3)}-${digits(4)}`,
    () => `+1 ${of(['312', '415'])} ${digits(3)} ${digits(4)}`,
    () => `+49 ${of(['30', '89', '171', '160'])} ${digits(4)} ${digits(4)}`,
    () => `0044 20 ${digits(4)} ${digits(4)}`,
    () => `+${of(['4', '5', '6'])}${digits(12)}`,
    () => `${of(['0171', '0160'])}${digits(8)}`,
  ])();

/** Numbers that are no card's, by what they are called in the docs. */
export const harmless: Readonly<Record<string, Make>> = {
  'order numbers of up to 12 digits': ({ of, digits }) =>
    of([
      () => `order ${digits(of([6, 7, 8, 9, 10, 12]))}`,
      () => `SO-2026-${digits(6)}`,
      () => `#${digits(5)}`,
      () => `${digits(3)}/${digits(6)}`,
    ])(),
  'order numbers as of a large shop, 123-1234567-1234567': ({ digits }) => `${digits(3)}-${digits(7)}-${digits(7)}`,
  'order numbers of 16 digits': ({ digits }) => digits(16),
  'phone numbers': phone,
  'two phone numbers in a row': (chance) => `${phone(chance)} ${phone(chance)}`,
  'serials of phones (IMEI)': (chance) => chance.of([imei(chance), grouped(imei(chance), [2, 6, 6, 1], '-')]),
  'bank accounts (IBAN)': ({ of, digits }) => {
    const made = of([
      () => iban('DE', digits(18)),
      () => iban('GB', `NWBK${digits(14)}`),
      () => iban('NL', `ABNA0${digits(9)}`),
      () => iban('FR', digits(23)),
    ])();
    return of([made, grouped(made, [4, 4, 4, 4, 4, 4, 4], ' ').trim()]);
  },
  'dates, times, and several of them in a row': (chance) =>
    chance.of([
      () => aDay(chance),
      () => `${aDay(chance)} ${aDay(chance)} ${aDay(chance)}`,
      () => `${aDay(chance)} ${chance.of(['09:30', '16:45:12'])} ${aDay(chance)}`,
      () => `2026${chance.of(['0311', '1124'])}${chance.digits(6)}`,
    ])(),
  'barcodes of products (EAN-13)': ({ of, digits }) => `${of(['40', '42', '50', '54', '76'])}${digits(11)}`,
  'numbers of parcels': ({ of, digits }) =>
    of([
      () => `1Z${digits(16)}`,
      () => digits(12),
      () => `00340434${digits(12)}`,
      () => grouped(`9400${digits(18)}`, [4, 4, 4, 4, 4, 2], ' '),
    ])(),
};

type Card = { beginning: readonly string[]; digits: number; groups: readonly number[] };

export const cards: Readonly<Record<string, Card>> = {
  Visa: { beginning: ['4'], digits: 16, groups: [4, 4, 4, 4] },
  Mastercard: { beginning: ['51', '55', '2221', '2720', '24'], digits: 16, groups: [4, 4, 4, 4] },
  'American Express': { beginning: ['34', '37'], digits: 15, groups: [4, 6, 5] },
  Discover: { beginning: ['6011', '65', '644'], digits: 16, groups: [4, 4, 4, 4] },
  'Diners Club': { beginning: ['300', '36', '38'], digits: 14, groups: [4, 6, 4] },
  JCB: { beginning: ['3528', '3589'], digits: 16, groups: [4, 4, 4, 4] },
  Maestro: { beginning: ['5018', '6759', '6763'], digits: 16, groups: [4, 4, 4, 4] },
  UnionPay: { beginning: ['62'], digits: 19, groups: [6, 13] },
};

/** A card number of a kind, and the same as somebody writes it down. */
export function cardOf({ beginning, digits, groups }: Card, chance: Chance): { number: string; written: string } {
  const start = chance.of(beginning);
  const number = checked(`${start}${chance.digits(digits - start.length - 1)}`);
  const between = chance.of(['', ' ', '-', '  ', '.', ' - ', '\u00a0']);
  const written = grouped(number, groups, between);
  const around = chance.of(['# paid', 'card #', 'her card: #, exp 12/27', 'ref 4711 #', '#', '(#)', 'it is #.']);
  return { number, written: around.replace('#', written) };
}
