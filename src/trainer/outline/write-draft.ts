import { oneLine } from '../../text/safe.ts';
import type { DraftAsk, DraftPlaybook, DraftStep } from './draft-playbook.ts';
import { draftWords, type Language } from './draft-words.ts';

/** The playbook as a file with comments. `schema` is where editors find the schema; `origin` what it was made from. */
export function writeDraft(
  { id, title, about, steps, language }: DraftPlaybook,
  schema: string,
  origin: string,
): string {
  const words = draftWords[language];
  return `${[
    `# yaml-language-server: $schema=${oneLine(schema)}`,
    `# ${oneLine(origin)} What stands behind a # is for you and for nobody else.`,
    'recover: 1',
    `id: ${id}`,
    `title: ${scalar(title)}`,
    '# Agents cannot start a draft by its name. Take this line out when the method is ready.',
    'draft: yes',
    ...(about === null ? [] : ['about: >-', `  ${oneLine(about)}`]),
    '',
    '# What the method holds to: recover playbooks lint holds the steps against it.',
    '# policy:',
    '#   promise: close of business today   # the latest time that may be promised',
    '#   every-step: yes                    # each step is done, or skipped with a reason',
    '',
    '# Phrases that are never said, each with better words. There are built-in ones.',
    '# never-say:',
    '#   as I told you: let me say it in another way',
    '',
    'steps:',
    ...steps.flatMap((step) => [
      ...stepLines(step, words, {
        guide: step === steps.find(({ guide }) => guide.length > 0),
        say: step === steps.find(({ say }) => say.length > 0),
      }),
      '',
    ]),
    '# A call as the agent would type it, and what must come out: recover playbooks test',
    'tests:',
    `  - name: ${words.testName}`,
    '    replies:',
    ...steps
      .filter(({ phase }) => phase === 'call')
      .flatMap(({ asks }) => asks.flatMap((ask) => replyLines(ask, words))),
    '      - end: solved',
    '    expect:',
    '      disposition: solved',
  ].join('\n')}\n`;
}

/** `isFirst`: what stands here for the first time in the file, and is explained. */
function stepLines(step: DraftStep, words: Words, isFirst: { guide: boolean; say: boolean }): string[] {
  const { id, letter, title, acts, phase, listens, guide, say, isSuggested, asks } = step;
  const [act, other] = acts;
  const why = (what: boolean, text: string) => (what ? [`    # ${text}`] : []);
  return [
    `  - id: ${id}`,
    ...(letter === null ? [] : [`    letter: ${scalar(letter)}`]),
    `    title: ${scalar(title)}`,
    ...(act === undefined ? [] : [`    act: ${other === undefined ? act : `[${act}, ${other}]`}`]),
    ...(phase === 'call' ? [] : [`    phase: ${phase}`]),
    ...(listens ? ['    mode: listen'] : []),
    ...(guide.length === 0
      ? []
      : [...why(isFirst.guide, "For the agent's eyes only, one hint a line."), '    guide: |', ...block(guide)]),
    ...(say.length === 0
      ? []
      : [
          ...(isSuggested ? ['    # A suggestion: put your own words in its place.'] : []),
          ...why(isFirst.say, 'One wording a line: the agent sees the first, Tab turns to the others.'),
          '    say: |',
          ...block(say),
        ]),
    ...(asks.length === 0 ? [] : ['    ask:', ...asks.flatMap((ask) => askLines(ask, words))]),
    ...asks.flatMap((ask) =>
      ask.kind === 'understood'
        ? ['    next:', '      when: { understood: no }', `      redo: ${ask.hearing}`, '      at-most: 3']
        : [],
    ),
  ];
}

type Words = (typeof draftWords)[Language];

function askLines(ask: DraftAsk, words: Words): string[] {
  switch (ask.kind) {
    case 'text':
      return [`      ${ask.id}: { label: ${asYaml(ask.label)} }`];
    case 'check':
      return [`      ${ask.id}: { type: check, label: ${asYaml(ask.label)} }`];
    case 'story':
      return [`      story: { type: notes, label: ${asYaml(words.story)} }`];
    case 'understood':
      return [
        '      understood:',
        '        type: yes-no',
        `        label: ${words.agree}`,
        '        required: yes',
        '        reads-back: { fact: issue, from: story }',
      ];
    case 'outcome':
      return [
        '      outcome:',
        '        type: choice',
        `        label: ${words.outcome}`,
        '        required: yes',
        '        choices:',
        `          solved: { label: ${words.solved}, ends: solved }`,
        `          agreed: { label: ${flowed(words.agreed)}, ends: agreed }`,
        `          later: { label: ${words.later}, ends: promised }`,
        '      call-back:',
        '        type: follow-up',
        `        label: ${words.callBack}`,
        '        required: yes',
        '        when: { outcome: later }',
      ];
  }
}

function replyLines({ kind }: DraftAsk, { testStory }: Words): string[] {
  if (kind === 'story') return [`      - story: ${testStory}`];
  if (kind === 'understood') return ['      - understood: yes'];
  return kind === 'outcome' ? ['      - outcome: solved'] : [];
}

const block = (lines: readonly string[]) => lines.map((line) => `      ${oneLine(line)}`);

const asYaml = (text: string) => JSON.stringify(oneLine(text));

/** A comma would begin the next part. */
const flowed = (text: string) => (text.includes(',') ? asYaml(text) : text);

/** Plain where nothing in it means anything to YAML. */
function scalar(text: string): string {
  const line = oneLine(text);
  return /^[\p{L}][\p{L}\p{N} ,.()'’/-]*$/u.test(line) && !/^(?:yes|no|true|false|null|on|off|y|n)$/i.test(line)
    ? line
    : JSON.stringify(line);
}
