/** Text as a database can keep it: half characters and NUL would come back as something else, or cut the text off. */
export function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`The store was given a ${typeof value} where text belongs.`);
  return value.replace(/[\ud800-\udfff]/gu, '\ufffd').replaceAll('\0', '\u2400');
}

/** JSON with the keys of each object in one order, so that equal values have equal text. */
export function json(value: unknown): string {
  return text(JSON.stringify(value, (_, part: unknown) => (isObject(part) ? sorted(part) : part)));
}

export type Bindable = string | number | null;

/** A row as SQLite takes it: text made safe, whole numbers, nulls. Anything else is a mistake of ours. */
export function bound<Row extends Record<string, Bindable>>(row: Row): Record<string, Bindable> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, boundValue(name, value)]));
}

function boundValue(name: string, value: Bindable): Bindable {
  if (value === null) return null;
  if (typeof value !== 'number') return text(value);
  if (!Number.isSafeInteger(value)) throw new TypeError(`"${name}" must be a whole number, not ${value}.`);
  return value;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
