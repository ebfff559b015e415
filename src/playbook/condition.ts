import type { Condition } from './playbook.ts';
import { isHandOver, isList, isMoney } from './value-kinds.ts';
import type { Value } from './values.ts';

/** Whether a condition holds, given what each fact is now. What was never answered is `undefined`. */
export function holds(condition: Condition, value: (fact: string) => Value | undefined): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => holds(part, value));
    case 'any':
      return condition.of.some((part) => holds(part, value));
    case 'not':
      return !holds(condition.of, value);
    case 'is': {
      const held = value(condition.fact);
      return held !== undefined && condition.values.some((wanted) => is(held, wanted));
    }
    case 'given':
      return isGiven(value(condition.fact)) === condition.given;
    case 'over':
    case 'under': {
      const held = numberOf(value(condition.fact));
      if (held === null) return false;
      return condition.kind === 'over' ? held > condition.than : held < condition.than;
    }
  }
}

/** An empty text or list says as little as no answer. */
function isGiven(value: Value | undefined): boolean {
  if (value === undefined) return false;
  return typeof value === 'string' || isList(value) ? value.length > 0 : true;
}

function is(value: Value, wanted: string): boolean {
  if (typeof value === 'boolean') return wanted === (value ? 'yes' : 'no');
  if (typeof value === 'string') return value === wanted;
  if (isList(value)) return value.includes(wanted);
  if (isHandOver(value)) return wanted === (value.accepted ? 'yes' : 'no');
  const held = numberOf(value);
  return held !== null && wanted.trim() !== '' && held === Number(wanted);
}

function numberOf(value: Value | undefined): number | null {
  if (typeof value === 'number') return value;
  return value !== undefined && isMoney(value) ? Number(value.amount) : null;
}
