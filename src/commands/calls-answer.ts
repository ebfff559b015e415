import { UserError } from '../call/user-error.ts';
import { append, headOf, StaleStream } from '../store/entries.ts';
import { leaseHolder } from '../store/leases.ts';
import { meantBy } from '../text/nearest.ts';
import { oneLine } from '../text/safe.ts';
import { agentIn } from './agent-in.ts';
import { type App, say } from './app.ts';
import { callNamed } from './call-named.ts';
import { refuseToSee } from './calls-score.ts';
import { isLiveLease } from './live-lease.ts';
import { saveAloud } from './save-aloud.ts';
import { sayRemoved } from './say-removed.ts';
import { scoredCall } from './scored-call.ts';

const longest = 2000;

/** `recover calls answer`: what the agent says to a point of the score stays on record beside it. */
export async function answerPoint(app: App, name: string, point: string, words: readonly string[]): Promise<void> {
  const store = await app.store();
  const call = await callNamed(app, store, name);
  refuseToSee(app, store, call);
  const by = agentIn(app, store);
  if (by !== call.agent)
    throw new UserError(`Call ${call.code} is ${oneLine(call.agent)}'s: the points are theirs to answer.`);
  const text = words.join(' ').trim();
  if (text === '' || text.length > longest)
    throw new UserError(
      text === '' ? 'What do you say to it?' : `That is longer than ${longest} letters.`,
      `Like: recover calls answer ${call.code} ${point} "they had told me on Monday"`,
      'usage',
    );
  const { score } = scoredCall(store, call.id);
  const names = score.points.map((one) => one.name);
  if (!names.includes(point))
    throw new UserError(
      `The score of this call has no point "${oneLine(point)}".${meantBy(point, names)}`,
      `There are: ${names.join(', ')}.`,
      'not-found',
    );
  if (leaseHolder(store, call.id, isLiveLease(app)) !== null)
    throw new UserError(`Call ${call.code} is open in a window.`, 'Answer it when the call is over.');
  for (;;) {
    const seq = headOf(store, call.id) + 1;
    const entry = {
      kind: 'commented' as const,
      stream: call.id,
      seq,
      at: app.now(),
      by,
      what: { point },
      words: { text },
    };
    try {
      const kept = await saveAloud(app, () => append(store, [entry], { savedAt: app.now() }));
      sayRemoved(app, kept.removed);
      break;
    } catch (error) {
      if (!(error instanceof StaleStream)) throw error;
    }
  }
  say(app, `Kept beside the point: recover calls show ${call.code} --score`);
}
