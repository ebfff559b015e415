import { z } from 'zod';
import { type Act, acts } from '../acts.ts';
import { askForm } from './ask-form.ts';
import { conditionForm } from './condition-form.ts';
import { sayForm } from './say-form.ts';
import { id, text, textLines, wholeNumber, yesNo } from './words.ts';

const act = z.enum(Object.keys(acts) as [Act, ...Act[]]);

const nextForm = z
  .strictObject({
    when: conditionForm.optional().describe('The way is taken only when this holds; without it, always.'),
    go: id.optional().describe('The step that comes next, when it is not the one below.'),
    redo: id
      .optional()
      .describe('The step to go back to: it and those after it are done once more, and both rounds are kept.'),
    run: id.optional().describe('The script to go through; the call comes back afterwards.'),
    end: yesNo.optional().describe('`yes`: this is the end of the call.'),
    'at-most': wholeNumber
      .prefault('3')
      .describe('For redo: how many times. After that the agent decides how to go on.'),
  })
  .meta({
    id: 'Next',
    description:
      'One way on from a step. The first one whose `when` holds is taken; when none holds, the next step follows.',
  });

export type NextForm = z.output<typeof nextForm>;

export const stepForm = z
  .strictObject({
    id: id
      .optional()
      .describe('The name by which other steps, tests and transcripts call it. Default: from the title.'),
    letter: text
      .optional()
      .describe('Shown at the top while the step is on: `W`, or several as in `W A`. Letters may repeat.'),
    title: text.optional().describe('A few words that name the step. Default: from the id.'),
    act: z
      .union([act, z.array(act)])
      .optional()
      .describe('What the step does to a conversation: one of the acts, or a list.'),
    phase: z
      .enum(['call', 'after', 'follow-up'])
      .prefault('call')
      .describe(
        '`call` while the customer is on the line, `after` when it is written up, `follow-up` on the call that checks back.',
      ),
    mode: z
      .enum(['say', 'listen'])
      .prefault('say')
      .describe('`listen` keeps the screen calm while the customer speaks: nothing is asked but notes or one text.'),
    guide: textLines.optional().describe("Coaching for the agent's eyes, one line each. Never spoken."),
    say: sayForm.optional(),
    verbatim: yesNo.optional().describe('`yes`: every line of the step must be read word for word. Default: no.'),
    ask: z.record(id, askForm).optional().describe('The fields to fill, in order, each under its id.'),
    when: conditionForm.optional().describe('The step is left out unless this holds.'),
    next: z
      .union([nextForm, z.array(nextForm)])
      .optional()
      .describe('Where to go from here, when it is not simply the next step.'),
    include: text
      .optional()
      .describe('Instead of a step: another file whose steps stand here. It has `recover: 1` and `steps:`.'),
    after: id.optional().describe('In a playbook that extends another: the step after which this one stands.'),
    before: id.optional().describe('In a playbook that extends another: the step before which this one stands.'),
  })
  .meta({ id: 'Step', description: 'One step of the method.' });

export type StepForm = z.output<typeof stepForm>;
