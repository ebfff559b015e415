/** Digits as a card number is typed, with spaces and hyphens between and behind them. */
const runs = () => /\p{Nd}(?:[\p{Zs}\p{Pd}]*\p{Nd})*[\p{Zs}\p{Pd}]*/gu;

/** So many digits of a card number say which bank it is of, and not whose it is. */
const mostDigits = 8;

/**
 * A text that is being typed, without the long numbers in it that are not finished: the one that the cursor stands in or
 * behind, and the last one as long as no letter follows it. `at` is the place of the cursor; null is the end.
 */
export function withoutUnfinishedNumber(text: string, at: number | null): { text: string; at: number | null } {
  const cursor = at ?? text.length;
  let kept = '';
  let place = cursor;
  let from = 0;
  for (const { 0: run, index } of text.matchAll(runs())) {
    const end = index + run.length;
    const isTouched = index <= cursor && cursor <= end;
    const isLast = !/\p{L}/u.test(text.slice(end));
    if ((run.match(/\p{Nd}/gu)?.length ?? 0) <= mostDigits || !(isTouched || isLast)) continue;
    kept += text.slice(from, index);
    if (cursor > index) place -= Math.min(cursor, end) - index;
    from = end;
  }
  if (from === 0) return { text, at };
  return { text: kept + text.slice(from), at: at === null ? null : place };
}
