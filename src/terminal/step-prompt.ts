import { Writable } from 'node:stream';
import {
  AbortPromptError,
  createPrompt,
  ExitPromptError,
  useEffect,
  useKeypress,
  useRef,
  useState,
} from '@inquirer/core';
import type { Prompt } from '../engine/prompt.ts';
import type { Beside, Gone, Prompter, PrompterContext } from '../engine/prompter.ts';
import type { Reply } from '../engine/reply.ts';
import { guarded } from './about-to-say.ts';
import { type Env, wantsColour } from './capabilities.ts';
import { draw } from './draw.ts';
import { cleanBelow, type Painted, sizeOf } from './draw-first.ts';
import { type Habits, usualHabits } from './habits.ts';
import { type Keeping, keepAtPauses } from './keep-at-pauses.ts';
import { keyInput, type Source } from './key-input.ts';
import { readKey } from './keys.ts';
import type { Size } from './layout.ts';
import { press } from './press.ts';
import { afterQuiet, type Quiet } from './quiet.ts';
import { makeStyle, type Style } from './style.ts';
import { draftOf, openUi } from './ui.ts';

/** Where the screen is drawn. */
type Sink = NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number };

export type PrompterStreams = {
  input: Source;
  output: Sink;
  env: Env;
  colour?: boolean | null;
  habits?: Habits;
  painted?: Painted | null;
};

/** The prompter for a person at a terminal. It draws nothing that looks saved: it shows, reads one reply, and clears itself. */
export function makePrompter({
  input,
  output,
  env,
  colour = null,
  habits = usualHabits,
  painted = null,
}: PrompterStreams): Prompter {
  const style = makeStyle(wantsColour(output, env, colour));
  const keys = keyInput(input);
  // The screen of a terminal that has gone cannot be written to; the input tells the prompt so.
  output.on('error', () => {});
  let cleaning = painted?.takeAway ?? (() => cleanBelow);
  const nudges = { done: 0 };
  return async (prompt, context) => {
    await keys.open();
    const config: StepConfig = {
      prompt,
      context,
      style,
      habits,
      nudges,
      isTerminal: input.isTTY === true,
      size: () => sizeOf(output),
      control: (sequence) => void output.write(sequence),
      onResize: (redraw) => {
        output.on('resize', redraw);
        return () => void output.removeListener('resize', redraw);
      },
    };
    const clean = cleaning;
    const streams = { input: keys.stream, output: lent(output, clean), clearPromptOnDone: true };
    cleaning = () => '';
    const shown = stepPrompt(config, { ...streams, signal: context.signal });
    keys.listen();
    const outcome = await shown.catch(goneBy);
    // Where it was over before it was drawn, what comes next must not stand in the middle of the painted one.
    const left = painted?.takeAway() ?? '';
    if (left !== '') output.write(left);
    keys.close(outcome.kind === 'gone');
    return outcome;
  };
}

export type StepConfig = {
  prompt: Prompt;
  context: PrompterContext;
  style: Style;
  habits: Habits;
  /** How often a small phrase was made bold: counted on from prompt to prompt, so that each has its turn. */
  nudges: { done: number };
  isTerminal: boolean;
  size: () => Size;
  /** Sends what is no text: bracketed paste on and off, a clean screen. */
  control: (sequence: string) => void;
  /** Calls back when the window changed; gives the way to stop that. */
  onResize: (redraw: () => void) => () => void;
};

const pasteOn = '\x1b[?2004h';
const pasteOff = '\x1b[?2004l';
const cleanScreen = '\x1b[2J\x1b[H';

