/** The names that every call knows by itself: say-lines may use them without an ask. */
export const knownNames = {
  agent: 'the agent who is speaking',
  customer: "the customer's name",
  contact: 'the number or address where the customer is reached',
  reference: "the customer's reference, such as an order number",
  direct: "the agent's own number or extension",
  promise: 'the last promise that was spoken, in words',
} as const;

export type KnownName = keyof typeof knownNames;

export function isKnownName(name: string): name is KnownName {
  return Object.hasOwn(knownNames, name);
}
