import type { Prompter } from '../engine/prompter.ts';
import { isMoveName, moveNames } from '../playbook/move-names.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { ScriptedReply } from '../playbook/scenario.ts';
import { meantBy } from '../text/nearest.ts';
import { scripted } from './scripted.ts';
import { UserError } from './user-error.ts';

/** More Enters than any playbook has places: past that, a line that never fits would press Enter for ever. */
const mostPasses = 500;

/** An answers file that is played. `unplayed` is the first line that the call ended before. */
export type AnswersPrompter = Prompter & { unplayed: () => ScriptedReply | null };

/**
 * Plays a list of replies instead of asking a person. It never waits for anything: what is missing, left over or not
 * understood is a `UserError`, and the call stays open with what was given. A playbook's own test may just stop.
 */
export function answersPrompter(
  lines: readonly ScriptedReply[],
  name: string,
  atTheEnd: 'refuse' | 'leave' = 'refuse',
): AnswersPrompter {
  let at = 0;
  let passes = 0;
  const play: Prompter = async (prompt, { problem }) => {
    const line = lines[at];
    const last = lines[at - 1];
    if (problem !== null) {
      const where = last === undefined ? name : `${name}, line ${last.line}, "${last.name}"`;
      throw new UserError(`${where}: ${problem}`, 'What came before is saved.', 'usage');
    }
    if (line === undefined) {
      if (atTheEnd === 'leave' || prompt.phase === 'after') return { kind: 'gone', how: 'later' };
      throw new UserError(
        `${name} ends before the call does: "end" is missing.`,
        'Add a line such as "- end: solved". What was given is kept as an open call.',
        'input-needed',
      );
    }
    const step = passes >= mostPasses ? ({ kind: 'surplus' } as const) : scripted(prompt, line);
    switch (step.kind) {
      case 'play':
        at += 1;
        passes = 0;
        return step.reply;
      case 'pass':
        passes += 1;
        return step.reply;
      case 'missing':
        throw new UserError(
          `${name}, line ${line.line}: "${step.ask}" must be answered before "${line.name}".`,
          `Add "- ${step.ask}: …" above that line. What was given is kept as an open call.`,
          'input-needed',
        );
      case 'surplus':
        throw new UserError(
          `${name}, line ${line.line}: "${line.name}" is not asked after that.`,
          'Check its spelling and its place in the list. What came before is saved.',
          'usage',
        );
      case 'unclear':
        throw new UserError(`${name}, line ${line.line}: ${step.problem}`, 'What came before is saved.', 'usage');
    }
  };
  return Object.assign(play, { unplayed: () => lines[at] ?? null });
}

/** A name that the playbook nowhere asks for is told before the call begins. */
export function refuseUnknownAnswers(lines: readonly ScriptedReply[], name: string, book: Playbook): void {
  // What another method asks for is known when the call gets there.
  if (lines.some((line) => line.name === 'switch')) return;
  const steps = [...book.steps, ...Object.values(book.scripts).flatMap((script) => script.steps)];
  const asks = steps.flatMap((step) => step.asks.map((ask) => ask.id));
  const unknown = lines.find((line) => !isMoveName(line.name) && !asks.includes(line.name));
  if (unknown === undefined) return;
  const meant = meantBy(unknown.name, [...asks, ...moveNames]);
  throw new UserError(
    `${name}, line ${unknown.line}: ${book.title} has no ask "${unknown.name}".${meant}`,
    `It asks for: ${asks.join(', ')}.`,
    'usage',
  );
}

/** Lines that are left when the call has ended were written for another call. */
export function refuseUnplayed(prompter: AnswersPrompter, name: string): void {
  const line = prompter.unplayed();
  if (line === null) return;
  throw new UserError(
    `${name}, line ${line.line}: the call was over before "${line.name}".`,
    'The call is saved as it was played. Remove what is left over.',
    'usage',
  );
}
