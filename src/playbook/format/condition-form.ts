import { z } from 'zod';
import { decimal, text } from './words.ts';

const compared = z.strictObject({
  over: decimal.optional().describe('True when the number or amount is larger than this.'),
  under: decimal.optional().describe('True when the number or amount is smaller than this.'),
});

const factTest = z.union([text, z.array(text), compared]).meta({
  description:
    'What the answer must be: a value (yes, no, a choice, a number), a list of values of which one must fit, `given`, `missing`, or `over:` and `under:` a number.',
});

export type FactTest = z.output<typeof factTest>;

export type ConditionForm = {
  any?: ConditionForm[] | undefined;
  not?: ConditionForm | undefined;
  [fact: string]: FactTest | ConditionForm | ConditionForm[] | undefined;
};

/** All facts that are named must fit. `any` and `not` join conditions. */
export const conditionForm: z.ZodType<ConditionForm> = z
  .object({
    get any() {
      return z.array(conditionForm).optional().describe('At least one of these conditions must hold.');
    },
    get not() {
      return conditionForm.optional().describe('This condition must not hold.');
    },
  })
  .catchall(factTest)
  .meta({
    id: 'When',
    description:
      'A condition: the name of an ask (or of its `fact`) and what its answer must be. All names that are given must fit.',
  });
