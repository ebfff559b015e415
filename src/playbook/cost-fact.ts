/** The fact that an ask of type `options` gives beside its own, when the option that was chosen costs the customer. */
export function costFactOf(fact: string): string {
  return `${fact}-cost`;
}
