import { oneLine } from '../../text/safe.ts';
import { type AskForm, wholeAskForm } from '../format/ask-form.ts';
import type { StepForm } from '../format/step-form.ts';
import type { Ask, AskType, Choice } from '../playbook.ts';
import { slug, titled } from '../slug.ts';
import { childOf, entryOf, type Tree } from '../source/tree.ts';
import { amountOf, approvalOf, approver } from './approval.ts';
import { compileCondition } from './condition.ts';
import { compileToldBy } from './told-by.ts';
import { checkLabel, checkSentences, tellError, type Workbench } from './workbench.ts';

/** The types for which a field means something; a field that is not listed is for all. */
const typesOfField: Readonly<Record<string, readonly AskType[]>> = {
  choices: ['choice', 'choices'],
  other: ['choice', 'choices'],
  min: ['number', 'money', 'options'],
  max: ['number', 'money', 'options'],
  order: ['options'],
  always: ['options'],
  kind: ['follow-up'],
  suggest: ['follow-up'],
  currency: ['money'],
  limit: ['number', 'money'],
  'approved-by': ['number', 'money'],
  owner: ['follow-up'],
  'reads-back': ['yes-no'],
  ends: ['yes-no'],
  'told-by': ['text', 'yes-no', 'choice', 'choices'],
};

export function compileAsks(forms: StepForm['ask'], tree: Tree | undefined, bench: Workbench): Ask[] {
  return Object.entries(forms ?? {}).flatMap(([id, form]): Ask[] => {
    const entry = entryOf(tree, id);
    if (entry === undefined) return [];
    const ask = compileAsk(id, wholeAskForm(form), entry.value, bench);
    const toldBy = compileToldBy(ask, wholeAskForm(form)['told-by'], childOf(entry.value, 'told-by'), bench);
    const whole = toldBy.length === 0 ? ask : { ...ask, toldBy };
    const approval = approvalOf(whole, wholeAskForm(form), entry.value, bench);
    return [bench.places.put(whole, entry.value, entry.at), ...approval];
  });
}

function compileAsk(id: string, form: AskForm, tree: Tree, bench: Workbench): Ask {
  for (const name of ['label', 'hint']) checkLabel(bench, childOf(tree, name));
  checkSentences(bench, childOf(tree, 'message'));
  checkFields(form, tree, bench);
  const base = {
    id,
    fact: form.fact ?? id,
    label: oneLine(form.label ?? '') || titled(id),
    hint: hintOf(form),
    required: form.required,
    // A task for ourselves is nothing that they could hear of.
    internal: form.internal || (form.type === 'follow-up' && form.kind === 'internal'),
    message: words(form.message),
    prefill: form.prefill ?? null,
    when: compileCondition(form.when, childOf(tree, 'when'), bench),
  };
  const { type } = form;
  switch (type) {
    case 'text':
    case 'contact':
    case 'check':
    case 'notes':
    case 'hand-over':
      return { ...base, type };
    case 'yes-no':
      return { ...base, type, readsBack: form['reads-back'] ?? null, ...endsOf(form) };
    case 'choice':
    case 'choices':
      return { ...base, type, choices: compileChoices(form, tree, bench), other: form.other ?? false };
    case 'options': {
      const always = (form.always ?? []).map(oneLine);
      return { ...base, type, min: form.min ?? 1, max: form.max ?? 9, order: form.order ?? 'as-told', always };
    }
    case 'follow-up':
      return {
        ...base,
        type,
        kind: form.kind ?? 'callback',
        suggest: words(form.suggest),
        ...ownerOf(form, tree, bench),
      };
    case 'money':
      return { ...base, type, currency: form.currency ?? null, min: form.min ?? null, max: form.max ?? null };
    case 'number':
      return { ...base, type, min: form.min ?? null, max: form.max ?? null };
  }
}

function endsOf({ ends }: AskForm): Pick<Ask & { type: 'yes-no' }, 'ends'> {
  return ends === undefined ? {} : { ends: { yes: ends.yes ?? null, no: ends.no ?? null } };
}

function ownerOf({ owner, kind }: AskForm, tree: Tree, bench: Workbench): { owner?: string } {
  if (owner === undefined) return {};
  if (kind !== 'internal') {
    const at = entryOf(tree, 'owner')?.at ?? tree.at;
    const message = 'What a customer is promised belongs to whoever promised it.';
    tellError(bench, at, 'field-for-type', message, 'Leave "owner" out, or give it the kind internal.');
  }
  return { owner: oneLine(owner) };
}

/** What the agent should know while the field is filled: the own words first, then where the own say ends. */
function hintOf(form: AskForm): string | null {
  const owner = form.owner === undefined ? null : `for: ${oneLine(form.owner)}`;
  const limit = form.limit === undefined ? null : `up to ${amountOf(form)} without ${approver(form)}`;
  return [words(form.hint), owner, limit].filter((part) => part !== null).join('; ') || null;
}

function checkFields(form: AskForm, tree: Tree, bench: Workbench): void {
  if (tree.kind !== 'map') return;
  for (const { key, at } of tree.entries) {
    const types = Object.hasOwn(typesOfField, key) ? typesOfField[key] : undefined;
    if (types === undefined || types.includes(form.type)) continue;
    const message = `"${key}" means nothing for an ask of type ${form.type}.`;
    tellError(bench, at, 'field-for-type', message, `It is for ${types.join(', ')}.`);
  }
}

function compileChoices(form: AskForm, tree: Tree, bench: Workbench): Choice[] {
  const given = form.choices ?? {};
  const node = childOf(tree, 'choices');
  const choices = Array.isArray(given)
    ? given.map((label, index) => ({ id: slug(label) || `choice-${index + 1}`, label, ends: null }))
    : Object.entries(given).map(([id, choice]) =>
        typeof choice === 'string'
          ? { id, label: choice, ends: null }
          : { id, label: choice.label, ends: choice.ends ?? null },
      );
  return choices.map((choice, index) => {
    const [named, listed] = [entryOf(node, choice.id), childOf(node, index)];
    checkLabel(
      bench,
      named === undefined ? listed : named.value.kind === 'map' ? childOf(named.value, 'label') : named.value,
    );
    const made = { ...choice, label: oneLine(choice.label) || titled(choice.id) };
    return bench.places.put(made, named?.value ?? listed ?? node ?? tree, named?.at ?? (listed ?? node ?? tree).at);
  });
}

function words(given: string | undefined): string | null {
  return given === undefined ? null : oneLine(given) || null;
}
