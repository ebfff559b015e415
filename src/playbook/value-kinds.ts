import type { HandOver, Money, OptionList, Promised, Value } from './values.ts';

// Values are plain JSON, so that a stored one can be read back: each shape is known by a field that only it has.

export function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

export function isMoney(value: Value): value is Money {
  return isRecord(value) && 'amount' in value;
}

export function isOptionList(value: Value): value is OptionList {
  return isRecord(value) && 'options' in value;
}

export function isHandOver(value: Value): value is HandOver {
  return isRecord(value) && 'receiver' in value;
}

function isRecord(value: Value): value is Money | OptionList | HandOver | Promised {
  return typeof value === 'object' && !Array.isArray(value);
}
