import type { Read } from './number.ts';
import { match, matchAny, textAt } from './pattern.ts';
import type { PeriodSaid } from './said.ts';
import type { Token } from './token.ts';
import { lookUp, monthWords } from './vocabulary.ts';

const whole = { ahead: 0, month: null, edge: 'whole', within: false } as const;

const unitWords: Readonly<Record<string, PeriodSaid['unit']>> = {
  week: 'week',
  wk: 'week',
  weekend: 'weekend',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

const edges: readonly [edge: PeriodSaid['edge'], patterns: readonly string[]][] = [
  ['end', ['the? very? end of?', 'the? close of']],
  ['start', ['the? very? start|beginning of?']],
  ['early', ['early|earlier in|on?', 'the? early part of']],
  ['middle', ['the? middle of', 'the? mid -?', 'halfway through']],
  ['late', ['late|later in|on?', 'the? later part of', 'towards? the? end of', 'the? back end of']],
];

const abbreviations: readonly [pattern: string, unit: PeriodSaid['unit']][] = [
  ['the? eow', 'week'],
  ['the? eom', 'month'],
  ['the? eoq', 'quarter'],
  ['the? eoy', 'year'],
  ['month end', 'month'],
  ['quarter end', 'quarter'],
  ['year end', 'year'],
];

/** next week, the end of the month, early December, EOW */
export function readPeriod(tokens: readonly Token[], at: number): Read<PeriodSaid> | null {
  for (const [pattern, unit] of abbreviations) {
    const to = match(tokens, at, pattern);
    if (to !== null) return { value: { ...whole, unit, edge: 'end' }, to };
  }
  const midWeek = match(tokens, at, 'midweek');
  if (midWeek !== null) return withAhead(tokens, midWeek, { ...whole, unit: 'week', edge: 'middle' });
  for (const [edge, patterns] of edges) {
    const start = matchAny(tokens, at, patterns);
    const period = start === null ? null : readNamed(tokens, start, true);
    if (period)
      return {
        value: { ...period.value, edge: edge === 'late' && isLaterThis(tokens, at, period.value) ? 'whole' : edge },
        to: period.to,
      };
  }
  return readNamed(tokens, at, false);
}

// "later this week" is the rest of it.
function isLaterThis(tokens: readonly Token[], at: number, period: PeriodSaid): boolean {
  return textAt(tokens, at) === 'later' && period.ahead === 0 && period.month === null;
}

function readNamed(tokens: readonly Token[], at: number, withEdge: boolean): Read<PeriodSaid> | null {
  const month = lookUp(monthWords, textAt(tokens, at));
  const preposition = ['in', 'by', 'before', 'until', 'till', 'during', 'after', 'throughout', 'mid'].includes(
    textAt(tokens, at - 1),
  );
  if (month !== null) return withEdge || preposition ? { value: { ...whole, unit: 'month', month }, to: at + 1 } : null;
  const within = ['within', 'inside'].includes(textAt(tokens, at - 1));
  const next = matchAny(tokens, at, ['the? following|coming', 'next']);
  const this_ = match(tokens, at, 'this');
  const the = match(tokens, at, 'the');
  const start = next ?? this_ ?? the ?? at;
  const unit = lookUp(unitWords, textAt(tokens, start));
  if (unit === null) return null;
  const weekendOfWeek = unit === 'week' && match(tokens, start + 1, 'end') !== null;
  const to = weekendOfWeek && !withEdge ? start + 2 : start + 1;
  const afterNext = match(tokens, to, 'after next');
  const marked =
    next !== null ||
    this_ !== null ||
    afterNext !== null ||
    withEdge ||
    unit === 'weekend' ||
    (the !== null && (within || isDuring(tokens, at)));
  if (!marked && !(weekendOfWeek && the !== null)) return null;
  const ahead = afterNext !== null ? 2 : next !== null ? 1 : 0;
  return {
    value: { ...whole, unit: weekendOfWeek ? 'weekend' : unit, ahead, within: within && the !== null },
    to: afterNext ?? to,
  };
}

function isDuring(tokens: readonly Token[], at: number): boolean {
  return ['during', 'over'].includes(textAt(tokens, at - 1));
}

function withAhead(tokens: readonly Token[], at: number, period: PeriodSaid): Read<PeriodSaid> {
  const next = match(tokens, at, 'of? next week');
  const this_ = match(tokens, at, 'of? this week');
  return { value: { ...period, ahead: next === null ? 0 : 1 }, to: next ?? this_ ?? at };
}
