// What is used of ical.js. Its own declarations import files without saying which, and TypeScript takes that for an error
// here; tsconfig.json names this file instead.

declare class Component {
  constructor(jCal: unknown);
  getAllSubcomponents(name: string): Component[];
  getAllProperties(name: string): Property[];
  getFirstPropertyValue(name: string): unknown;
  hasProperty(name: string): boolean;
}

declare class Property {
  getValues(): unknown[];
}

declare class Time {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** A whole day, without a clock. */
  isDate: boolean;
  clone(): Time;
  compare(other: Time): number;
}

declare class Duration {
  toSeconds(): number;
}

declare class Recur {
  freq: string | null;
  interval: number;
  until: Time | null;
  count: number | null;
  parts: Readonly<Record<string, unknown>>;
  getComponent(part: string): unknown[];
  iterator(start: Time): { next(): Time | null };
}

declare function parse(text: string): unknown[];

declare const ICAL: {
  Component: typeof Component;
  Time: typeof Time;
  Duration: typeof Duration;
  Recur: typeof Recur;
  parse: typeof parse;
};

export type { Component, Recur, Time };
export default ICAL;
