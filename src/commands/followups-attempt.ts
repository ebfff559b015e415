import { UserError } from '../call/user-error.ts';
import { type AttemptResult, attemptResults, attemptWords } from '../followup/follow-up.ts';
import { meantBy } from '../text/nearest.ts';
import { oneLine } from '../text/safe.ts';
import { type App, say } from './app.ts';
import { followUpNamed } from './followups-named.ts';
import { changeAndSay, shown } from './followups-settle.ts';
import { voicemailOf } from './voicemail-of.ts';

export type AttemptOptions = { result: string; note?: string; next?: string };

/** `recover followups attempt`: rung, and nobody reached. It ends nothing, however often it is tried. */
export async function attemptCommand(app: App, name: string, options: AttemptOptions): Promise<void> {
  const result = resultOf(options.result);
  if (result === 'voicemail') await sayWhatMayBeLeft(app, name);
  const change = { kind: 'attempt' as const, result, note: options.note ?? null, next: options.next ?? null };
  await changeAndSay(app, [name], change, ({ after }, on) => {
    const next =
      after.nextTryAt === null
        ? 'No next try is set: find the right number first, then reschedule it.'
        : `Next try ${shown(after.nextTryAt, after.zone, on)}.`;
    return `attempt ${after.attempts}, ${attemptWords[result]}. ${next}`;
  });
}

/** Said first, for whoever has not left it yet. */
async function sayWhatMayBeLeft(app: App, name: string): Promise<void> {
  const store = await app.readStore();
  if (store === null) return;
  const followUp = await followUpNamed(store, name);
  if (followUp.status === 'open')
    for (const words of voicemailOf(app, store, followUp)) say(app, `On a machine say no more than: ${oneLine(words)}`);
}

/** By its name, or as it is said: "no answer", "message left". */
function resultOf(text: string): AttemptResult {
  const wanted = text.trim().toLowerCase();
  const found = attemptResults.find(
    (result) => result === wanted || result.replaceAll('-', ' ') === wanted || attemptWords[result] === wanted,
  );
  if (found !== undefined) return found;
  const names = attemptResults.join(', ');
  throw new UserError(`No try ends as "${text}".${meantBy(wanted, attemptResults)}`, `There are: ${names}.`, 'usage');
}
