import type { Finding, Place } from '../problem.ts';
import { didYouMean } from './did-you-mean.ts';
import { anchorOf, idOfStep, overlaid, withoutFields } from './step-list.ts';
import { entryOf, type MapEntry, type MapNode, type Tree, textOf } from './tree.ts';

type Tell = (finding: Finding) => void;

/** What belongs to a file itself and is not handed down. */
const ownOnly = ['id', 'tests', 'extends', 'remove', 'draft', 'live-from'];
const joined = ['policy', 'never-say', 'dispositions', 'apology', 'scores'];

/** A playbook on top of the one that it extends: its own fields win, and its steps replace, join or leave. */
export function extendTree(base: MapNode, own: MapNode, tell: Tell): MapNode {
  const removed = entryOf(own, 'remove')?.value;
  const merged = join(withoutFields(base, ownOnly), withoutFields(own, ['extends', 'remove', 'steps']));
  const ownSteps = entryOf(own, 'steps');
  const baseSteps = entryOf(base, 'steps');
  const items = mergeSteps(itemsOf(baseSteps?.value), itemsOf(ownSteps?.value), itemsOf(removed), tell);
  const at = ownSteps?.at ?? baseSteps?.at ?? own.at;
  const value: Tree = { kind: 'list', items, at, bracketed: false };
  return { ...merged, entries: [...merged.entries.filter(({ key }) => key !== 'steps'), { key: 'steps', at, value }] };

  function join(under: MapNode, over: MapNode): MapNode {
    const all = overlaid(under, over);
    const entries = all.entries.map((entry): MapEntry => {
      const below = entryOf(under, entry.key)?.value;
      if (below === undefined || below.kind !== 'map' || entry.value.kind !== 'map' || below === entry.value)
        return entry;
      if (joined.includes(entry.key)) return { ...entry, value: join(below, entry.value) };
      return entry.key === 'scripts' ? { ...entry, value: joinScripts(below, entry.value) } : entry;
    });
    return { ...all, entries };
  }

  function joinScripts(under: MapNode, over: MapNode): MapNode {
    const entries = overlaid(under, over).entries.map((entry): MapEntry => {
      const below = entryOf(under, entry.key)?.value;
      if (below?.kind !== 'map' || entry.value.kind !== 'map' || below === entry.value) return entry;
      const steps = entryOf(entry.value, 'steps');
      const whole = overlaid(below, entry.value);
      if (steps === undefined) return { ...entry, value: whole };
      const list = mergeSteps(itemsOf(entryOf(below, 'steps')?.value), itemsOf(steps.value), [], tell);
      const value: Tree = { kind: 'list', items: list, at: steps.at, bracketed: false };
      return { ...entry, value: overlaid(whole, { ...whole, entries: [{ ...steps, value }] }) };
    });
    return { ...over, entries };
  }
}

/** A field that says where a step stands means something only on top of another playbook. */
export function refuseAnchors(tree: Tree, tell: Tell): void {
  for (const step of itemsOf(entryOf(tree, 'steps')?.value)) {
    const anchor = anchorOf(step);
    if (anchor === undefined) continue;
    const message = `"${anchor.key}" is for a playbook that extends another: here the steps stand in order already.`;
    tell({ at: anchor.at, severity: 'error', rule: 'extends', message, hint: null });
  }
}

function mergeSteps(
  base: readonly Tree[],
  own: readonly Tree[],
  removed: readonly Tree[],
  tell: Tell,
): readonly Tree[] {
  const steps = [...base];
  for (const name of removed) {
    const at = indexOf(steps, textOf(name));
    if (at < 0) unknown(name.at, textOf(name) ?? '', steps, tell);
    else steps.splice(at, 1);
  }
  for (const step of own) {
    if (step.kind !== 'map') continue;
    const at = indexOf(steps, idOfStep(step));
    const under = steps[at];
    const whole = withoutFields(under?.kind === 'map' ? overlaid(under, step) : step, ['after', 'before']);
    const anchor = anchorOf(step);
    if (anchor === undefined) {
      if (at < 0) steps.push(whole);
      else steps[at] = whole;
      continue;
    }
    if (at >= 0) steps.splice(at, 1);
    const beside = indexOf(steps, textOf(anchor.value));
    if (beside < 0) unknown(anchor.value.at, textOf(anchor.value) ?? '', steps, tell);
    const place = beside < 0 ? steps.length : anchor.key === 'after' ? beside + 1 : beside;
    steps.splice(place, 0, whole);
  }
  return steps;
}

function indexOf(steps: readonly Tree[], id: string | null): number {
  return id === null ? -1 : steps.findIndex((step) => idOfStep(step) === id);
}

function unknown(at: Place, name: string, steps: readonly Tree[], tell: Tell): void {
  const ids = steps.flatMap((step) => idOfStep(step) ?? []);
  const message = `The extended playbook has no step "${name}".`;
  tell({ at, severity: 'error', rule: 'unknown-step', message, hint: didYouMean(name, ids) });
}

function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === 'list' ? tree.items : [];
}
