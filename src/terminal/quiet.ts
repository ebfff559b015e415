export type Quiet = { begin: () => void; stop: () => void };

/** Calls once when nothing has begun anew for a while. It keeps no program running. */
export function afterQuiet(ms: number, call: () => void): Quiet {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  const begin = () => {
    stop();
    timer = setTimeout(call, ms).unref();
  };
  return { begin, stop };
}
