import { endScript } from '../engine/cursor.ts';
import type { Playbook, Step } from '../playbook/playbook.ts';

/** What a trainer knows it by; the screens at the end of a call are in no playbook. */
export function titleOf(book: Playbook, step: string): string {
  return stepOf(book, step)?.title ?? (step.startsWith(`${endScript}/`) ? 'At the end of the call' : step);
}

/** A step as the transcript names it: by its id, or with its script before it. */
export function stepOf(book: Playbook, name: string): Step | undefined {
  const [script, inner] = name.split('/');
  if (inner === undefined) return book.steps.find(({ id }) => id === name);
  return book.scripts[script ?? '']?.steps.find(({ id }) => id === inner);
}

/** What an ask of a step is called on the screen; null where there is none of that name. */
export function labelOf(book: Playbook, step: string, ask: string): string | null {
  return stepOf(book, step)?.asks.find(({ id }) => id === ask)?.label ?? null;
}
