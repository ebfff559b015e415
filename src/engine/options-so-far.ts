import { startOptions } from '../playbook/options.ts';
import type { Ask } from '../playbook/playbook.ts';
import type { OptionList } from '../playbook/values.ts';
import type { CallState } from './call-state.ts';

/** The options that are listed. When the step is done again the list stays, and the choice is open again. */
export function optionsSoFar(state: CallState, ask: Ask & { type: 'options' }, pass: number): OptionList {
  const own = state.facts.get(ask.fact)?.at(-1);
  const earlier = own?.value;
  if (own === undefined || typeof earlier !== 'object' || earlier === null || !('options' in earlier))
    return startOptions(ask);
  return own.pass < pass ? { ...earlier, chosen: null } : earlier;
}
