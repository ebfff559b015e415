import type { ConditionForm, FactTest } from '../format/condition-form.ts';
import type { Condition } from '../playbook.ts';
import { childOf, entryOf, type Tree } from '../source/tree.ts';
import { tellError, type Workbench } from './workbench.ts';

/** A condition with the place of each of its parts; null where there is none. */
export function compileCondition(
  form: ConditionForm | undefined,
  tree: Tree | undefined,
  bench: Workbench,
): Condition | null {
  if (form === undefined || tree === undefined) return null;
  const parts = Object.entries(form).flatMap(([name, given]): Condition[] => {
    const entry = entryOf(tree, name);
    if (given === undefined || entry === undefined) return [];
    if (name === 'any') return [anyOf(form.any ?? [], entry.value, bench)];
    if (name === 'not') {
      const of = compileCondition(form.not, entry.value, bench);
      return of === null ? [] : [bench.places.put<Condition>({ kind: 'not', of }, entry.value, entry.at)];
    }
    return factTests(name, given as FactTest).map((test) => bench.places.put(test, entry.value, entry.at));
  });
  if (parts.length === 0) {
    tellError(
      bench,
      tree.at,
      'empty-condition',
      'This condition names nothing.',
      'Name an ask and what its answer must be, as in { understood: no }.',
    );
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined
    ? only
    : bench.places.put<Condition>({ kind: 'all', of: parts }, tree);
}

function anyOf(forms: readonly ConditionForm[], tree: Tree, bench: Workbench): Condition {
  const of = forms.flatMap((form, index) => compileCondition(form, childOf(tree, index), bench) ?? []);
  const either: Condition = { kind: 'any', of };
  return bench.places.put(either, tree);
}

function factTests(fact: string, given: FactTest): Condition[] {
  if (given === 'given' || given === 'missing') return [{ kind: 'given', fact, given: given === 'given' }];
  if (typeof given === 'string') return [{ kind: 'is', fact, values: [yesOrNo(given)] }];
  if (Array.isArray(given)) return [{ kind: 'is', fact, values: given.map(yesOrNo) }];
  const { over, under } = given;
  return [
    ...(over === undefined ? [] : [{ kind: 'over' as const, fact, than: over }]),
    ...(under === undefined ? [] : [{ kind: 'under' as const, fact, than: under }]),
  ];
}

function yesOrNo(typed: string): string {
  const value = typed.trim();
  return value === 'true' ? 'yes' : value === 'false' ? 'no' : value;
}
