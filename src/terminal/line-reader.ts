import { createInterface } from 'node:readline';

export type LineInput = NodeJS.ReadableStream & { isTTY?: boolean };

/** Whole lines, as the terminal itself hands them over. `null` is the end of the input. */
export type LineReader = { next: (signal: AbortSignal) => Promise<string | null> };

/** Lines that come closer together than a person types were pasted, and belong together. */
const togetherMs = 25;

/** Reads only while somebody waits, and keeps what came meanwhile, so that nothing typed early is lost. */
export function lineReader(input: LineInput): LineReader {
  const lines: string[] = [];
  let hasEnded = false;
  let wake = () => {};
  const reader = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
  reader.pause();
  reader.on('line', (line) => {
    lines.push(line);
    wake();
  });
  const end = () => {
    hasEnded = true;
    wake();
  };
  reader.on('close', end);
  input.on('error', end);

  const change = (signal: AbortSignal, ms?: number) =>
    new Promise<void>((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(settle, ms);
      function settle() {
        clearTimeout(timer);
        signal.removeEventListener('abort', settle);
        wake = () => {};
        resolve();
      }
      wake = settle;
      signal.addEventListener('abort', settle);
    });

  return {
    next: async (signal) => {
      if (!hasEnded) reader.resume();
      while (lines.length === 0 && !hasEnded && !signal.aborted) await change(signal);
      const first = lines.shift();
      if (first === undefined) return null;
      const together = [first];
      while (input.isTTY === true && !hasEnded && !signal.aborted) {
        if (lines.length === 0) await change(signal, togetherMs);
        const more = lines.shift();
        if (more === undefined) break;
        together.push(more);
      }
      if (!hasEnded) reader.pause();
      return together.join('\n');
    },
  };
}
