import { here, stepName } from './cursor.ts';
import type { Decision, Draft } from './decision.ts';
import type { Prompt } from './prompt.ts';

/** Keeps what an agent says of a line for whoever wrote it. Nothing on the call follows from it. */
export function remark(prompt: Prompt, draft: Draft, shown: number | null, why: string): Decision | null {
  const { cursor } = draft.state;
  const { script, step } = here(cursor);
  const line = shown === null ? null : (prompt.say[shown]?.line ?? null);
  const words = why.trim() === '' ? null : { why: why.trim() };
  draft.add({ kind: 'remarked', what: { playbook: cursor.playbook, step: stepName(script, step), line }, words });
  return null;
}
