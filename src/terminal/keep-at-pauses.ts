/** How long after the last key a line is kept, how long at most while keys go on coming, and when a busy file is asked again. */
const ms = { pause: 400, atMost: 800, again: 1000 };

export type Keeping = { changed: () => void; stop: () => void };

/** Keeps what is typed at each pause in the typing. `keep` says false when it could not, and is asked again. */
export function keepAtPauses(keep: () => boolean): Keeping {
  let pause: NodeJS.Timeout | undefined;
  let atMost: NodeJS.Timeout | undefined;
  const stop = () => {
    clearTimeout(pause);
    clearTimeout(atMost);
    pause = undefined;
    atMost = undefined;
  };
  const now = () => {
    stop();
    if (!keep()) pause = setTimeout(now, ms.again).unref();
  };
  const changed = () => {
    clearTimeout(pause);
    pause = setTimeout(now, ms.pause).unref();
    atMost ??= setTimeout(now, ms.atMost).unref();
  };
  return { changed, stop };
}
