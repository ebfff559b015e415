/** Doubts that a promise turns into a question of its own, as they begin. */
export const doubtWords = { past: 'That is in the past', closed: 'Outside working hours' } as const;
