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
    ...changedWord('the help below it', before.hint, after.hint),
    ...changedWord('the message', before.message, after.message),
    ...changedWord('the fact', before.fact, after.fact),
    ...changedWord('what is offered', before.prefill, after.prefill),
    ...changedWord('when it is asked', condition(before), condition(after)),
    ...changedLines('a choice', choices(before), choices(after)),
    ...changedWord('the rest of it', rest(before), rest(after)),
  ];
}

function becameRequired(before: Required, after: Required): string {
  if (after === 'no') return 'is not required any more';
  if (after === 'critical') return 'became critical: the call cannot be finished without it';
  return before === 'critical' ? 'is required, and critical no more' : 'became required';
}

const condition = ({ when }: Ask) => (when === null ? null : conditionWords(when));

function choices(ask: Ask): string[] {
  if (!('choices' in ask)) return [];
  return ask.choices.map(({ id, label, ends }) => `${id}: ${label}${ends === null ? '' : ` (ends as ${ends})`}`);
}

const told = ['id', 'fact', 'type', 'label', 'hint', 'required', 'internal', 'message', 'prefill', 'when', 'choices'];

/** The fields that only some types have, as they are. */
function rest(ask: Ask): string | null {
  const others = Object.entries(ask).filter(([name, value]) => !told.includes(name) && value !== null);
  return others.length === 0 ? null : others.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ');
}
