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
import type { Gone, Prompter, PrompterContext } from '../engine/prompter.ts';
import type { Reply } from '../engine/reply.ts';
import { guarded } from './about-to-say.ts';
import { type Env, wantsColour } from './capabilities.ts';
import { draw } from './draw.ts';
import { keyInput, type Source } from './key-input.ts';
import { readKey } from './keys.ts';
import type { Size } from './layout.ts';
import { press } from './press.ts';
import { makeStyle, type Style } from './style.ts';
import { draftOf, openUi } from './ui.ts';

/** Where the screen is drawn. */
type Sink = NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number };

export type PrompterStreams = { input: Source; output: Sink; env: Env; colour?: boolean | null };

/** The prompter for a person at a terminal. It draws nothing that looks saved: it shows, reads one reply, and clears itself. */
export function makePrompter({ input, output, env, colour = null }: PrompterStreams): Prompter {
  const style = makeStyle(wantsColour(output, env, colour));
  const keys = keyInput(input);
  // The screen of a terminal that has gone cannot be written to; the input tells the prompt so.
  output.on('error', () => {});
  let isFirst = true;
  return async (prompt, context) => {
    await keys.open();
    // What was typed while the program loaded, the terminal has echoed into the row where the screen begins.
    if (isFirst) output.write(cleanBelow);
    isFirst = false;
    const config: StepConfig = {
      prompt,
      context,
      style,
      isTerminal: input.isTTY === true,
      size: () => ({ columns: output.columns ?? 80, rows: output.rows ?? 24 }),
      control: (sequence) => void output.write(sequence),
      onResize: (redraw) => {
        output.on('resize', redraw);
        return () => void output.removeListener('resize', redraw);
      },
    };
    const streams = { input: keys.stream, output: lent(output), clearPromptOnDone: true };
    const shown = stepPrompt(config, { ...streams, signal: context.signal });
    keys.listen();
    const outcome = await shown.catch(goneBy);
    keys.close(outcome.kind === 'gone');
    return outcome;
  };
}

export type StepConfig = {
  prompt: Prompt;
  context: PrompterContext;
  style: Style;
  isTerminal: boolean;
  size: () => Size;
  /** Sends what is no text: bracketed paste on and off, a clean screen. */
  control: (sequence: string) => void;
  /** Calls back when the window changed; gives the way to stop that. */
  onResize: (redraw: () => void) => () => void;
};

const pasteOn = '\x1b[?2004h';
const pasteOff = '\x1b[?2004l';
const cleanBelow = '\r\x1b[J';
const cleanScreen = '\x1b[2J\x1b[H';

/** One prompt on the library's core. All that keys mean is in `press`, all that is seen in `draw`. */
export const stepPrompt = createPrompt<Reply | Gone, StepConfig>((config, done) => {
  const { prompt, context, style } = config;
  const [ui, setUi] = useState(() => openUi(prompt, context));
  const now = useRef(ui);
  now.current = ui;
  const { here, zone, reference, notice } = context;
  const story = ui.overlay === 'history' ? context.story() : [];
  const shown = guarded(ui, prompt, context.flagged);
  const drawing = draw(
    shown,
    { prompt, style, here, zone, reference, now: context.now(), story },
    notice,
    config.size(),
  );
  const rowsBelow = useRef(0);
  rowsBelow.current = drawing.rowsBelow;
  const readline = useRef<{ line: string } | null>(null);
  // The library puts the cursor before readline's own line, so that line is what stands right of the cursor.
  if (readline.current !== null) Object.assign(readline.current, { line: drawing.after, cursor: 0 });

  const redraw = () => {
    config.control(cleanScreen);
    setUi({ ...now.current });
  };

  useEffect((rl) => {
    readline.current = rl;
    config.control(pasteOn);
    const onClose = () => done({ kind: 'gone', how: 'end-of-input' });
    const onContinue = () => rl.resume();
    rl.on('close', onClose);
    rl.on('SIGCONT', onContinue);
    const stopResize = config.onResize(redraw);
    return () => {
      rl.removeListener('close', onClose);
      rl.removeListener('SIGCONT', onContinue);
      stopResize();
      config.control(pasteOff);
    };
  }, []);

  useKeypress((event) => {
    const key = readKey(event);
    // Readline stopped the program with this key, and is back: the frame is drawn once, by the redraw that follows.
    if (key.kind === 'stopped') return;
    // The frame stays above the shell's own lines; nothing is drawn until the program is back.
    if (key.kind === 'suspend') return config.control(`${pasteOff}\x1b[${rowsBelow.current}B\r\n`);
    if (key.kind === 'redraw') config.control(pasteOn + cleanScreen);
    const before = now.current;
    const next = press(before, key, { ...context, prompt, isTerminal: config.isTerminal });
    now.current = next;
    const draft = draftOf(next);
    if (draft !== draftOf(before)) context.onDraft(draft);
    if (next.outcome !== null) return done(next.outcome);
    setUi(next);
  });
  return [drawing.above + drawing.after, drawing.below];
});

/** The library ends the stream that it draws on; a terminal that others use too is only lent to it. */
function lent(output: Sink): Sink {
  const sink = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, next) => {
      // A terminal that knows how shows the new screen at once, without the blank in between.
      output.write(`\x1b[?2026h${chunk}\x1b[?2026l`);
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
