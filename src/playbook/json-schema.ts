import { z } from 'zod';
import { fieldExamples } from './format/field-examples.ts';
import { playbookForm } from './format/playbook-form.ts';
import { testsForm } from './format/test-form.ts';

/** As much of JSON Schema as ours uses. */
export type JsonSchema = {
  type?: string | string[];
  enum?: unknown[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  definitions?: Record<string, JsonSchema>;
  pattern?: string;
  default?: unknown;
  description?: string;
  examples?: readonly unknown[];
  $ref?: string;
};

/** The format as a JSON Schema (draft-07, which editors take), so that an editor completes names and shows what they mean. */
export function playbookJsonSchema(): JsonSchema {
  return jsonSchemaOf(playbookForm, fieldExamples);
}

/** The form of tests beside a playbook. */
export function testsJsonSchema(): JsonSchema {
  return jsonSchemaOf(testsForm, fieldExamples);
}

/** The same for any form that is written as a playbook is. `examples`: by the form's name and the field's. */
export function jsonSchemaOf(form: z.ZodType, examples: Readonly<Record<string, readonly unknown[]>>): JsonSchema {
  const schema = JSON.parse(JSON.stringify(z.toJSONSchema(form, { io: 'input', target: 'draft-7' })));
  loosen(schema);
  for (const [name, part] of Object.entries((schema as JsonSchema).definitions ?? {})) exemplify(part, name, examples);
  return schema;
}

function exemplify(schema: JsonSchema, name: string, examples: Readonly<Record<string, readonly unknown[]>>): void {
  for (const [field, part] of Object.entries({ ...schema.properties })) {
    const shown = examples[`${name}.${field}`];
    if (shown !== undefined) part.examples = shown;
    exemplify(part, `${name}.${field}`, examples);
  }
  for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) exemplify(part, name, examples);
}

/** Editors read `19.90` as a number and `true` as a boolean where the loader reads text, so all three are allowed there. */
function loosen(schema: JsonSchema): void {
  if (isEmptyMap(schema.default)) delete schema.default;
  if (schema.enum !== undefined) {
    delete schema.type;
    schema.enum = [...new Set(schema.enum.flatMap(asEditorsRead))];
  } else if (schema.type === 'string') {
    schema.type = ['string', 'number', 'boolean'];
  }
  // Names of fields are text for editors too, so `propertyNames` stays as it is.
  for (const part of [schema.items, schema.additionalProperties]) if (typeof part === 'object') loosen(part);
  for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) loosen(part);
  for (const part of Object.values({ ...schema.properties })) loosen(part);
  for (const part of Object.values({ ...schema.definitions })) loosen(part);
}

function asEditorsRead(word: unknown): unknown[] {
  if (word === 'yes') return ['yes', true];
  if (word === 'no') return ['no', false];
  if (word === 'true' || word === 'false') return [word === 'true'];
  return /^\d+$/.test(String(word)) ? [Number(word), word] : [word];
}

function isEmptyMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
