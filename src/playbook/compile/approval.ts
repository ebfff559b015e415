import { oneLine } from '../../text/safe.ts';
import { showMoney } from '../answers/number.ts';
import type { AskForm } from '../format/ask-form.ts';
import type { Ask, Condition } from '../playbook.ts';
import { childOf, entryOf, type Tree } from '../source/tree.ts';
import { tellError, type Workbench } from './workbench.ts';

/**
 * The ask that stands behind an amount with a limit: who approved what is above it. It is missing at the write-up like
 * any other answer and lifted by a reason, so that nobody waits for a lead on a live call and it is seen all the same.
 */
export function approvalOf(ask: Ask, form: AskForm, tree: Tree, bench: Workbench): Ask[] {
  const { limit } = form;
  if (limit === undefined) {
    const named = entryOf(tree, 'approved-by');
    if (named !== undefined)
      tellError(
        bench,
        named.at,
        'field-for-type',
        '"approved-by" needs a "limit".',
        'Say up to where nobody is asked.',
      );
    return [];
  }
  if (ask.type !== 'money' && ask.type !== 'number') return [];
  const over: Condition = { kind: 'over', fact: ask.fact, than: limit };
  const place = childOf(tree, 'limit') ?? tree;
  const approval: Ask = {
    type: 'text',
    id: `${ask.id}-approved`,
    fact: `${ask.fact}-approved`,
    label: `More than ${amountOf(form)}: who approved it?`,
    hint: `${approver(form)}; without a name, a reason is wanted afterwards`,
    required: 'yes',
    internal: true,
    message: null,
    prefill: null,
    when: ask.when === null ? over : { kind: 'all', of: [ask.when, over] },
  };
  return [bench.places.put(approval, place, entryOf(tree, 'limit')?.at ?? place.at)];
}

/** The limit of an ask as a sentence holds it. */
export function amountOf({ limit = 0, currency }: AskForm): string {
  return currency === undefined ? String(limit) : showMoney({ amount: String(limit), currency });
}

/** Who says yes above it. */
export const approver = (form: AskForm): string => oneLine(form['approved-by'] ?? '') || 'somebody who may';
