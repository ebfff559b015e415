import { lineReader } from './line-reader.ts';
import type { MenuStreams } from './menu.ts';

/** The same as `askLine` where lines are only ever added. `signal` is Ctrl-C, or whatever else ends the program. */
export async function plainAskLine(
  { input, output, signal }: MenuStreams & { signal: AbortSignal },
  message: string,
  usual?: string,
): Promise<string | null> {
  output.write(`${message}${usual === undefined ? '' : ` (Enter takes ${usual})`}\n> `);
  const line = await lineReader(input).next(signal);
  return line === null ? null : line.trim() || (usual ?? '');
}
