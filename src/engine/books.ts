import type { Digest, Playbook, Script, Step } from '../playbook/playbook.ts';
import { builtInWayOut, wayOut } from '../playbook/way-out.ts';
import type { CallState } from './call-state.ts';
import { endScript, type Frame, here, listenScript, mainScript } from './cursor.ts';

/** The playbooks a call has used, by digest: a call may switch method while it runs. */
export type Books = ReadonlyMap<Digest, Playbook>;

/** The playbook that the call is in now. Throws when the caller did not load it. */
export function bookOf(books: Books, state: Pick<CallState, 'cursor'>): Playbook {
  const book = books.get(state.cursor.playbook);
  if (book === undefined) throw new Error(`Playbook ${state.cursor.playbook} of a call is not loaded.`);
  return book;
}

/** The steps of the playbook itself or of one of its scripts; none when there is no such script. */
export function stepsOf(book: Playbook, script: string): readonly Step[] {
  if (script === mainScript) return book.steps;
  return scriptOf(book, script)?.steps ?? [];
}

/** A sub-script or card by its name; the way out is there in every playbook. */
export function scriptOf(book: Playbook, name: string): Script | undefined {
  return Object.hasOwn(book.scripts, name) ? book.scripts[name] : name === wayOut ? builtInWayOut : undefined;
}

/** The step a frame stands on; null on the built-in places (listen mode and the end of the call). */
export function stepAt(book: Playbook, frame: Frame): Step | null {
  if (frame.script === endScript || frame.script === listenScript) return null;
  const step = stepsOf(book, frame.script).find((s) => s.id === frame.step);
  if (step === undefined) throw new Error(`Step "${frame.script}/${frame.step}" passed lint and is missing.`);
  return step;
}

/** The step the call stands on; null in listen mode and at the end of the call. */
export function currentStep(book: Playbook, state: Pick<CallState, 'cursor'>): Step | null {
  return stepAt(book, here(state.cursor));
}
