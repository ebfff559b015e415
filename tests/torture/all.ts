import { byteFaults } from './byte-faults.ts';
import { copyFaults } from './copy-faults.ts';
import { diskFaults } from './disk-faults.ts';
import type { Fault } from './fault.ts';
import { forgetFaults } from './forget-faults.ts';
import { killFaults } from './kill-faults.ts';
import { mergeFaults } from './merge-faults.ts';
import { placeFaults } from './place-faults.ts';
import { powerFaults } from './power-faults.ts';
import { refusingFaults } from './refusing-faults.ts';
import { textFaults } from './text-faults.ts';
import { windowFaults } from './window-faults.ts';

/** All that the program is tortured with, in the order of the report. */
export const tortureFaults: readonly Fault[] = [
  ...powerFaults,
  ...forgetFaults,
  ...copyFaults,
  ...mergeFaults,
  ...diskFaults,
  ...byteFaults,
  ...killFaults,
  ...windowFaults,
  ...refusingFaults,
  ...textFaults,
  ...placeFaults,
];
