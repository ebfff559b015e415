import { type Field, field } from './field.ts';
import { pageWidth, roomAround, type Screen, type Size } from './layout.ts';
import type { Desk } from './screens/desk.ts';
import { type Shown, screenOf } from './screens/view.ts';
import { overlayOf, type Ui } from './ui-state.ts';

/** What the prompt library is given: all down to the cursor's row, that row's rest, and all below. */
export type Drawing = { above: string; after: string; below: string; rowsBelow: number; pages: number };

/** The whole screen, around the line that is typed in. */
export function draw(
  ui: Ui,
  desk: Omit<Desk, 'width' | 'wording' | 'nudge'>,
  notice: string | null,
  size: Size,
): Drawing {
  const width = pageWidth(size);
  const typed = field(ui.line, width, Math.min(8, Math.max(1, Math.floor(size.rows / 3))));
  const inputRows = typed.above.length + 1 + typed.below.length;
  const shown: Shown = {
    overlay: overlayOf(ui),
    talk: ui.talk,
    typed: ui.line.text,
    page: ui.page,
    status: statusOf(ui, notice),
  };
  const screen = screenOf({ ...desk, width, wording: ui.wording, nudge: ui.nudge }, shown, roomAround(inputRows, size));
  return together(screen, typed);
}

function statusOf({ leaving, status, talk }: Ui, notice: string | null): Shown['status'] {
  if (leaving !== null) return { text: leaving, kind: 'hint' };
  if (status !== null || talk?.kind === 'promise-talk') return status;
  // What was saved meanwhile is said, and is not taken for the hand-over itself.
  if (talk !== null && notice !== null)
    return { text: `${notice.replace(/\.?$/, '.')} Hand-over: not saved yet.`, kind: 'notice' };
  if (talk !== null) return null;
  return notice === null ? null : { text: notice, kind: 'notice' };
}

function together(screen: Screen, typed: Field): Drawing {
  const below = [...typed.below, ...screen.below];
  return {
    above: [...screen.above, ...typed.above, typed.before].join('\n'),
    after: typed.after,
    below: below.join('\n'),
    rowsBelow: below.length,
    pages: screen.pages,
  };
}
