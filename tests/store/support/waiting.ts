import type { Waiting } from '../../../src/store/while-busy.ts';

/** As a window waits for a file that another program holds. */
export function waiting(): Waiting {
  const begun = performance.now();
  return {
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms * (0.5 + Math.random()))),
    waited: () => performance.now() - begun,
  };
}
