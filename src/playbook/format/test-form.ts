import { z } from 'zod';
import { followUpKinds } from '../../followup/follow-up.ts';
import { dispositionNames } from './ask-form.ts';
import { id, text, version, wholeNumber } from './words.ts';

const expectForm = z
  .strictObject({
    facts: z.record(text, z.any()).optional().describe('Answers as they are kept at the end, by the name of the fact.'),
    passes: z.record(id, wholeNumber).optional().describe('How many times a step was gone through.'),
    at: id
      .optional()
      .describe(
        'The step where the replies end; or `read-back`, `wrap-up`, `write-up`, `closed` at the end of the call.',
      ),
    disposition: z.enum(dispositionNames).optional().describe('How the call ended.'),
    promises: wholeNumber.optional().describe('How many times were promised.'),
    'follow-ups': z
      .partialRecord(z.enum(followUpKinds), wholeNumber)
      .optional()
      .describe('How many follow-ups of a kind are open, promised or added by the method: `{ internal: 1 }`.'),
    missing: z
      .array(id)
      .optional()
      .describe('The asks and steps that are still missing for the write-up, no more and no fewer.'),
    steps: z
      .record(id, z.enum(['done', 'skipped', 'left']))
      .optional()
      .describe('What became of a step.'),
  })
  .describe('What must be true where the replies end. Only what is named is compared.');

export const testForm = z
  .strictObject({
    name: text.describe('What the test shows, as a sentence.'),
    phase: z
      .enum(['call', 'follow-up'])
      .prefault('call')
      .describe('Whether it is the call itself or the one that checks back.'),
    'called-for': z.enum(followUpKinds).prefault('check-in').describe('For a follow-up call: what it was promised as.'),
    at: text.optional().describe('When the call takes place, such as `2026-03-02T10:00:00Z`.'),
    zone: text.optional().describe("The customer's time zone, such as `Europe/Berlin`."),
    replies: z
      .array(z.union([text, z.record(text, z.any())]))
      .describe('What is answered and done, in order: `- understood: no`, `- skip: told`, `- back`.'),
    expect: expectForm.optional(),
  })
  .meta({ id: 'Test', description: 'A call played through the playbook, and what must come out.' });

export type TestForm = z.output<typeof testForm>;

/** A file of tests beside a playbook, named after it: `our-way.tests.yaml` for `our-way.yaml`. */
export const testsForm = z
  .strictObject({
    recover: version,
    tests: z.array(testForm).describe('Calls played through the playbook beside it, with what must come out.'),
  })
  .meta({
    id: 'Tests',
    title: 'Tests of a playbook',
    description: 'Tests beside a playbook, in a file of their own: `our-way.tests.yaml` for `our-way.yaml`.',
  });

export type TestsForm = z.output<typeof testsForm>;