/** One prompt on the library's core. All that keys mean is in `press`, all that is seen in `draw`. */
export const stepPrompt = createPrompt<Reply | Gone | Beside, StepConfig>((config, done) => {
  const { prompt, context, style, habits } = config;
  const [ui, setUi] = useState(() => openUi(prompt, context));
  const now = useRef(ui);
  now.current = ui;
  const { here, zone, reference, notice, before } = context;
  const story = ui.overlay === 'history' ? context.story() : [];
  const record = ui.overlay === 'record' ? context.record() : [];
  // The time of the last key: nothing on the screen goes on by itself.
  const seenAt = useRef<string | null>(null);
  seenAt.current ??= context.now();
  const mark = context.mark === undefined ? {} : { mark: context.mark };
  const played = context.customer === undefined ? {} : { heard: context.customer.heard() };
  const known = { here, zone, reference, now: seenAt.current, before, story, record };
  const desk = { prompt, style, habits, ...known, ...mark, ...played };
  const drawing = draw(guarded(ui, prompt, context.flagged), desk, notice, config.size());
  const rowsBelow = useRef(0);
  rowsBelow.current = drawing.rowsBelow;
  const keeping = useRef<Keeping | null>(null);
  const listening = useRef<Quiet | null>(null);
  const readline = useRef<{ line: string } | null>(null);
  // The library puts the cursor before readline's own line, so that line is what stands right of the cursor.
  if (readline.current !== null) Object.assign(readline.current, { line: drawing.after, cursor: 0 });

  const around = { ...context, prompt, isTerminal: config.isTerminal, pages: drawing.pages };
  const redraw = () => {
    config.control(cleanScreen);
    setUi({ ...now.current });
  };

  useEffect((rl) => {
    readline.current = rl;
    // The first drawing did not know readline's line yet, and left the cursor at the end.
    if (drawing.after !== '') setUi({ ...now.current });
    config.control(pasteOn);
    const onClose = () => done({ kind: 'gone', how: 'end-of-input' });
    const onContinue = () => rl.resume();
    rl.on('close', onClose);
    rl.on('SIGCONT', onContinue);
    const stopResize = config.onResize(redraw);
    const stopHearing = context.customer?.onSpeaks(() => setUi({ ...now.current }));
    const kept = keepAtPauses(() => context.keepDraft('pause') !== false);
    keeping.current = kept;
    // What was sent in a hurry and refused is in the line again, and may not have been kept yet.
    if (context.draft !== '') kept.changed();
    const quiet = afterQuiet(habits.nudgeAfter ?? 0, () => {
      const next = press(now.current, { kind: 'quiet', phrase: config.nudges.done }, around);
      if (next === now.current) return;
      config.nudges.done += 1;
      now.current = next;
      setUi(next);
    });
    listening.current = habits.nudgeAfter !== null && prompt.show.kind === 'listen' ? quiet : null;
    listening.current?.begin();
    return () => {
      kept.stop();
      quiet.stop();
      rl.removeListener('close', onClose);
      rl.removeListener('SIGCONT', onContinue);
      stopResize();
      stopHearing?.();
      config.control(pasteOff);
    };
  }, []);

  useKeypress((event) => {
    const key = readKey(event);
    seenAt.current = context.now();
    listening.current?.begin();
    // Readline stopped the program with this key, and is back: the frame is drawn once, by the redraw that follows.
    if (key.kind === 'stopped') return;
    // The frame stays above the shell's own lines; nothing is drawn until the program is back.
    if (key.kind === 'suspend') return config.control(`${pasteOff}\x1b[${rowsBelow.current}B\r\n`);
    if (key.kind === 'redraw') config.control(pasteOn + cleanScreen);
    const before = now.current;
    const next = press(before, key, around);
    now.current = next;
    const [draft, last] = [draftOf(next), draftOf(before)];
    if (draft.text !== last.text || draft.at !== last.at) {
      context.onDraft(draft.text, draft.at);
      keeping.current?.changed();
    }
    if (next.overlay === 'record' && before.overlay !== 'record') context.copy(context.record().join('\n'));
    if (next.outcome !== null) return done(next.outcome);
    setUi(next);
  });
  return [drawing.above + drawing.after, drawing.below];
});

/**
 * The library ends the stream that it draws on; a terminal that others use too is only lent to it. `before` goes out with
 * the first screen: what stood there is gone when that is there, and not sooner.
 */
function lent(output: Sink, before: () => string): Sink {
  let clean = before;
  const sink = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, next) => {
      // A terminal that knows how shows the new screen at once, without the blank in between.
      output.write(`\x1b[?2026h${clean()}${chunk}\x1b[?2026l`);
      clean = () => '';
      next();
    },
  });
  return Object.defineProperties(sink, {
    columns: { get: () => output.columns },
    rows: { get: () => output.rows },
    isTTY: { get: () => output.isTTY },
  });
}

function goneBy(error: unknown): Gone {
  if (error instanceof AbortPromptError) {
    const { cause } = error;
    if (cause === 'SIGTERM' || cause === 'SIGHUP') return { kind: 'gone', how: cause };
    return { kind: 'gone', how: 'interrupt' };
  }
  if (error instanceof ExitPromptError) return { kind: 'gone', how: 'interrupt' };
  throw error;
}
