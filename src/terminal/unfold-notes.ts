export type Notes = {
  /** One row each, oldest first. */
  lines: readonly string[];
  heading: (shown: number) => string | null;
  /** All rows of one of them. */
  whole?: (at: number) => readonly string[];
};

/**
 * Notes that were cut to a row, whole again where rows are free anyway: the newest first, for that is what they speak of.
 * `shown`: the heading, if there is one, and the newest notes. `spare`: how many rows are free.
 */
export function unfoldNotes(shown: readonly string[], { lines, whole }: Notes, spare: number): readonly string[] {
  if (whole === undefined || spare <= 0) return shown;
  let free = spare;
  const newestFirst = [...shown].reverse().flatMap((row, back) => {
    const note = lines.length - 1 - back;
    if (free <= 0 || row !== lines[note]) return [row];
    const rows = whole(note);
    if (rows.length - 1 > free) return [row];
    free -= rows.length - 1;
    return [...rows].reverse();
  });
  return newestFirst.reverse();
}
