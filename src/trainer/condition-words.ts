import type { Condition, TimeLimit } from '../playbook/playbook.ts';

/** A condition as a person reads it: "understood: no", "cost over 50". */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'is':
      return `${condition.fact}: ${condition.values.join(' or ')}`;
    case 'given':
      return `${condition.fact} ${condition.given ? 'is known' : 'is not known'}`;
    case 'over':
    case 'under':
      return `${condition.fact} ${condition.kind} ${condition.than}`;
    case 'not':
      return `not (${conditionWords(condition.of)})`;
    case 'all':
      return condition.of.map(inner).join(' and ');
    case 'any':
      return condition.of.map(inner).join(' or ');
  }
}

function inner(condition: Condition): string {
  const words = conditionWords(condition);
  return condition.kind === 'any' || condition.kind === 'all' ? `(${words})` : words;
}

/** How many rounds a loop has at most. */
export function rounds(atMost: number): string {
  return `${atMost === 1 ? 'once' : atMost === 2 ? 'twice' : `${atMost} times`} at most`;
}

/** A limit for the whole case, with what is due then: "within 8 weeks, else: Send the final answer (complaints desk)". */
export function limitWords({ within, duty, owner, when }: TimeLimit): string {
  const whose = owner === null ? '' : ` (${owner})`;
  return `within ${within}, else: ${duty}${whose}${when === null ? '' : `, if ${conditionWords(when)}`}`;
}
