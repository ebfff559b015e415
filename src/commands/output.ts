import { fstatSync, writeSync } from 'node:fs';

/** Where text goes, and how wide it is there. A stream of Node is one. */
export type Output = {
  write: (text: string) => unknown;
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
  return { write, isTTY: false };
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
