import type { Ask, Required } from '../../playbook/playbook.ts';
import { conditionWords } from '../condition-words.ts';
import { changedLines, changedWord, quoted } from './diff-words.ts';

/** What became of the asks of a step. */
export function diffAsks(before: readonly Ask[], after: readonly Ask[]): string[] {
  const gone = before.filter(({ id }) => !after.some((ask) => ask.id === id));
  return [
    ...gone.map(({ id, label }) => `the ask ${id} was taken out: ${quoted(label)}`),
    ...after.flatMap((ask) => {
      const old = before.find(({ id }) => id === ask.id);
      if (old === undefined) return [`the ask ${ask.id} was added: ${quoted(ask.label)}${marks(ask)}`];
      if (isApprovalOf(after, ask) && isApprovalOf(before, old)) return [];
      return diffAsk(old, ask).map((what) => (what.startsWith('  ') ? what : `the ask ${ask.id}: ${what}`));
    }),
  ];
}

function marks({ required, internal }: Ask): string {
  const all = [
    ...(required === 'no' ? [] : [required === 'yes' ? 'required' : 'critical']),
    ...(internal ? ['ours only'] : []),
  ];
  return all.length === 0 ? '' : ` (${all.join(', ')})`;
}

function diffAsk(before: Ask, after: Ask): string[] {
  return [
    ...(before.required === after.required ? [] : [becameRequired(before.required, after.required)]),
    ...(before.internal === after.internal
      ? []
      : [after.internal ? 'is ours only now' : 'may be heard by the customer now']),
    ...changedWord('the type', before.type, after.type),
    ...changedWord('the label', before.label, after.label),
    ...changedWord('the help below it', help(before), help(after)),
    ...changedWord('what the agent decides alone', alone(before), alone(after)),
    ...changedWord('whose task it is', owner(before), owner(after)),
    ...changedWord('the message', before.message, after.message),
    ...changedWord('the fact', before.fact, after.fact),
    ...changedWord('what is offered', before.prefill, after.prefill),
    ...changedWord('when it is asked', condition(before), condition(after)),
    ...changedLines('a choice', choices(before), choices(after)),
    ...changedLines('what tells it already', tells(before), tells(after)),
    ...diffByType(before, after),
    ...changedWord('the rest of it', rest(before), rest(after)),
  ];
}

function becameRequired(before: Required, after: Required): string {
  if (after === 'no') return 'is not required any more';
  if (after === 'critical') return 'became critical: the call cannot be finished without it';
  return before === 'critical' ? 'is required, and critical no more' : 'became required';
}

const owner = (ask: Ask) => ('owner' in ask ? (ask.owner ?? null) : null);

/** Up to where nobody is asked: the last part of the help of an amount, made from its `limit` and `approved-by`. */
const alone = (ask: Ask) => (isAmount(ask) ? (partsOfHelp(ask).find((part) => limit.test(part)) ?? null) : null);

/** The author's own help, without what other fields put behind it. */
function help(ask: Ask): string | null {
  const made = [`for: ${owner(ask)}`, alone(ask)];
  return (
    partsOfHelp(ask)
      .filter((part) => !made.includes(part))
      .join('; ') || null
  );
}

const limit = /^up to .* without ./;
const partsOfHelp = ({ hint }: Ask) => hint?.split('; ') ?? [];
const isAmount = ({ type }: Ask) => type === 'money' || type === 'number';

/** Who approved more than a limit: made from the ask before it, which tells what became of the limit. */
const isApprovalOf = (asks: readonly Ask[], { id }: Ask) =>
  asks.some((ask) => alone(ask) !== null && `${ask.id}-approved` === id);

const condition = ({ when }: Ask) => (when === null ? null : conditionWords(when));

function choices(ask: Ask): string[] {
  if (!('choices' in ask)) return [];
  return ask.choices.map(({ id, label, ends }) => `${id}: ${label}${ends === null ? '' : ` (ends as ${ends})`}`);
}

/** The words by which a note gives the answer away, with the answer where there are several. */
const tells = ({ toldBy = [] }: Ask) =>
  toldBy.map(({ value, words }) => `${value === null ? '' : `${value}: `}${words.join(', ')}`);

/** After which answer a call ends in which way. */
function endings(ask: Ask): string[] {
  if (!('ends' in ask) || ask.ends === undefined) return [];
  return Object.entries(ask.ends).flatMap(([answer, end]) => (end === null ? [] : [`${answer}: ${end}`]));
}

/** What only some types of asks have. */
function diffByType(before: Ask, after: Ask): string[] {
  const word = (name: string, of: (ask: Ask) => string | number | null) => {
    const [was, is] = [of(before), of(after)];
    return changedWord(name, was === null ? null : `${was}`, is === null ? null : `${is}`);
  };
  const isOpen = (ask: Ask) => 'other' in ask && ask.other;
  const isLast = (ask: Ask) => 'order' in ask && ask.order === 'best-last';
  const always = (ask: Ask) => ('always' in ask ? ask.always : []);
  return [
    ...word('what it reads back', (ask) =>
      'readsBack' in ask && ask.readsBack !== null ? `${ask.readsBack.fact}, from ${ask.readsBack.from}` : null,
    ),
    ...(isOpen(before) === isOpen(after)
      ? []
      : [isOpen(after) ? 'takes other words too now' : 'takes only what is listed now']),
    ...(isLast(before) === isLast(after)
      ? []
      : [isLast(after) ? "shows the agent's favourite last now" : 'shows what is typed in its order now']),
    ...changedLines('how the call ends', endings(before), endings(after)),
    ...changedLines('what is listed from the beginning', always(before), always(after)),
    ...word('the least', (ask) => ('min' in ask ? ask.min : null)),
    ...word('the most', (ask) => ('max' in ask ? ask.max : null)),
    ...word('the currency', (ask) => ('currency' in ask ? ask.currency : null)),
    ...word('the kind of promise', (ask) => ('kind' in ask ? ask.kind : null)),
    ...word('the time that is offered', (ask) => ('suggest' in ask ? ask.suggest : null)),
  ];
}

const told = [
  'id',
  'fact',
  'type',
  'label',
  'hint',
  'required',
  'internal',
  'message',
  'prefill',
  'when',
  'choices',
  'toldBy',
  'readsBack',
  'ends',
  'other',
  'order',
  'always',
  'min',
  'max',
  'currency',
  'kind',
  'suggest',
  'owner',
];

/** Fields that nothing above has words for, as they are. */
function rest(ask: Ask): string | null {
  const others = Object.entries(ask).filter(([name, value]) => !told.includes(name) && value !== null);
  return others.length === 0 ? null : others.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ');
}
