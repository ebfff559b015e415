import type { Digest } from '../playbook/playbook.ts';

/** The built-in places that every playbook ends with; their frames name this script. */
export const endScript = ':end';

/** The script name of a playbook's own steps. */
export const mainScript = 'main';

/** The script name of listen mode, which can be entered from anywhere. */
export const listenScript = ':listen';

export type EndStep = 'read-back' | 'wrap-up' | 'write-up' | 'closed';

/** `limit` names a loop that is used up: the agent is asked which way to go before the frame's step is left. */
export type Frame = {
  script: string;
  step: string;
  field: string | null;
  pass: number;
  why: 'flow' | 'sub' | 'card' | 'listen';
  limit: string | null;
};

/** Where a call stands. The last frame is here; the ones before it are where sub-scripts and cards return to. */
export type Cursor = { playbook: Digest; frames: readonly [Frame, ...Frame[]] };

/** The cursor as text: equal before and after a resume, and the name under which a draft is kept. */
export type PromptKey = string & { readonly is: 'prompt' };

/** The name of the place where a cursor stands. Two cursors with one key show the same prompt. */
export function promptKey(cursor: Cursor): PromptKey {
  const place = (f: Frame) =>
    `${f.script}/${f.step}/${f.field ?? ''}@${f.pass}${f.limit === null ? '' : `!${f.limit}`}`;
  return `${cursor.playbook.slice(0, 12)}:${cursor.frames.map(place).join('>')}` as PromptKey;
}

/** The innermost frame: where the call is. */
export function here(cursor: Cursor): Frame {
  return cursor.frames[cursor.frames.length - 1] ?? cursor.frames[0];
}

/** The same cursor with its last frame exchanged. */
export function withHere(cursor: Cursor, frame: Frame): Cursor {
  const [first, ...rest] = [...cursor.frames.slice(0, -1), frame];
  return { playbook: cursor.playbook, frames: [first ?? frame, ...rest] };
}

/** The cursor inside a sub-script, card or listen mode that was just entered. */
export function pushed(cursor: Cursor, frame: Frame): Cursor {
  return { playbook: cursor.playbook, frames: [...cursor.frames, frame] };
}

/** The cursor that a sub-script, card or listen mode returns to; the same one at the outermost frame. */
export function popped(cursor: Cursor): Cursor {
  const [first, ...rest] = cursor.frames.slice(0, -1);
  return first === undefined ? cursor : { playbook: cursor.playbook, frames: [first, ...rest] };
}

/** The name of a step across scripts, used wherever steps are counted or listed. */
export function stepName(script: string, step: string): string {
  return script === mainScript ? step : `${script}/${step}`;
}
