import { followUpKinds } from '../followup/follow-up.ts';

/** The names that every call knows by itself: say-lines may use them without an ask. */
export const knownNames = {
  agent: 'the agent who is speaking',
  customer: "the customer's name",
  contact: 'the number or address where the customer is reached',
  reference: "the customer's reference, such as an order number",
  direct: "the agent's own number or extension",
  'called-for': 'what a follow-up call was promised as: callback, update, check-in or fix',
  promise: 'the last promise that was spoken, in words',
} as const;

/** The names among them that hold one of a few words, so that a condition can compare them. */
export const knownValues: Readonly<Record<string, readonly string[]>> = { 'called-for': followUpKinds };

export type KnownName = keyof typeof knownNames;

export function isKnownName(name: string): name is KnownName {
  return Object.hasOwn(knownNames, name);
}
