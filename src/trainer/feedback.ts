import { endScript, stepName } from '../engine/cursor.ts';
import type { Playbook, Wording } from '../playbook/playbook.ts';
import { stepOf } from './step-words.ts';

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
