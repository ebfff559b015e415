import { oneLine } from '../../text/safe.ts';
import type { NextForm, StepForm } from '../format/step-form.ts';
import type { Rule, Step, Target } from '../playbook.ts';
import { slug, titled } from '../slug.ts';
import { childOf, entryOf, type Tree } from '../source/tree.ts';
import { compileAsks } from './ask.ts';
import { compileCondition } from './condition.ts';
import { compileSay } from './say.ts';
import { checkLabel, checkSentences, tellError, type Workbench } from './workbench.ts';

export function compileSteps(forms: readonly StepForm[], tree: Tree | undefined, bench: Workbench): Step[] {
  return forms.map((form, index) => {
    const node = childOf(tree, index);
    if (node === undefined) throw new Error(`Step ${index + 1} passed the schema and has no place.`);
    const step = compileStep(form, index, node, bench);
    return bench.places.put(step, node, entryOf(node, 'id')?.value.at ?? entryOf(node, 'title')?.value.at ?? node.at);
  });
}

function compileStep(form: StepForm, index: number, tree: Tree, bench: Workbench): Step {
  if (form.id === undefined && form.title === undefined) {
    tellError(bench, tree.at, 'step-name', 'This step has no name.', 'Give it a title, or an id.');
  }
  checkLabel(bench, childOf(tree, 'title'));
  checkSentences(bench, childOf(tree, 'guide'));
  const id = form.id ?? freeId(slug(form.title ?? '') || `step-${index + 1}`, bench);
  return {
    id,
    letters: oneLine(form.letter ?? '')
      .split(' ')
      .filter((letter) => letter !== ''),
    title: oneLine(form.title ?? '') || titled(id),
    acts: form.act === undefined ? [] : [form.act].flat(),
    phase: form.phase,
    mode: form.mode,
    guide: (form.guide ?? []).map(oneLine).filter((line) => line !== ''),
    say: compileSay(form.say, childOf(tree, 'say'), form.verbatim ?? false, bench),
    asks: compileAsks(form.ask, childOf(tree, 'ask'), bench),
    when: compileCondition(form.when, childOf(tree, 'when'), bench),
    next: compileNext(form.next, childOf(tree, 'next'), bench),
  };
}

/** Two steps may have one title: the second is `apologise-2`. */
function freeId(wanted: string, { stepIds }: Workbench): string {
  let id = wanted;
  for (let count = 2; stepIds.has(id); count += 1) id = `${wanted}-${count}`;
  stepIds.add(id);
  return id;
}

function compileNext(form: StepForm['next'], tree: Tree | undefined, bench: Workbench): Rule[] {
  if (form === undefined || tree === undefined) return [];
  if (!Array.isArray(form)) return compileRule(form, tree, bench);
  return form.flatMap((rule, index) => compileRule(rule, childOf(tree, index) ?? tree, bench));
}

function compileRule(form: NextForm, tree: Tree, bench: Workbench): Rule[] {
  const when = compileCondition(form.when, childOf(tree, 'when'), bench);
  const ways = (['go', 'redo', 'run', 'end'] as const).filter((way) => form[way] !== undefined && form[way] !== false);
  const [way] = ways;
  if (ways.length !== 1 || way === undefined) {
    const message =
      ways.length === 0 ? 'This says no way on.' : `This names ${ways.join(' and ')}: a way on is one of them.`;
    tellError(bench, tree.at, 'one-way', message, 'Name one of go, redo, run and end.');
    return [];
  }
  const limit = entryOf(tree, 'at-most');
  if (limit !== undefined && way !== 'redo') {
    tellError(bench, limit.at, 'one-way', `"at-most" counts rounds of redo, not of ${way}.`);
  }
  return [bench.places.put({ when, to: target(form) }, tree, entryOf(tree, way)?.at ?? tree.at)];
}

function target(form: NextForm): Target {
  if (form.go !== undefined) return { kind: 'go', step: form.go };
  if (form.redo !== undefined) return { kind: 'redo', step: form.redo, atMost: form['at-most'] };
  return form.run === undefined ? { kind: 'end' } : { kind: 'run', script: form.run };
}
