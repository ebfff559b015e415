/**
 * Loads what a call comes to later, while its first screen is read. Whoever puts another version in place during the call
 * takes the files away, and the agent still has to promise, hang up and write up.
 */
export async function loadRestOfCall(): Promise<void> {
  try {
    const [{ plusMonths }, { cells }] = await Promise.all([
      import('../followup/calendar.ts'),
      import('../terminal/cells.ts'),
      import('../followup/spoken-time.ts'),
      import('./followups-change.ts'),
      import('./say-score.ts'),
      import('./copy-of-the-day.ts'),
      import('./first-run.ts'),
    ]);
    // What counts months, and what measures letters that are no common ones, is loaded when it is first used.
    plusMonths({ year: 2026, month: 1, day: 31 }, 1);
    cells('\u754c');
  } catch {
    // What is asked for then says so.
  }
}
