import { lines, oneLine } from '../../text/safe.ts';
import { dispositions } from '../dispositions.ts';
import type { PlaybookForm } from '../format/playbook-form.ts';
import type { ScoreForm } from '../format/score-form.ts';
import type { Playbook, ScoreWish, Script } from '../playbook.ts';
import type { Scenario } from '../scenario.ts';
import { slug, titled } from '../slug.ts';
import { childOf, entryOf, type Tree } from '../source/tree.ts';
import { builtInClosing } from './built-in.ts';
import { compilePolicy, tellStep, toldStep } from './policy.ts';
import { compileSay } from './say.ts';
import { compileSteps } from './step.ts';
import { compileTests } from './tests.ts';
import { checkLabel, checkSentences, type Workbench } from './workbench.ts';

const formatVersion = 1;

/** Turns the form that a person wrote into the form that the engine runs: every default filled in. */
export function compilePlaybook(
  form: PlaybookForm,
  tree: Tree,
  file: string,
  bench: Workbench,
): { playbook: Playbook; tests: Scenario[] } {
  checkLabel(bench, childOf(tree, 'title'));
  checkSentences(bench, childOf(tree, 'about'));
  const scripts = Object.values(form.scripts ?? {}).flatMap(({ steps }) => steps);
  for (const { id } of [...(form.steps ?? []), ...scripts]) if (id !== undefined) bench.stepIds.add(id);
  if (form.policy.tell !== undefined) bench.stepIds.add(toldStep);
  const policy = compilePolicy(form.policy, childOf(tree, 'policy'), bench);
  const steps = [
    ...compileSteps(form.steps ?? [], childOf(tree, 'steps'), bench),
    ...tellStep(policy.tell, tree, bench),
  ];
  const closing = compileSay(form.closing, childOf(tree, 'closing'), false, bench);
  const playbook: Playbook = {
    format: formatVersion,
    id: form.id ?? idOfFile(file),
    title: oneLine(form.title),
    about: form.about === undefined ? null : lines(form.about).trim() || null,
    draft: form.draft,
    liveFrom: form['live-from'] ?? null,
    language: oneLine(form.language),
    policy,
    neverSay: neverSay(form['never-say'] ?? {}),
    dispositions: { ...dispositions, ...trimmed(form.dispositions ?? {}) },
    steps,
    closing: closing.length === 0 ? builtInClosing() : closing,
    ...(form.scores === undefined ? {} : { scores: Object.entries(form.scores).map(scoreWish) }),
    scripts: compileScripts(form.scripts ?? {}, childOf(tree, 'scripts'), bench),
  };
  bench.places.put(playbook, tree);
  return { playbook, tests: compileTests(form.tests ?? [], childOf(tree, 'tests'), bench) };
}

function scoreWish([name, form]: [string, ScoreForm]): ScoreWish {
  if (typeof form === 'number') return { name, weight: form, critical: false, coachable: false, label: null };
  const { weight = 1, critical, coachable } = form;
  return { name, weight, critical, coachable, label: form.label === undefined ? null : oneLine(form.label) || null };
}

function compileScripts(
  forms: NonNullable<PlaybookForm['scripts']>,
  tree: Tree | undefined,
  bench: Workbench,
): Record<string, Script> {
  const scripts = Object.entries(forms).flatMap(([id, form]): [string, Script][] => {
    const entry = entryOf(tree, id);
    if (entry === undefined) return [];
    checkLabel(bench, childOf(entry.value, 'title'));
    const steps = compileSteps(form.steps, childOf(entry.value, 'steps'), bench);
    const script = { id, title: oneLine(form.title ?? '') || titled(id), card: form.card, steps };
    return [[id, bench.places.put(script, entry.value, entry.at)]];
  });
  return Object.fromEntries(scripts);
}

/** Its own phrases. The built-in ones are added where they are looked for, in their newest form. */
function neverSay(own: Readonly<Record<string, string>>): Playbook['neverSay'] {
  return Object.entries(own).map(([phrase, better]) => ({ phrase: oneLine(phrase), better: oneLine(better) }));
}

function trimmed(labels: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([id, label]) => (label === undefined ? [] : [[id, oneLine(label)]])),
  );
}

function idOfFile(file: string): string {
  const base = file.split(/[/\\]/).at(-1) ?? '';
  return slug(base.replace(/\.[a-z]+$/i, '')) || 'playbook';
}
