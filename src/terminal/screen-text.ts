import type { Prompt } from '../engine/prompt.ts';
import type { PrompterContext } from '../engine/prompter.ts';
import { type Habits, usualHabits } from './habits.ts';
import { screenOf } from './screens/view.ts';
import type { Style } from './style.ts';
import { openUi } from './ui.ts';
import { overlayOf } from './ui-state.ts';

/** `rows`: how many there are for it; null where it may be as high as it likes. */
export type ScreenPaper = { width: number; rows: number | null; style: Style; habits?: Habits };

/** The screen of a prompt as it is when it comes up, as lines that nobody types into: as high as it has something to show. */
export function screenText(prompt: Prompt, context: PrompterContext, paper: ScreenPaper): string {
  const { here, zone, reference, before, mark } = context;
  const ui = openUi(prompt, context);
  const desk = {
    ...paper,
    habits: paper.habits ?? usualHabits,
    prompt,
    here,
    zone,
    reference,
    before,
    now: context.now(),
    wording: 0,
    nudge: null,
    story: [],
    record: [],
    ...(mark === undefined ? {} : { mark }),
  };
  const shown = { overlay: overlayOf(ui), talk: ui.talk, typed: '', page: 0, status: null };
  const most = paper.rows === null ? unbounded : Math.max(1, paper.rows - inputRows);
  const { above, below } = screenOf(desk, shown, { most, least: 0 });
  return [...above, ' > ', ...below].map((line) => line.trimEnd()).join('\n');
}

const inputRows = 1;

const unbounded = 10_000;
