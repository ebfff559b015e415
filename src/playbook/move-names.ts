/** What an agent can do besides answering, as an answers file names it. No ask may have one of these as its id. */
export const moveNames = [
  'back',
  'skip',
  'note',
  'promise',
  'agreed',
  'card',
  'listen',
  'return',
  'jump',
  'redo',
  'hand-over',
  'end',
  'written-up',
  'override',
  'park',
  'identify',
  'caller-check',
  'withdraw',
  'kept',
  'attempt',
  'hold',
  'unhold',
  'dropped',
  'switch',
  'abandon',
  'covered',
  'remark',
] as const;

export type MoveName = (typeof moveNames)[number];

export function isMoveName(name: string): name is MoveName {
  return (moveNames as readonly string[]).includes(name);
}
