/** What is looked at on every call besides the acts of its steps. No step and no ask is meant by these names. */
export const scoreChecks = {
  'never-say': 'nothing is said that is never said',
  'promises-agreed': 'they agreed to each time that was promised',
  'left-with-a-time': 'who was not helped at once was promised a time',
} as const;

export type ScoreCheck = keyof typeof scoreChecks;

export function isScoreCheck(name: string): name is ScoreCheck {
  return Object.hasOwn(scoreChecks, name);
}
