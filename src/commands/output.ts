import { fstatSync, writeSync } from 'node:fs';

/**
 * Where text goes, and how wide it is there. A stream of Node is one. `write` gives false when it is full, or nobody
 * reads it any more; `once` is there where it may become empty again.
 */
export type Output = {
  write: (text: string) => boolean;
  once?: ((event: 'drain' | 'close', heard: () => void) => unknown) | undefined;
  off?: ((event: 'drain' | 'close', heard: () => void) => unknown) | undefined;
  destroyed?: boolean;
  isTTY?: boolean;
  columns?: number;
  rows?: number;
};

/**
 * Standard output or standard error. Into a file or a pipe text is written straight: the streams that Node would load
 * for it take longer than all else in a short list. `stream` is the real one, for a terminal and whatever else there is.
 */
export function outputOf(descriptor: 1 | 2, stream: () => NodeJS.WriteStream): Output {
  if (!isFileOrPipe(descriptor)) return stream();
  let waits: NodeJS.WriteStream | null = null;
  let isHeard = true;
  const write = (text: string) => {
    if (waits !== null) return waits.write(text);
    const bytes = Buffer.from(text);
    for (let at = 0; isHeard && at < bytes.length; ) {
      try {
        at += writeSync(descriptor, bytes, at);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : null;
        // The reader of a pipe has seen enough.
        if (code === 'EPIPE') isHeard = false;
        else if (code !== 'EAGAIN') throw error;
        else {
          // Whoever has the other end made it one that does not wait. A stream waits by itself, from here on.
          waits = stream();
          return waits.write(bytes.subarray(at));
        }
      }
    }
    return isHeard;
  };
  // What the stream takes later, it says so: whoever writes much waits for that.
  return {
    write,
    isTTY: false,
    get once() {
      return waits?.once.bind(waits);
    },
    get off() {
      return waits?.off.bind(waits);
    },
    get destroyed() {
      return waits?.destroyed === true;
    },
  };
}

/** On Windows a pipe that is full needs the stream. */
function isFileOrPipe(descriptor: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const about = fstatSync(descriptor);
    return about.isFile() || about.isFIFO() || about.isSocket();
  } catch {
    return false;
  }
}

/** Writes, and waits while that is too much for whoever reads it. Tells whether anybody still does. */
export async function writtenTo(output: Output, text: string): Promise<boolean> {
  if (output.write(text)) return true;
  if (output.once === undefined || isGone(output)) return false;
  await new Promise<void>((resolve) => {
    const heard = () => {
      output.off?.('drain', heard);
      output.off?.('close', heard);
      resolve();
    };
    output.once?.('drain', heard);
    output.once?.('close', heard);
  });
  return !isGone(output);
}

const isGone = ({ destroyed }: Output) => destroyed === true;
