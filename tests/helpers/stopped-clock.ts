/**
 * The environment of a program whose clock stands still, so that a test means the same at any hour and on any day.
 * Timers go on: only what the time is never changes.
 */
export function stoppedClock(at: string): NodeJS.ProcessEnv {
  // A proxy and no subclass: the library for zones takes its methods from the prototype of `Date`.
  const source = `
    const at = ${Date.parse(at)};
    Date.now = () => at;
    globalThis.Date = new Proxy(Date, {
      construct: (of, given, made) => Reflect.construct(of, given.length === 0 ? [at] : given, made),
    });`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}` };
}
