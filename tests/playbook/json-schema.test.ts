import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type JsonSchema, playbookJsonSchema } from '../../src/playbook/json-schema.ts';
import { customerJsonSchema } from '../../src/trainer/customer/customer-reference.ts';
import { loaded } from './load-text.ts';

const text = `recover: 1
title: 7
language: no
policy: { every-step: true, apology: { again: no } }
steps:
  - id: check
    act: [recap, thank]
    say:
      - Is that so?
      - { line: 19.90 it is., verbatim: yes, when: { not: { right: no }, any: [{ sum: { over: 19.90 } }] } }
    ask:
      story: notes
      right: { type: yes-no, required: no, internal: false, reads-back: { fact: issue, from: story } }
      sum: { type: money, max: 20, currency: EUR }
      hour: { type: choice, choices: { morning: 10:30, noon: true } }
    next: { when: { right: no }, redo: check, at-most: 2 }
tests:
  - name: 1
    replies: [{ right: true }, back, { sum: 19.90 }, { story: [a, b] }]
    expect: { passes: { check: 1 }, missing: [], facts: { right: true } }
`;

/** What an editor makes of a file: YAML's own numbers and booleans, held against the printed schema. */
const editor = z.fromJSONSchema(playbookJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);

it('an editor takes what the loader takes', () => {
  expect(loaded(text).ok).toBe(true);
  expect(editor.safeParse(parse(text)).error).toBeUndefined();
});

it.each([
  ['a misspelt field', text.replace('title:', 'titel:')],
  ['an unknown act', text.replace('[recap, thank]', 'thnak')],
  ['another version', text.replace('recover: 1', 'recover: 2')],
  ['a field of a field', text.replace('at-most', 'at-least')],
])('an editor underlines %s', (_, wrong) => {
  expect(editor.safeParse(parse(wrong)).success).toBe(false);
});

it('every field says what it means', () => {
  const silent: string[] = [];
  const look = (schema: JsonSchema, path: string): void => {
    const means = schema.description ?? schema.$ref ?? schema.allOf?.[0]?.$ref;
    if (means === undefined) silent.push(path);
    for (const form of [schema, ...(schema.anyOf ?? [])])
      for (const [name, field] of Object.entries(form.properties ?? {})) look(field, `${path}.${name}`);
  };
  for (const [name, schema] of Object.entries(playbookJsonSchema().definitions ?? {})) look(schema, name);
  expect(silent).toEqual([]);
});

describe('an example', () => {
  const all: { path: string; field: JsonSchema }[] = [];
  const look = (schema: JsonSchema, path: string): void => {
    for (const form of [schema, ...(schema.anyOf ?? [])])
      for (const [name, field] of Object.entries(form.properties ?? {})) {
        all.push({ path: `${path}.${name}`, field });
        look(field, `${path}.${name}`);
      }
  };
  const definitions = { ...playbookJsonSchema().definitions, ...customerJsonSchema().definitions };
  for (const [name, schema] of Object.entries(definitions)) look(schema, name);

  it('stands at every field that an editor cannot complete: see field-examples.ts', () => {
    const without = all.filter(({ field }) => field.enum === undefined && field.examples === undefined);
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  it('is one that the editor itself takes', () => {
    for (const { path, field } of all)
      for (const example of field.examples ?? []) {
        const whole: unknown = { $schema: 'http://json-schema.org/draft-07/schema#', ...field, definitions };
        const own = z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0]);
        expect(own.safeParse(example).success, `${path} ${JSON.stringify(example)}`).toBe(true);
      }
  });
});
