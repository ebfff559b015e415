import { oneLine } from '../../text/safe.ts';
import { wrap } from '../cells.ts';
import type { HandOverTalk } from '../hand-over-talk.ts';
import { layout, type Room, type Screen } from '../layout.ts';
import type { PromiseTalk } from '../promise-talk.ts';
import type { Desk, View } from './desk.ts';
import { closedView, readBackView, wrapUpView, writeUpView } from './endings.ts';
import { footer } from './footer.ts';
import { details } from './header.ts';
import { noNotes } from './notes.ts';
import {
  cardLines,
  endingLines,
  historyLines,
  keyLines,
  menuLines,
  recordLines,
  stepLines,
  voicemailLines,
} from './overlays.ts';
import { askView, limitView, listenView, sayView } from './step.ts';
import { handOverView, promiseView } from './talks.ts';
import { theirLines } from './they.ts';

/** What lies over the step for as long as it is looked at. */
export type Overlay = 'menu' | 'keys' | 'steps' | 'cards' | 'endings' | 'history' | 'record' | 'voicemail';

/** What the screen shows beyond the prompt itself. */
export type Shown = {
  overlay: Overlay | null;
  talk: PromiseTalk | HandOverTalk | null;
  /** The line as typed so far: the menu follows it. */
  typed: string;
  /** How often what does not fit was turned on. */
  page: number;
  status: { text: string; kind: 'problem' | 'hint' | 'notice' } | null;
};

/** The whole screen of a prompt, the input line's own rows not counted. */
export function screenOf(desk: Desk, shown: Shown, room: Room): Screen {
  const { style, width } = desk;
  const own = viewOf(desk, shown.talk);
  const view = overlaid(desk, { ...own, lead: [...theirLines(desk), ...own.lead] }, shown);
  const about = shown.talk?.kind === 'promise-talk' ? [] : details(desk);
  const isOver = shown.overlay !== null;
  const { page } = shown;
  const turns = isOver ? 'Enter' : 'PgDn';
  const status = statusLines(desk, shown);
  return layout({ ...view, details: about, isOver, page, turns, status, rule: style.dim('-'.repeat(width)) }, room);
}

function statusLines({ style, width }: Desk, { status, talk }: Shown): string[] {
  if (status === null) return talk === null ? [] : [style.dim(' Not saved yet')];
  const mark = status.kind === 'problem' ? ' ! ' : ' ';
  const paint = status.kind === 'problem' ? style.warn : status.kind === 'hint' ? style.bold : style.dim;
  const rows = wrap(oneLine(status.text), width - mark.length - 1).slice(0, 4);
  return rows.map((row, index) => paint((index === 0 ? mark : ' '.repeat(mark.length)) + row));
}

/** What the step, or the talk over it, is made of. */
export function viewOf(desk: Desk, talk: Shown['talk']): View {
  if (talk?.kind === 'promise-talk') return promiseView(desk, talk);
  if (talk?.kind === 'hand-over-talk') return handOverView(desk, talk);
  const { show } = desk.prompt;
  switch (show.kind) {
    case 'say':
      return sayView(desk);
    case 'listen':
      return listenView(desk);
    case 'ask':
      return askView(desk, show);
    case 'limit':
      return limitView(desk, show);
    case 'read-back':
      return readBackView(desk, show);
    case 'wrap-up':
      return wrapUpView(desk, show);
    case 'write-up':
      return writeUpView(desk, show);
    case 'closed':
      return closedView(desk, show);
  }
}

/** What is to be said stays in sight; the rest makes room. */
function overlaid(desk: Desk, view: View, { overlay, typed }: Shown): View {
  if (overlay === null) return view;
  const over = { ...view, aside: [], guide: [], notes: noNotes, question: [] };
  switch (overlay) {
    case 'menu':
      return { ...over, middle: menuLines(desk, typed), keys: [footer(['a letter, then Enter', 'Esc closes'], desk)] };
    case 'keys':
      return { ...over, middle: keyLines(desk), keys: [footer(['Esc closes', '/ menu'], desk)] };
    case 'steps':
      return { ...over, middle: stepLines(desk), keys: [footer(['a number, then Enter', 'Esc closes'], desk)] };
    case 'record':
      return {
        ...over,
        say: [],
        middle: recordLines(desk),
        keys: [footer(['copied, where the terminal allows', 'Esc closes'], desk)],
      };
    case 'history':
      return { ...over, say: [], middle: historyLines(desk), keys: [footer(['Esc closes'], desk)] };
    case 'voicemail':
      return {
        ...over,
        say: [],
        middle: voicemailLines(desk),
        keys: [footer(['a number, then Enter: it is on record', 'Esc closes'], desk)],
      };
    case 'endings':
      return { ...over, middle: endingLines(desk), keys: [footer(['a number, then Enter', 'Esc closes'], desk)] };
    case 'cards':
      return { ...over, middle: cardLines(desk), keys: [footer(['a number, then Enter', 'Esc closes'], desk)] };
  }
}
