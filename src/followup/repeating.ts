import type { Reading, TimeContext } from './spoken-time.ts';

export type Repeating = { repeats: string; first: Reading };
export function readRepeating(_phrase: string, _context: TimeContext): Repeating | null {
  return null;
}
export function nextRound(_repeats: string, _context: TimeContext): Reading {
  return { kind: 'ask', question: 'When exactly?' };
}
