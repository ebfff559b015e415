import type { Prompt } from '../engine/prompt.ts';
import type { Gone, Prompter, PrompterContext } from '../engine/prompter.ts';
import { betterWords } from './about-to-say.ts';
import { lineOf } from './edit.ts';
import { usualHabits } from './habits.ts';
import { notSaved, notStored } from './leaving.ts';
import { type LineInput, lineReader } from './line-reader.ts';
import { overlayText, plainAgain, plainPrompt } from './plain-text.ts';
import type { Desk } from './screens/desk.ts';
import { theirWords } from './screens/they.ts';
import type { Overlay } from './screens/view.ts';
import { makeStyle } from './style.ts';
import { submit } from './submit.ts';
import { draftOf, openUi } from './ui.ts';
import { overlayOf, type Ui } from './ui-state.ts';

export type PlainStreams = { input: LineInput; output: NodeJS.WritableStream };

const saved =
  'All that you sent is saved, a line without Enter is not. Ctrl-C again leaves; recover resume brings you back.';

/** Long enough that nothing is ever broken: a screen reader reads sentences, not rows. */
const unbroken = 100_000;

/**
 * The prompter for screen readers, braille displays and dumb terminals: lines are only ever added, nothing moves and
 * nothing is redrawn. It gives the same replies as the screen does.
 */
export function makePlainPrompter({ input, output }: PlainStreams): Prompter {
  const style = makeStyle(false);
  const reader = lineReader(input);
  let shown: string | null = null;
  let lastHeard = 0;
  output.on('error', () => {});
  const print = (lines: readonly string[]) => {
    for (const line of lines) output.write(`${line}\n`);
  };

  return async (prompt, context) => {
    const { here, zone, reference, before } = context;
    const desk: Desk = {
      prompt,
      style,
      width: unbroken,
      here,
      zone,
      reference,
      now: context.now(),
      wording: 0,
      before,
      habits: usualHabits,
      nudge: null,
      story: [],
      record: [],
      ...(context.mark === undefined ? {} : { mark: context.mark }),
    };
    const around = { ...context, prompt, isTerminal: input.isTTY === true };
    let ui = openUi(prompt, context);
    if (shown === null) print(['Type ? for what can be typed, /b to go back.']);
    if (context.notice !== null) print([context.notice]);
    const played = context.customer;
    const listen = () => {
      const fresh = (played?.heard() ?? []).filter(({ no }) => no > lastHeard);
      lastHeard = fresh.at(-1)?.no ?? lastHeard;
      return fresh.map((line) => `They say, ${theirWords(line)}`);
    };
    print(listen());
    const place = placeOf(prompt);
    if (shown !== place || ui.talk !== null) print(plainPrompt(desk, ui.talk));
    else print(plainAgain(desk));
    if (context.draft !== '' && context.problem === null) print([`You had typed, and not sent: ${context.draft}`]);
    shown = place;
    const stopHearing = played?.onSpeaks(() => void output.write(`\n${listen().join('\n')}\n> `));
    const leaving = watchLeaving(context, input.isTTY === true, (words) => output.write(`\n${words}\n> `));
    while (ui.outcome === null) {
      if (ui.status !== null) print([ui.status.text]);
      output.write('> ');
      const line = await reader.next(leaving.signal);
      if (line === null) {
        leaving.stop();
        stopHearing?.();
        return goneBy(leaving.signal);
      }
      leaving.stay();
      const before = { ...ui, line: lineOf(line), status: null };
      ui = submit(before, around);
      const draft = draftOf(ui);
      context.onDraft(draft.text, draft.at);
      // The terminal holds back a line until Enter. What has come, and only begins an answer, is kept at once.
      if (ui.outcome === null) context.keepDraft('pause');
      // Said once and before all else, so that it is heard; the line has gone its way.
      const better = ui.status === null ? betterWords(before, prompt, context.flagged) : null;
      if (better !== null) print([better]);
      // What closes a talk by itself leaves its question open: it is asked again, after the answer is on the disk.
      if (ui.talk === null && before.talk !== null && ui.outcome !== null) shown = '';
      else if (ui.talk !== before.talk) print(plainPrompt(desk, ui.talk));
      else print(opened({ ...desk, ...lookedUp(ui, context) }, ui));
      ui = { ...ui, overlay: ui.overlay !== null && onceOnly.has(ui.overlay) ? null : ui.overlay };
    }
    leaving.stop();
    stopHearing?.();
    return ui.outcome;
  };
}

/** What was asked last needs no asking again; another question in the same place does. */
function placeOf({ key, show }: Prompt): string {
  return show.kind === 'read-back' ? `${key} ${show.promises.map(({ followUp, agreed }) => followUp + agreed)}` : key;
}

/** Printed once, and gone. */
const onceOnly: ReadonlySet<Overlay> = new Set(['keys', 'history', 'record']);

function lookedUp({ overlay }: Ui, context: PrompterContext): Partial<Desk> {
  if (overlay === 'history') return { story: context.story() };
  return overlay === 'record' ? { record: context.record() } : {};
}

type Leaving = { signal: AbortSignal; stay: () => void; stop: () => void };

/**
 * The first Ctrl-C only says what is saved, the second one leaves. The terminal, which holds the line until Enter, throws
 * away what stands there.
 */
function watchLeaving(context: PrompterContext, isTerminal: boolean, say: (words: string) => void): Leaving {
  const { signal, unsaved, onInterrupt, mark } = context;
  const controller = new AbortController();
  let isAsked = false;
  const end = () => controller.abort(signal.reason);
  const stopHearing = isTerminal
    ? onInterrupt(() => {
        if (isAsked) return controller.abort('SIGINT');
        isAsked = true;
        say(mark === undefined ? (unsaved ? notSaved : saved) : notStored);
      })
    : () => {};
  if (signal.aborted) end();
  else signal.addEventListener('abort', end);
  return {
    signal: controller.signal,
    stay: () => {
      isAsked = false;
    },
    stop: () => {
      stopHearing();
      signal.removeEventListener('abort', end);
    },
  };
}

function opened(desk: Desk, ui: Ui): string[] {
  const overlay = overlayOf(ui);
  return overlay === null || ui.outcome !== null || ui.status?.kind === 'problem' ? [] : overlayText(desk, overlay);
}

function goneBy({ aborted, reason }: AbortSignal): Gone {
  if (!aborted) return { kind: 'gone', how: 'end-of-input' };
  return { kind: 'gone', how: reason === 'SIGTERM' || reason === 'SIGHUP' ? reason : 'interrupt' };
}
