import type { Act } from './acts.ts';
import type { Step } from './playbook.ts';

/** With these the talk comes to what is on file, or to what can be had. */
const details: ReadonlySet<Act> = new Set(['ask-details', 'ask-wish', 'offer', 'verify', 'do', 'promise', 'goodwill']);

export const hasDetails = ({ acts }: Step) => acts.some((act) => details.has(act));

/** The step of the call from which on a caller is asked who they are, unless the playbook names one. */
export function detailsBegin(steps: readonly Step[], before: string | null): Step | null {
  const named = before === null ? undefined : steps.find(({ id }) => id === before);
  return named ?? steps.find(hasDetails) ?? steps.find(({ asks }) => asks.length > 0) ?? steps[0] ?? null;
}
