import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { cutInput, giveUp, nothingHeld, type Piece } from './cut-input.ts';
import type { KeyEvent } from './keys.ts';

/** A terminal's input, or anything that behaves like it. */
export type Source = NodeJS.ReadableStream & { isTTY?: boolean; setRawMode?: (on: boolean) => unknown };

/** The keyboard as the prompts read it: `stream` stands in for the terminal's input. */
export type KeyInput = {
  stream: Readable;
  /** A prompt is about to be drawn. What has been typed by the time this settles was typed before it could be seen. */
  open: () => Promise<void>;
  /** It is on the screen and takes keys. */
  listen: () => void;
  /** It has ended. `now`: the terminal is given back at once, because nothing follows. */
  close: (now: boolean) => void;
};

/** How long the beginning of an escape sequence, or of a paste, may wait for its end. */
const patience = { key: 500, paste: 2000 };

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Stands between the terminal and readline, which splits a paste at its newlines, takes a second per 2,000 characters
 * of it, and drops what arrives in the same moment as an Enter. Pieces are given out one at a time, only while a prompt
 * listens; the rest waits for the next prompt and counts as typed early there.
 */
export function keyInput(source: Source): KeyInput {
  const decoder = new StringDecoder('utf8');
  const queue: Piece[] = [];
  let unfinished = nothingHeld;
  let early = 0;
  let isOpen = false;
  let isListening = false;
  let isReading = false;
  let isSuspending = false;
  let hasEnded = false;
  let timer: NodeJS.Timeout | undefined;

  const stream = Object.assign(new Readable({ read: () => {} }), {
    // Readline turns raw mode off between two prompts; what is typed just then would be echoed into the screen.
    setRawMode: (on: boolean) => {
      if (on || isSuspending) setRaw(on);
    },
  });
  const setRaw = (on: boolean) => {
    if (source.isTTY === true) source.setRawMode?.(on);
  };
  const press = (event: KeyEvent) => stream.emit('keypress', undefined, event);

  const take = (chunk: Buffer | string) => {
    clearTimeout(timer);
    const cut = cutInput(unfinished, typeof chunk === 'string' ? chunk : decoder.write(chunk));
    unfinished = cut.unfinished;
    queue.push(...cut.pieces);
    const wait = unfinished.paste !== null ? patience.paste : patience.key;
    if (unfinished.paste !== null || unfinished.held !== '') timer = setTimeout(release, wait).unref();
    giveOut();
  };
  const release = () => {
    queue.push(...giveUp(unfinished));
    unfinished = nothingHeld;
    giveOut();
  };
  const end = () => {
    hasEnded = true;
    giveOut();
  };

  // One piece in each turn of the event loop: if it ends the prompt, the next one is still here for the next prompt.
  let isWaiting = false;
  const giveOut = () => {
    if (!isListening || isWaiting) return;
    const piece = queue.shift();
    if (piece === undefined) {
      if (hasEnded) press({ name: 'ended' });
      return;
    }
    const isEarly = early > 0;
    early = Math.max(0, early - 1);
    isWaiting = true;
    setImmediate(() => {
      isWaiting = false;
      giveOut();
    });
    deliver(piece, isEarly);
  };
  // Enter pressed before raw mode was on comes as a newline: the terminal itself made it one.
  const deliver = (piece: Piece, isEarly: boolean) => {
    if (piece.kind === 'paste-too-long') press({ name: piece.kind, sequence: String(piece.length) });
    else if (piece.kind !== 'key') press({ name: piece.kind, sequence: piece.text });
    else if (piece.text === '\x03') press({ name: 'interrupt' });
    else if (piece.text === '\x04') press({ name: 'end-of-input' });
    else if (piece.text === '\x1a') suspend();
    else if (piece.text === '\x1b') press({ name: 'escape' });
    else if (isEarly && /^[\r\n]$/.test(piece.text)) press({ name: 'early-enter' });
    else stream.push(piece.text);
  };
  // Readline stops the process itself: this returns when it has been brought back, or at once where nothing can stop it.
  const suspend = () => {
    press({ name: 'suspend' });
    isSuspending = true;
    stream.emit('keypress', '\x1a', { name: 'z', ctrl: true, meta: false, shift: false, sequence: '\x1a' });
    isSuspending = false;
    setRaw(true);
    setImmediate(() => {
      if (isOpen) press({ name: 'redraw' });
    });
  };

  for (const event of ['end', 'close', 'error']) source.on(event, end);

  const giveBack = () => {
    if (isOpen || !isReading) return;
    isReading = false;
    source.removeListener('data', take);
    // Another prompt may have begun to read by itself meanwhile.
    if (source.listenerCount('keypress') > 0) return;
    setRaw(false);
    source.pause();
  };

  return {
    stream,
    open: async () => {
      isOpen = true;
      setRaw(true);
      if (!isReading) source.on('data', take);
      isReading = true;
      source.resume();
      // Two turns, with a look at the terminal between them.
      await turn();
      await turn();
      early = queue.length;
    },
    listen: () => {
      isListening = true;
      giveOut();
    },
    close: (now) => {
      isOpen = false;
      isListening = false;
      if (now) giveBack();
      else setImmediate(giveBack);
    },
  };
}
