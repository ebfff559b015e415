import { z } from 'zod';
import { followUpKinds } from '../../followup/follow-up.ts';
import { id, text, textLines, yesNo } from '../../playbook/format/words.ts';
import { type Deed, deeds, type Moment, moments } from './deeds.ts';

const temper = z
  .string()
  .regex(/^(?:10|\d)$/, { error: 'A temper is a whole number from 0, calm, to 10.' })
  .transform(Number);

const change = z
  .string()
  .regex(/^[+-]?(?:10|\d)$/, { error: 'A whole number from -10 to 10 is wanted here: below 0 calms them.' })
  .transform(Number);

const percent = z
  .string()
  .regex(/^(?:100|\d{1,2})$/, { error: 'A whole number from 0 to 100 is wanted here.' })
  .transform(Number);

const seconds = z
  .string()
  .regex(/^\d{1,3}$/, { error: 'Seconds are a whole number, such as 20.' })
  .transform(Number);

const deedNames = Object.keys(deeds) as [Deed, ...Deed[]];
const momentNames = [...moments, ...deedNames] as [Moment, ...Moment[]];

const partForm = z
  .strictObject({
    line: text.describe('The words.'),
    tells: z
      .union([id, z.array(id)])
      .optional()
      .describe('What is told by it, by the name of an ask: asked for it afterwards, they have told it already.'),
  })
  .meta({ id: 'Part', description: 'A part of what they tell that has more to it than its words.' });

const answerForm = z
  .strictObject({
    lines: textLines.describe('Ways to say it, one a line.'),
    below: temper.optional().describe('Said only while their temper is below this; until then they will not say it.'),
  })
  .meta({ id: 'Answer', description: 'An answer that not everybody gets.' });

const changeForm = z
  .strictObject({
    at: id.describe('Where it comes: the name of an ask, a fact, a step or an act.'),
    lines: textLines.describe('Ways to say it, one a line.'),
    topic: id.optional().describe('What they think otherwise about now: a name under `answers`.'),
    now: textLines.optional().describe('What they answer to it from now on. Default: the same lines.'),
    chance: percent.prefault('100').describe('In how many calls of a hundred it comes. The seed decides.'),
  })
  .meta({ id: 'Change', description: 'A change of mind in the middle of the call.' });

/** What they say on a call, whichever it is. */
const said = {
  story: z
    .array(z.union([text, partForm]))
    .optional()
    .describe(
      'What they tell when somebody listens, in order, one part at a time. A part of dots is a silence: they need a moment.',
    ),
  answers: z
    .record(id, z.union([textLines, answerForm]))
    .optional()
    .describe(
      'What they say only if they are asked: under the name of an ask, a fact, a step or an act, ways to say it.',
    ),
  interruptions: textLines
    .optional()
    .describe('What they throw in while they are angry, one at a time. There are usual ones.'),
  'changes-of-mind': z.array(changeForm).optional().describe('Where they change their mind.'),
  says: z
    .partialRecord(z.enum(momentNames), textLines)
    .optional()
    .describe('Own words for a moment, in place of the usual ones.'),
};

const promisedKinds = followUpKinds.filter((kind) => kind !== 'internal');

const followUpForm = z
  .strictObject({
    promised: text.describe(
      'What they were promised, in the words that were said: `today at four, with a day for the sofa`.',
    ),
    'called-for': z.enum(promisedKinds).prefault('callback').describe('What it was promised as.'),
    late: yesNo.prefault('no').describe('`yes`: the call comes later than it was promised.'),
    'on-record': z
      .record(id, text)
      .optional()
      .describe(
        'What they told on the call before, by the names of facts, such as `issue` and `wish`: the agent has it before them.',
      ),
    temper: temper.prefault('4').describe('How angry they are when they are rung.'),
    opens: textLines.describe('How they answer the telephone: one of these lines.'),
    ...said,
  })
  .meta({
    id: 'FollowUp',
    description:
      'The call in which they are rung back. What is not said here is as on the first call, but for the story and the changes of mind.',
  });

export const customerForm = z
  .strictObject({
    'recover-customer': z
      .enum(['1'], { error: 'The format is "recover-customer: 1".' })
      .describe('The version of the format: 1.'),
    title: text.describe('What trainers call this customer.'),
    about: text.optional().describe('A few sentences for whoever chooses a customer. The agent does not see them.'),
    name: text.optional().describe('Their name, where the agent knows it from the beginning.'),
    number: text.optional().describe('The number that they ring from.'),
    zone: text.optional().describe('Their time zone, such as `America/Chicago`. Default: that of the agent.'),
    temper: temper.prefault('6').describe('How angry they are when the call begins: 0 calm, 10 furious.'),
    'hangs-up-at': temper.prefault('10').describe('The temper at which they hang up.'),
    'interrupts-at': temper.prefault('7').describe('The temper from which on they interrupt.'),
    patience: seconds.prefault('25').describe('How many seconds of silence they bear, in real time.'),
    opens: textLines.describe('How they begin: one of these lines.'),
    ...said,
    points: z
      .array(z.union([text, z.array(text)]))
      .optional()
      .describe('What a recap must hold before they agree, each in one of several wordings.'),
    'follow-up': followUpForm.optional().describe('What they say when they are rung about what was promised.'),
    moves: z
      .partialRecord(z.enum(deedNames), change)
      .optional()
      .describe('How far it moves the temper of this customer, where it is not as usual.'),
  })
  .meta({
    id: 'Customer',
    title: 'A customer to practise with',
    description: 'A scripted customer, as `recover playbooks practice` plays them.',
  });

export type CustomerForm = z.output<typeof customerForm>;
