import { type JsonSchema, jsonSchemaOf } from '../../playbook/json-schema.ts';
import { formSections } from '../../playbook/reference.ts';
import { customerExamples } from './customer-examples.ts';
import { customerForm } from './customer-form.ts';
import { type Deed, deeds, type moments } from './deeds.ts';
import { usualLines } from './usual-lines.ts';

/** The form of a customer as a JSON Schema, for editors. */
export function customerJsonSchema(): JsonSchema {
  return jsonSchemaOf(customerForm, customerExamples);
}

const momentMeans: Readonly<Record<(typeof moments)[number], string>> = {
  agrees: 'they agree, to a recap or to another yes or no',
  refuses: 'they do not: they are too angry for it',
  'tells-not': 'they are asked for what they will not say yet',
  calm: 'they have become calm',
  thanks: 'the end of the call',
  'hangs-up': 'they hang up',
};

/** Every field of a customer as Markdown, what moves a temper, and the moments at which they say something. */
export function customerReference(): string {
  return [
    ...formSections(customerJsonSchema()),
    '## What moves them\n\nNames for `moves` and `says`. Below 0 calms them. An act counts once, when a step with it is done.\n',
    `| name | moves | when |\n|---|---|---|\n${Object.entries(deeds)
      .map(([deed, { moves, means }]) => `| \`${deed}\` | ${moves > 0 ? '+' : ''}${moves} | ${means} |`)
      .join('\n')}\n`,
    '## Moments\n\nNames for `says` besides: when they say something that is no answer of their own.\n',
    `| name | when | usual words |\n|---|---|---|\n${Object.entries(momentMeans)
      .map(([name, means]) => `| \`${name}\` | ${means} | ${usualLines[name as Deed]?.[0] ?? ''} |`)
      .join('\n')}\n`,
  ].join('\n');
}
