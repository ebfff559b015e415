import { z } from 'zod';
import { followUpKinds } from '../../followup/follow-up.ts';
import { type Disposition, dispositions } from '../dispositions.ts';
import type { AskType } from '../playbook.ts';
import { conditionForm } from './condition-form.ts';
import { decimal, id, text, textLines, yesNo } from './words.ts';

export const askTypes = {
  text: 'words',
  notes: 'many lines, each with its time',
  'yes-no': 'yes or no',
  choice: 'one of a list',
  choices: 'several of a list',
  options: 'solutions: who proposed each, and which one the customer chose',
  'follow-up': 'a time that is promised',
  'hand-over': 'a colleague who takes the call live',
  money: 'an amount, with its currency',
  number: 'a number',
  contact: 'a phone number or e-mail address',
  check: 'a tick: done or not',
} as const satisfies Record<AskType, string>;

const askTypeNames = Object.keys(askTypes) as [AskType, ...AskType[]];
export const dispositionNames = Object.keys(dispositions) as [Disposition, ...Disposition[]];

const askType = z.enum(askTypeNames);

const choiceForm = z
  .strictObject({
    label: text.describe('What the agent reads.'),
    ends: z.enum(dispositionNames).optional().describe('How the call ends when this is chosen.'),
  })
  .meta({ id: 'Choice', description: 'A choice that ends the call in a certain way.' });

const choicesForm = z
  .union([z.record(id, z.union([text, choiceForm])), z.array(text)])
  .describe('For choice and choices: a label for each id, or a list of labels.');

const readsBackForm = z
  .strictObject({
    fact: id.describe('The fact that the words become once the customer agrees.'),
    from: id.describe('The notes whose main points are read back.'),
  })
  .describe(
    'For yes-no: the words that are read aloud and agreed to. Other words typed instead of y or n replace them.',
  );

const wholeAsk = z.strictObject({
  type: askType.prefault('text').describe('What kind of answer is wanted.'),
  label: text.optional().describe('What the agent reads beside the field. Default: the id in words.'),
  hint: text.optional().describe('A word of help below the field.'),
  fact: id
    .optional()
    .describe('The name under which the answer is kept, when it is not the id: asks of two methods can share a fact.'),
  required: z
    .enum(['no', 'yes', 'critical', 'false', 'true'])
    .transform((typed) => (typed === 'false' ? 'no' : typed === 'true' ? 'yes' : typed))
    .prefault('no')
    .describe(
      'Whether the call can be written up without it: `no` it can, `yes` with a reason only, `critical` never.',
    ),
  internal: yesNo.prefault('no').describe('For us only: the answer can never reach a line that the customer hears.'),
  message: text
    .optional()
    .describe('What the agent reads when an answer that is needed is missing or cannot be taken.'),
  prefill: id.optional().describe('The fact whose value is offered as the answer; Enter takes it.'),
  'told-by': z
    .union([text, z.array(text), z.record(text, z.union([text, z.array(text)]))])
    .optional()
    .describe(
      'Words of the customer that tell the answer before it is asked. For text a list, such as `[wants, would like]`: the note that holds one is offered. For yes-no, choice and choices a list under each answer: `{ refund: [money back, refund] }`. Enter takes what is offered.',
    ),
  when: conditionForm.optional().describe('Asked only when this holds.'),
  choices: choicesForm.optional(),
  other: yesNo.optional().describe('For choice and choices: other words than those listed are taken too. Default: no.'),
  min: decimal
    .optional()
    .describe('For number and money the least value; for options the fewest before one is chosen (default 1).'),
  max: decimal
    .optional()
    .describe('For number and money the largest value; for options the most that are listed (default 9).'),
  order: z
    .enum(['best-last', 'as-told'])
    .optional()
    .describe("For options: `best-last` shows the agent's favourite last. Default: `as-told`."),
  always: textLines
    .optional()
    .describe('For options: what is listed from the beginning, such as leaving things as they are.'),
  kind: z.enum(followUpKinds).optional().describe('For follow-up: what is promised. Default: `callback`.'),
  suggest: text
    .optional()
    .describe('For follow-up: the time that is offered, in words, such as `in 10 minutes`. Enter takes it up.'),
  currency: z
    .string()
    .regex(/^(?:[A-Z]{3}|[$€£¥])$/, { error: 'A currency is three capital letters or a sign, such as EUR or $.' })
    .optional()
    .describe('For money: the currency that is meant when none is typed.'),
  limit: decimal
    .optional()
    .describe(
      'For money and number: up to here the agent decides alone. Above it the agent is asked who approved it, and the call is written up with a name, or with a reason.',
    ),
  'approved-by': text
    .optional()
    .describe('With `limit`: who can approve more, such as `a team lead`. Default: `somebody who may`.'),
  owner: text
    .optional()
    .describe(
      'For a follow-up of the kind `internal`: whose task it is, such as `warehouse`; it stands in their list. Default: the agent.',
    ),
  'reads-back': readsBackForm.optional(),
  ends: z
    .partialRecord(z.enum(['yes', 'no']), z.enum(dispositionNames))
    .optional()
    .describe(
      'For yes-no: how the call ends after this answer, such as `{ yes: solved }`. A choice has its own `ends`.',
    ),
});

/** The short form is the type alone: `story: notes`. */
export const askForm = z
  .union([askType, wholeAsk])
  .meta({ id: 'Ask', description: 'A field to fill. The type alone is enough: `story: notes`.' });

export type AskForm = z.output<typeof wholeAsk>;

/** The long form of an ask, whichever was written. */
export function wholeAskForm(form: z.output<typeof askForm>): AskForm {
  return typeof form === 'string' ? wholeAsk.parse({ type: form }) : form;
}
