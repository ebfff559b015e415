import { writeSync } from 'node:fs';

const nothing = new Uint8Array(0);

/**
 * Whether the window that the program was started in is no longer there: a terminal that has gone refuses even nothing.
 * The signal of a closed window does not come to a program that the terminal does not control.
 */
export function isTerminalGone(): boolean {
  return [0, 1, 2].some((descriptor) => {
    try {
      writeSync(descriptor, nothing);
      return false;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EIO';
    }
  });
}
