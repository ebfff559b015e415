import { z } from 'zod';
import { text, wholeNumber, yesNo } from './words.ts';

const wholeScore = z
  .strictObject({
    weight: wholeNumber.optional().describe('What it counts. Default: 1.'),
    critical: yesNo.prefault('no').describe('`yes`: a call without it has not passed, whatever else it scored.'),
    coachable: yesNo.prefault('no').describe('`yes`: where it is lost, it is something to talk about.'),
    label: text
      .optional()
      .describe('What stands beside the point. Default: what the act means, or the label of the ask.'),
  })
  .meta({ id: 'Score', description: 'A point of the score. The weight alone is enough: `listen: 2`.' });

/** By name: a weight, or all of it. */
export const scoreForm = z.union([wholeNumber, wholeScore]);

export type ScoreForm = z.output<typeof scoreForm>;
