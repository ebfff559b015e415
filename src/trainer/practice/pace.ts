import type { StoryPart } from '../customer/customer.ts';

/** Calls back after so many milliseconds, unless it is stopped before. */
export type Pace = { after: (ms: number, then: () => void) => () => void };

type Living = {
  /** Seconds without a key that they bear; null while it is theirs to speak. */
  patience: number | null;
  /** The part of their story that comes next. */
  next: () => StoryPart | null;
  goOn: () => void;
  waitedLong: () => void;
};

/** Asked twice whether anybody is there, they wait in silence: the agent may have been called away from the desk. */
const mostWaits = 2;

/** The customer's own time at one prompt: they go on with what they tell, and lose patience while nobody types. */
export function paced(
  pace: Pace | null,
  { patience, next, goOn, waitedLong }: Living,
): { typed: () => void; stop: () => void } {
  if (pace === null) return { typed: () => {}, stop: () => {} };
  let waits = 0;
  let stopTelling = () => {};
  let stopWaiting = () => {};
  const tell = () => {
    const part = next();
    if (part === null) return;
    stopTelling = pace.after(timeFor(part), () => {
      goOn();
      tell();
    });
  };
  const wait = () => {
    if (patience === null || waits >= mostWaits) return;
    stopWaiting = pace.after(patience * 1000, () => {
      waits += 1;
      waitedLong();
      wait();
    });
  };
  tell();
  wait();
  return {
    typed: () => {
      stopWaiting();
      wait();
    },
    stop: () => {
      stopTelling();
      stopWaiting();
    },
  };
}

const breath = 1500;
const aWord = 330;
const aSilence = 4000;

/** As long as it takes to draw breath and to say it: about three words in a second. */
function timeFor({ words }: StoryPart): number {
  return words === null ? aSilence : breath + aWord * words.split(' ').length;
}
