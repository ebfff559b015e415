import { z } from 'zod';

// Every scalar reaches the schema as the text that was typed. These are the kinds of text.

export const text = z.string();

export const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, {
  error: 'An id has small letters, digits, "-" and "_", and begins with a letter or a digit.',
});

// Editors that follow older YAML read a bare yes as true: all four are understood.
export const yesNo = z.enum(['yes', 'no', 'true', 'false']).transform((typed) => typed === 'yes' || typed === 'true');

export const wholeNumber = z
  .string()
  .regex(/^\d{1,4}$/, { error: 'A whole number is wanted here.' })
  .transform(Number);

export const decimal = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,6})?$/, { error: 'A number is wanted here, such as 20 or 19.90.' })
  .transform(Number);

/** One thing a line: a `|` block, or a list. */
export const textLines = z
  .union([z.string(), z.array(z.string())])
  .transform((given) =>
    (typeof given === 'string' ? given.split('\n') : given).map((line) => line.trim()).filter((line) => line !== ''),
  );

/** A day of the calendar, as the text that was typed. */
export const day = z
  .string()
  .regex(
    /^20\d\d-(?:02-(?:0[1-9]|[12]\d)|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01]))$/,
    {
      error: 'A day is written like 2026-12-01.',
    },
  );

export const version = z
  .enum(['1'], { error: 'The format is "recover: 1".' })
  .describe('The version of the format: 1.');
