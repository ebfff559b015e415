export type Notes = {
  /** One row each, oldest first. */
  lines: readonly string[];
  heading: (shown: number) => string | null;
  /** The rows of one of them, so many at most. */
  whole?: (at: number, most?: number) => readonly string[];
};

/**
 * Notes that were cut to a row, whole again where rows are free anyway: the newest first, for that is what they speak of.
 * What is still free then goes to the newest that is too long for it. `shown`: the heading, if there is one, and the newest notes. `spare`: how many rows are free.
 */
export function unfoldNotes(shown: readonly string[], { lines, whole }: Notes, spare: number): readonly string[] {
  if (whole === undefined || spare <= 0) return shown;
  let free = spare;
  const newestFirst = [...shown].reverse().map((row, back) => {
    const note = lines.length - 1 - back;
    if (free <= 0 || row !== lines[note]) return { rows: [row], cut: null };
    const rows = whole(note);
    if (rows.length - 1 > free) return { rows: [row], cut: note };
    free -= rows.length - 1;
    return { rows, cut: null };
  });
  const longest = newestFirst.find(({ cut }) => cut !== null);
  return newestFirst
    .map((one) => (one === longest && one.cut !== null ? whole(one.cut, free + 1) : one.rows))
    .reverse()
    .flat();
}
