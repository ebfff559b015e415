/** Whole seconds from one instant to a later one; 0 when the clock went back in between. */
export function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
}
