import { UserError } from '../call/user-error.ts';
import type { Reply } from '../engine/reply.ts';
import type { FollowUpKind } from '../followup/follow-up.ts';
import type { CallPhase, Playbook, Step } from '../playbook/playbook.ts';
import { meantBy } from '../text/nearest.ts';

/** Where a preview begins: on which call, and what leads from its first screen to there. */
export type Beginning = { book: Playbook; phase: CallPhase; calledFor: FollowUpKind; replies: readonly Reply[] };

/**
 * The beginning at a step, a script or a step of a script (`script/step`); without one, of the call itself. Throws a
 * `UserError` that says what there is.
 */
export function beginningAt(book: Playbook, name: string | null): Beginning {
  const plain = { book, phase: 'call' as const, calledFor: 'check-in' as const, replies: [] };
  if (name === null) return plain;
  const step = book.steps.find(({ id }) => id === name) ?? book.steps.find(({ letters }) => letters.includes(name));
  if (step !== undefined) return { ...plain, ...leadingTo(step) };
  const [script = '', inner] = (onlyInScript(book, name) ?? name).split('/');
  const found = Object.hasOwn(book.scripts, script) ? book.scripts[script] : undefined;
  const from = found?.steps.findIndex(({ id }) => id === inner) ?? -1;
  if (found === undefined || (inner !== undefined && from < 0)) throw unknown(book, name);
  // Here the agent can call it up like a card, whatever runs it on a call.
  const steps =
    inner === undefined ? found.steps : [{ ...found.steps[from], when: null } as Step, ...found.steps.slice(from + 1)];
  const scripts = { ...book.scripts, [script]: { ...found, card: true, steps } };
  return { ...plain, book: { ...book, scripts }, replies: [{ kind: 'card', id: script }] };
}

/** A step that stands in one script alone needs no name of the script before it. */
function onlyInScript(book: Playbook, name: string): string | null {
  if (Object.hasOwn(book.scripts, name)) return null;
  const found = inScripts(book).filter((one) => one.endsWith(`/${name}`));
  return found.length === 1 ? (found[0] ?? null) : null;
}

const inScripts = ({ scripts }: Playbook) =>
  Object.values(scripts).flatMap(({ id, steps }) => steps.map((step) => `${id}/${step.id}`));

function leadingTo({ id, phase }: Step): Pick<Beginning, 'phase' | 'replies'> {
  const jump: Reply = { kind: 'jump', step: id };
  if (phase !== 'after') return { phase, replies: [jump] };
  return { phase: 'call', replies: [{ kind: 'hung-up', disposition: 'solved', stay: true }, jump] };
}

function unknown(book: Playbook, name: string): UserError {
  const ids = [...book.steps.map(({ id }) => id), ...Object.keys(book.scripts), ...inScripts(book)];
  return new UserError(
    `${book.title} has no step "${name}".${meantBy(name, ids)}`,
    `There are: ${ids.join(', ')}.`,
    'not-found',
  );
}
