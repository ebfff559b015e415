import { z } from 'zod';
import { conditionForm } from './condition-form.ts';
import { text, yesNo } from './words.ts';

const lineForm = z
  .strictObject({
    line: text.describe('The words.'),
    when: conditionForm.optional().describe('The line is offered only when this holds.'),
    verbatim: yesNo.optional().describe('The line must be read as it is written, word for word.'),
  })
  .meta({ id: 'Line', description: 'A line to say that has more to it than its words.' });

/** One wording a line in a block, or a list of wordings. */
export const sayForm = z.union([text, z.array(z.union([text, lineForm]))]).meta({
  description:
    'Ways to say the point of the step, one a line: a `|` block, where nothing needs quotes, or a list. `{{ name }}` stands for an answer, `{{ name | other words }}` has words for when there is none.',
});

export type SayForm = z.output<typeof sayForm>;
