import type { Reply } from '../engine/reply.ts';
import { clearing, isNo, isYes, type Problem, problem } from './typed-line.ts';

/** A hand-over is asked for in parts, one line each, and sent as one answer. */
export type HandOverTalk = { kind: 'hand-over-talk'; receiver: string; why: string | null; accepted: boolean | null };

export type HandOverStep = HandOverTalk | { kind: 'close' } | { kind: 'command' } | Problem | Reply;

/** The first part: the colleague's name, with a reason after "because" where the method keeps calls with the agent. */
export function startHandOver(line: string): HandOverTalk {
  const [receiver = '', why] = line.trim().split(/,?\s+because\s+/i, 2);
  return { kind: 'hand-over-talk', receiver, why: why ?? null, accepted: null };
}

export function handOverLine(talk: HandOverTalk, text: string): HandOverStep {
  const line = text.trim();
  if (/^\/(b|back)$/i.test(line)) return handOverBack(talk);
  if (isMove(line)) return { kind: 'command' };
  if (talk.accepted === null) {
    if (isYes(line)) return { ...talk, accepted: true };
    if (!isNo(line)) return clearing('y they took it, n they did not.');
    // The call stays here: who was asked is on record, and the ask waits for another name.
    return { kind: 'note', from: 'agent', text: `${talk.receiver} was asked to take the call, and did not` };
  }
  if (line === '') return problem('A few words: what the customer was told.');
  const { receiver, accepted, why } = talk;
  return { kind: 'answer', value: { receiver, accepted, told: line, ...(why === null ? {} : { why }) } };
}

/** A move like at any step, a promise among them. */
const isMove = (line: string) => (line.startsWith('/') && !line.startsWith('//')) || line.startsWith('>>');

/** One part back; before the first the ask itself is on the screen again. */
export function handOverBack(talk: HandOverTalk): HandOverStep {
  return talk.accepted === null ? { kind: 'close' } : { ...talk, accepted: null };
}
