// A card number is told from other long numbers by its check digit, by the first digits that banks give out, and by how
// many digits those have. Phones, the numbers of telephones themselves, barcodes and dates have none of that together.

/** `from` and `to` are places in the text, `last` the digits that may be kept to know the card by. */
export type CardNumber = { from: number; to: number; last: string };

const fewest = 14;
const most = 19;

/** Every card number in a text, in order, with spaces, dashes or dots between its digits. */
export function cardNumbersIn(text: string): readonly CardNumber[] {
  if (text.length < fewest || ofMachines.test(text) || !/(?:\p{Nd}[^\p{Nd}]{0,4}){14}/u.test(text)) return [];
  const spared = sparedIn(text);
  return [...text.matchAll(runs())].flatMap(({ 0: run, index }) =>
    cardsInRun(run, index, isAfterPlus(text, index)).filter(
      ({ from, to }) => !spared.some((span) => span.from <= from && to <= span.to),
    ),
  );
}

/** Nothing but an id or a digest, with a letter in it: each call begins with some. */
const ofMachines = /^(?=.*[a-f])(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32,128})$/;

// Made when they are used: each of them costs a start that never sees a number.

/** Digits with what people put or paste between them; a comma or a new line only where it stands alone. */
const runs = () => /\p{Nd}(?:(?:[\p{Zs}\p{Pd}\p{Cf}\t.·•_/|]{0,4}|,|\n)\p{Nd})+/gu;

type Group = { from: number; to: number; digits: string };

function cardsInRun(run: string, at: number, isPhone: boolean): CardNumber[] {
  const parts: Group[] = [...run.matchAll(/\p{Nd}+/gu)].map(({ 0: part, index }) => ({
    from: at + index,
    to: at + index + part.length,
    digits: ascii(part),
  }));
  const found: CardNumber[] = [];
  for (let first = 0; first < parts.length; ) {
    const last = lastOfCard(parts, first, isPhone && first === 0);
    const [begin, end] = [parts[first], last === null ? undefined : parts[last]];
    if (begin !== undefined && end !== undefined) {
      const digits = parts.slice(first, (last ?? first) + 1).map((part) => part.digits);
      found.push({ from: begin.from, to: end.to, last: digits.join('').slice(-4) });
    }
    first = (last ?? first) + 1;
  }
  return found;
}

/** The group that the longest card number ends with which begins at `first`; null when none does. */
function lastOfCard(parts: readonly Group[], first: number, isPhone: boolean): number | null {
  let digits = '';
  let found: number | null = null;
  for (let at = first; at < parts.length && digits.length <= most; at += 1) {
    digits += parts[at]?.digits ?? '';
    if (digits.length < fewest || digits.length > most || (isPhone && digits.length <= longestPhone)) continue;
    const sizes = parts.slice(first, at + 1).map((part) => part.digits.length);
    if (isCardNumber(digits) && isWrittenLikeOne(digits, sizes)) found = at;
  }
  return found;
}

/** No telephone number after a plus is longer, and no card number comes after one. */
const longestPhone = 15;

/**
 * Shorter ones are rare, and much else has as many digits: they count only as they stand on the card. Longer ones count
 * whatever the blanks, unless they stand as in telephone numbers that follow each other.
 */
function isWrittenLikeOne(digits: string, sizes: readonly number[]): boolean {
  const shape = sizes.join('-');
  if (digits.length > 15) return shape === '4-4-4-4-3' || !/(?:^|-)3-(?:3-)?4(?:-|$)/.test(shape);
  return sizes.length === 1 || onCards.has(shape);
}

const onCards: ReadonlySet<string> = new Set(['4-6-5', '4-6-4', '4-4-4-2', '4-4-4-3']);

/** The first digits that are given out, and with how many digits in all. */
const issuers: readonly (readonly [beginning: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [16, 19]],
  [/^5[1-5]|^222[1-9]|^22[3-9]|^2[3-6]|^27[01]|^2720/, [16]],
  [/^3[47]/, [15]],
  [/^30[0-5]|^309|^36|^3[89]/, [14, 16, 19]],
  [/^6011|^64[4-9]|^65|^62/, [16, 17, 18, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]],
  [/^5018|^5020|^5038|^5893|^6304|^6759|^676[1-3]/, [16, 17, 18, 19]],
  [/^220[0-4]/, [16, 17, 18, 19]],
  [/^508|^60|^8[12]|^9792/, [16]],
  [/^506[01]/, [16, 18, 19]],
];

function isCardNumber(digits: string): boolean {
  const isGivenOut = issuers.some(([beginning, lengths]) => lengths.includes(digits.length) && beginning.test(digits));
  return isGivenOut && luhn(digits) && !/^(\d)\1+$/.test(digits);
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** A plus right before, or the two noughts that stand for one. */
function isAfterPlus(text: string, index: number): boolean {
  return /\+\s?\(?$/.test(text.slice(Math.max(0, index - 3), index));
}

/** Whatever is no card number although it may hold one by chance: bank accounts, ids and digests of machines. */
function sparedIn(text: string): readonly { from: number; to: number }[] {
  const others =
    /(?<![\p{L}\p{N}])(?:[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32,128})(?![\p{L}\p{N}])/giu;
  return [...text.matchAll(others)].flatMap(({ 0: found, index: from }) => {
    // Without a letter in it, it may be a card number that is written oddly.
    const isOfMachines = /^[\da-f-]{32,}$/i.test(found) && /[a-f]/i.test(found);
    const length = isOfMachines ? found.length : accountLength(found);
    return length === null ? [] : [{ from, to: from + length }];
  });
}

const accountLengths: Readonly<Record<string, number>> = {
  ...{ AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GR: 27 },
  ...{ HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25 },
  ...{ RO: 24, SE: 24, SI: 19, SK: 24, TR: 26, AE: 23, SA: 24, IL: 23, BR: 29, MC: 27, SM: 27, UA: 29, KZ: 20, QA: 29 },
};

/** How far an IBAN goes, which has a length of its country and check digits of its own; null when it is none. */
function accountLength(text: string): number | null {
  const digits = accountLengths[text.slice(0, 2).toUpperCase()];
  const whole =
    digits === undefined ? undefined : new RegExp(`^(?:[A-Z0-9] ?){${digits - 1}}[A-Z0-9]`, 'i').exec(text)?.[0];
  if (whole === undefined) return null;
  const plain = whole.replaceAll(' ', '').toUpperCase();
  const rest = [...(plain.slice(4) + plain.slice(0, 4))].reduce((left, character) => {
    const value = Number.parseInt(character, 36);
    return (left * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
  return rest === 1 ? whole.length : null;
}

/** Digits of any script as those of this one. */
function ascii(digits: string): string {
  return [...digits].map((digit) => (digit <= '9' ? digit : String(digitOf(digit)))).join('');
}

/** The ten digits of a script follow each other. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return below % 10;
}
