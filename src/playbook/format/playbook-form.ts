import { z } from 'zod';
import { dispositionNames } from './ask-form.ts';
import { conditionForm } from './condition-form.ts';
import { sayForm } from './say-form.ts';
import { scoreForm } from './score-form.ts';
import { stepForm } from './step-form.ts';
import { testForm } from './test-form.ts';
import { day, id, text, textLines, version, yesNo } from './words.ts';

const apologyForm = z.strictObject({
  first: z
    .enum(['at-once', 'after-empathy', 'any'])
    .prefault('any')
    .describe('When the first apology comes: `at-once`, before anything is asked; `after-empathy`; or `any` time.'),
  again: z
    .enum(['naming-the-issue', 'until-ready', 'no', 'false'])
    .transform((typed) => (typed === 'false' ? 'no' : typed))
    .prefault('no')
    .describe(
      '`naming-the-issue`: a second apology names it; `until-ready`: it is repeated until the customer is ready to go on.',
    ),
});

const callerCheckForm = z.strictObject({
  ask: textLines.describe('What is asked, one thing a line, such as `the postcode of the address`.'),
  before: id
    .optional()
    .describe('The step before which it is asked. Default: the first one that asks for details or a wish, or offers.'),
  required: yesNo.prefault('no').describe('`yes`: the call is written up with it, or with a reason.'),
});

const timeLimitForm = z
  .strictObject({
    within: text.describe('How long it may take, in words, counted from the first call: `8 weeks`, `3 business days`.'),
    duty: text.describe('What must be done by then if it is not solved, such as `Send the final answer`.'),
    owner: text.optional().describe('Whose duty it is, such as `complaints desk`. Default: the agent.'),
    when: conditionForm
      .optional()
      .describe('The limit holds only when this does. Of several the first that holds counts.'),
  })
  .meta({ id: 'TimeLimit', description: 'How long a case may take, and what is due then.' });

const policyForm = z
  .strictObject({
    'hand-over': z
      .enum(['none', 'live', 'tasks'])
      .prefault('live')
      .describe(
        '`none`: the call stays with the agent; `live`: to somebody who takes it at once; `tasks`: work is given away, the customer is not.',
      ),
    promise: text
      .optional()
      .describe('The latest time that may be promised, in words: `close of business today`, `in 24 hours`.'),
    'last-hour': text.optional().describe('What is offered instead in the last hour before closing: `tomorrow 9:00`.'),
    apology: apologyForm.prefault({}).describe('What the method wants of apologies. The steps are held against it.'),
    'check-in': text
      .optional()
      .describe('When to ask whether all is well, counted from when the solution takes effect: `in 2 days`.'),
    'every-step': yesNo
      .prefault('no')
      .describe('`yes`: each step is done, or skipped with a reason, before the call is written up.'),
    'caller-check': z
      .union([text, z.array(text), callerCheckForm])
      .optional()
      .describe(
        'What a caller is asked before details, so that it is clear who calls: words, a list, or fields. Only how the check went is kept, never what they answered.',
      ),
    voicemail: sayForm
      .optional()
      .describe(
        'What may be left on a machine, one wording a line. It can hold `{{ agent }}`, `{{ customer }}` and `{{ direct }}` and nothing of the matter. There is a built-in one.',
      ),
    'time-limit': z
      .union([timeLimitForm, z.array(timeLimitForm)])
      .optional()
      .describe(
        'A limit for the whole case, or several with a `when`. Unless the first call solves it, the duty stands in the list with the day on which it falls due, and goes when the solution works.',
      ),
    tell: textLines.optional().describe('Who inside is told afterwards. Each becomes a tick in a step after the call.'),
  })
  .meta({ id: 'Policy', description: 'What the method holds to where methods differ.' });

export type PolicyForm = z.output<typeof policyForm>;

const scriptForm = z
  .strictObject({
    title: text.optional().describe('What the agent reads. Default: from the id.'),
    card: yesNo.prefault('no').describe('`yes`: the agent can call it up from any step.'),
    steps: z.array(stepForm).describe('Its steps, in order. Afterwards the call goes on where it was.'),
  })
  .meta({
    id: 'Script',
    description: 'A few steps beside the main way: run by a `next`, or a card that the agent calls up.',
  });

export const playbookForm = z
  .strictObject({
    recover: version,
    id: id.optional().describe('The name by which it is started. Default: the name of the file.'),
    title: text.describe('What people call the method.'),
    about: text.optional().describe('A few sentences for whoever chooses a playbook.'),
    draft: yesNo
      .prefault('no')
      .describe(
        '`yes`: still being written. Agents cannot start it by its name; a path, preview and test still take it.',
      ),
    'live-from': day
      .optional()
      .describe('The first day on which agents can start it by its name, such as `2026-12-01`. Default: at once.'),
    language: text.prefault('en').describe('The language of the lines, such as `en` or `de`.'),
    extends: text.optional().describe('The playbook that this one builds on: its id, or a file beside this one.'),
    remove: z.array(id).optional().describe('Steps of the extended playbook that are left out.'),
    policy: policyForm.prefault({}),
    'never-say': z
      .record(text, text)
      .optional()
      .describe(
        'Phrases that no line may hold and that agents are warned of, each with better words. They add to the built-in ones.',
      ),
    dispositions: z
      .partialRecord(z.enum(dispositionNames), text)
      .optional()
      .describe('Own words for how a call can end.'),
    closing: sayForm.optional().describe('The last lines of a call. There are built-in ones.'),
    scores: z
      .record(id, scoreForm)
      .optional()
      .describe(
        'What a call is scored by, where it is not as usual: under an act, a check, a step or an ask what it counts; 0 leaves it out.',
      ),
    scripts: z.record(id, scriptForm).optional().describe('Scripts and cards, each under its id.'),
    steps: z.array(stepForm).optional().describe('The steps of the method, in order.'),
    tests: z.array(testForm).optional().describe('Calls played through the playbook, with what must come out.'),
  })
  .meta({
    id: 'Playbook',
    title: 'A playbook',
    description: 'A method for calls with upset customers, as `recover` leads agents through it.',
  });

export type PlaybookForm = z.output<typeof playbookForm>;

/** A file that is included holds steps and nothing else. */
export const blockForm = z.strictObject({
  recover: version,
  steps: z.array(stepForm).describe('The steps that stand where the file is included.'),
});
