/**
 * Loads what a call comes to later, while its first screen is read. Whoever puts another version in place during the call
 * takes the files away, and the agent still has to promise, hang up and write up.
 */
export async function loadRestOfCall(): Promise<void> {
  try {
    await Promise.all([
      import('../followup/spoken-time.ts'),
      import('./followups-change.ts'),
      import('./say-score.ts'),
      import('./copy-of-the-day.ts'),
      import('./first-run.ts'),
    ]);
  } catch {
    // What is asked for then says so.
  }
}
