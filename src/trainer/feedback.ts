import { endScript, stepName } from '../engine/cursor.ts';
import type { Playbook, Step, Wording } from '../playbook/playbook.ts';

/** The words that a remark is about; null where it is about the whole step, or there is no such line. */
export function lineOf(book: Playbook, step: string, line: number | null): string | null {
  return line === null ? null : (linesOf(book, step)[line]?.text ?? null);
}

/** Whether a playbook still says it in this step. */
export function stillSays(book: Playbook, step: string, text: string): boolean {
  return linesOf(book, step).some((wording) => wording.text === text);
}

function linesOf(book: Playbook, step: string): readonly Wording[] {
  if (step === stepName(endScript, 'wrap-up')) return book.closing;
  return stepOf(book, step)?.say ?? [];
}

/** What a trainer knows it by; the screens at the end of a call are in no playbook. */
export function titleOf(book: Playbook, step: string): string {
  return stepOf(book, step)?.title ?? (step.startsWith(`${endScript}/`) ? 'At the end of the call' : step);
}

function stepOf(book: Playbook, name: string): Step | undefined {
  const [script, inner] = name.split('/');
  if (inner === undefined) return book.steps.find(({ id }) => id === name);
  return book.scripts[script ?? '']?.steps.find(({ id }) => id === inner);
}
