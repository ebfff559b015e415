import { acts } from './acts.ts';
import { dispositions } from './dispositions.ts';
import { fixable } from './fix/edit-for.ts';
import { askTypes } from './format/ask-form.ts';
import { builtInPhrases } from './guard/built-in-phrases.ts';
import { type PhraseKind, phraseKinds } from './guard/phrase-kinds.ts';
import { type JsonSchema, playbookJsonSchema } from './json-schema.ts';
import { knownNames } from './known-names.ts';
import { readingRules } from './lint/reading-rules.ts';
import type { RuleText } from './lint/rule.ts';
import { lintRules } from './lint/rules.ts';
import { moveNames } from './move-names.ts';
import { scoreChecks } from './score-checks.ts';
import { titled } from './slug.ts';

/** Every field of the format as Markdown: its name, what may stand there, its default and what it means. */
export function fieldReference(): string {
  return [
    ...formSections(playbookJsonSchema()),
    list(
      'Acts',
      'What a step does to a conversation. Methods share these words, so that an agent can change the method on a call.',
      acts,
    ),
    list('Types of asks', 'What kind of answer an ask wants.', askTypes),
    list(
      'How a call ends',
      'A playbook may give these its own labels, and a choice may lead to one with `ends`.',
      dispositions,
    ),
    list(
      'Names that every call knows',
      'A line may hold these without an ask; a condition may ask whether they are `given`.',
      knownNames,
    ),
    list(
      'Checks',
      'What the score looks at on every call besides the acts of its steps. `scores` may give them a weight.',
      scoreChecks,
    ),
    `## Names that no ask may have\n\n${moveNames.map((name) => `\`${name}\``).join(', ')}: what an agent does besides answering, in tests and answers files.\n`,
  ].join('\n');
}

/** The fields of each part of a form, a section for each. */
export function formSections({ definitions = {} }: JsonSchema): string[] {
  return Object.entries(definitions).map(([name, schema]) => section(name, schema));
}

/** Every rule that a playbook is held against, with an example of what passes and of what does not. */
export function ruleReference(): string {
  return [...lintRules, ...readingRules].map(ruleSection).join('\n');
}

/** What is never said whatever the playbook: each kind with its reason, each phrase with what is said in its place. */
export function neverSayReference(): string {
  const kinds = Object.entries(phraseKinds) as [PhraseKind, string][];
  const tables = kinds.map(([kind, reason]) => {
    const phrases = builtInPhrases.filter((phrase) => phrase.kind === kind);
    const rows = phrases.map(({ phrase, better }) => `| ${phrase} | ${better} |`);
    return [`**${titled(kind)}.** ${reason}`, '', '| rather not | better |', '|---|---|', ...rows].join('\n');
  });
  return tables.join('\n\n');
}

function section(name: string, schema: JsonSchema): string {
  const rows = fields(schema, '').map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  const table =
    rows.length === 0 ? [] : ['| field | what stands there | default | meaning |', '|---|---|---|---|', ...rows];
  return `## ${name}\n\n${schema.description ?? ''}\n\n${table.join('\n')}\n`;
}

/** The fields of a map; those of a map inside it have the outer name before theirs. */
function fields(schema: JsonSchema, before: string): string[][] {
  const whole = schema.anyOf?.find(({ properties }) => properties !== undefined) ?? schema;
  const named = Object.entries(whole.properties ?? {}).flatMap(([name, field]): string[][] => {
    const title = `\`${before}${name}\``;
    const must = whole.required?.includes(name) ? '*needed*' : '';
    const row = [
      title,
      kind(field),
      field.default === undefined ? must : `\`${String(field.default)}\``,
      meaning(field),
    ];
    return [row, ...(field.properties === undefined ? [] : fields(field, `${before}${name}: `))];
  });
  const rest = typeof whole.additionalProperties === 'object' && before === '' ? whole.additionalProperties : null;
  return rest === null ? named : [[`*a name*`, kind(rest), '', meaning(rest)], ...named];
}

function meaning(field: JsonSchema): string {
  return field.description ?? (refOf(field) === null ? '' : `See ${link(refOf(field) ?? '')}.`);
}

function kind(schema: JsonSchema): string {
  const ref = refOf(schema);
  if (ref !== null) return link(ref);
  if (schema.enum?.includes('own')) return '[an act](#acts)';
  if (schema.enum !== undefined)
    return schema.enum
      .filter((word) => typeof word === 'string')
      .map((word) => `\`${word}\``)
      .join(', ');
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(kind))].join(', or ');
  if (schema.items !== undefined)
    return `a list of ${kind(schema.items).replace('an id', 'ids').replace('[an act]', '[acts]')}`;
  if (schema.properties !== undefined) return 'fields';
  if (typeof schema.additionalProperties === 'object') return `names, each with ${kind(schema.additionalProperties)}`;
  if (schema.pattern?.startsWith('^[a-z0-9]')) return 'an id';
  if (schema.pattern?.startsWith('^20')) return 'a day';
  if (schema.pattern?.includes('\\d')) return 'a number';
  return schema.type === undefined ? 'an answer' : 'text';
}

function refOf({ $ref, allOf }: JsonSchema): string | null {
  const ref = $ref ?? allOf?.[0]?.$ref;
  return ref?.replace('#/definitions/', '') ?? null;
}

function link(name: string): string {
  return `[${name}](#${name.toLowerCase()})`;
}

function list(title: string, about: string, words: Readonly<Record<string, string>>): string {
  const rows = Object.entries(words).map(([word, means]) => `| \`${word}\` | ${means} |`);
  return `## ${title}\n\n${about}\n\n| word | meaning |\n|---|---|\n${rows.join('\n')}\n`;
}

function ruleSection({ id, severity, checks, good, bad }: RuleText): string {
  const wrong = bad.startsWith('(') ? `Not so: ${bad.slice(1, -1)}.` : `Not so:\n\n${code(bad)}`;
  const fix = fixable[id] === undefined ? '' : `\`--fix\`: ${fixable[id]}\n\n`;
  return `### ${id}\n\n*${severity}*: ${checks}\n\n${fix}${wrong}\n\nBut so:\n\n${code(good)}\n`;
}

function code(yaml: string): string {
  return `\`\`\`yaml\n${yaml}\n\`\`\``;
}
