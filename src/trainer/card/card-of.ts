import { checkBegins } from '../../engine/caller-check.ts';
import type { CallerCheck } from '../../followup/caller-check.ts';
import { builtInVoicemail } from '../../playbook/compile/built-in.ts';
import { dispositions } from '../../playbook/dispositions.ts';
import type { Ask, Playbook, Step } from '../../playbook/playbook.ts';
import { placeholders } from '../../playbook/template.ts';
import { conditionWords, limitWords } from '../condition-words.ts';
import { graphOf } from '../graph/graph-of.ts';

/** Something to fill in on paper: boxes to tick, a line or several to write on, or a time. */
export type Field = {
  label: string;
  /** "needed", "ours only", "if outcome: later" */
  marks: readonly string[];
  boxes: readonly string[];
  lines: 0 | 1 | 3;
  /** A day and a time, and whether they agreed to it where it is promised to them. */
  time: 'promised' | 'ours' | null;
};

export type CardStep = {
  letters: string;
  title: string;
  onlyIf: string | null;
  guide: readonly string[];
  say: readonly { text: string; verbatim: boolean; onlyIf: string | null }[];
  fields: readonly Field[];
  ways: readonly string[];
  /** What a caller is asked before this step, so that it is clear who calls. What they answer has no place on it. */
  check: CallerCheck | null;
};

/** A playbook on one sheet, for a day without a computer. */
export type Card = {
  title: string;
  about: string | null;
  language: string;
  name: string;
  parts: readonly { title: string; isInside: boolean; steps: readonly CardStep[] }[];
  /** Limits for the whole case. */
  limits: readonly string[];
  /** What may be left on a machine. */
  voicemail: readonly string[];
  endings: readonly string[];
};

/** What the team has settled for playbooks that have none of their own. */
export type CardRules = { callerCheck: CallerCheck | null; voicemail: readonly string[] };

/** `name`: what it is started by. */
export function cardOf(book: Playbook, name: string, rules: CardRules = { callerCheck: null, voicemail: [] }): Card {
  const check = book.policy.callerCheck ?? (rules.callerCheck === null ? null : { ...rules.callerCheck, before: null });
  const checkedAt = check === null ? null : checkBegins(book, check.before);
  const own = book.policy.voicemail ?? [];
  const usual = rules.voicemail.length > 0 ? rules.voicemail : builtInVoicemail.map(({ text }) => text);
  const strands = graphOf(book);
  const main = book.steps;
  return {
    title: book.title,
    about: book.about,
    language: book.language,
    name,
    parts: strands.map((strand) => {
      const list = strand.script === null ? main : (book.scripts[strand.script]?.steps ?? []);
      const steps = strand.nodes.flatMap((node) => {
        const step = list.find(({ id }) => id === node.id);
        return step === undefined
          ? []
          : [
              stepOf(
                step,
                node.branches.map(({ words }) => words),
                node.onlyIf,
                strand.script === null && step.id === checkedAt ? check : null,
              ),
            ];
      });
      return {
        title: strand.title,
        isInside: strand.script === null && list.find(({ id }) => id === strand.nodes[0]?.id)?.phase === 'after',
        steps,
      };
    }),
    limits: (book.policy.timeLimits ?? []).map(limitWords),
    voicemail: (own.length > 0 ? own.map(({ text }) => text) : usual).map(onPaper),
    endings: Object.keys(dispositions).map((ending) => book.dispositions[ending as keyof typeof dispositions]),
  };
}

function stepOf(step: Step, ways: readonly string[], onlyIf: string | null, check: CallerCheck | null): CardStep {
  const lines = step.say.map(({ text, verbatim, when }) => ({
    text: onPaper(text),
    verbatim,
    onlyIf: when === null ? null : conditionWords(when),
  }));
  // Of several ways to say it there is room for one, each time that it is another thing.
  const spoken = lines.filter(
    ({ verbatim, onlyIf: when }, at) => verbatim || lines.findIndex((line) => line.onlyIf === when) === at,
  );
  return {
    letters: step.letters.join(' '),
    title: step.title,
    onlyIf,
    guide: step.guide.slice(0, 1),
    say: spoken,
    fields: step.asks.map(fieldOf),
    ways,
    check,
  };
}

/** What the program would fill in is a gap that the agent fills by voice. */
function onPaper(text: string): string {
  let said = '';
  let from = 0;
  for (const { name, at, end } of placeholders(text)) {
    said += `${text.slice(from, at)}[${name}]`;
    from = end;
  }
  return said + text.slice(from);
}

/** How a check went: all that is written down of it. */
export const checkBoxes = ['clear', 'not clear', 'not needed'];

function fieldOf(ask: Ask): Field {
  const marks = [
    ask.required === 'no' ? '' : ask.required === 'yes' ? 'needed' : 'critical',
    ask.internal ? 'ours only' : '',
    ...(ask.hint?.split('; ') ?? []),
    ask.when === null ? '' : `if ${conditionWords(ask.when)}`,
  ].filter((mark) => mark !== '');
  const field = { label: ask.label, marks, boxes: [], lines: 1 as const, time: null };
  switch (ask.type) {
    case 'notes':
      return { ...field, lines: 3 };
    case 'yes-no':
      return { ...field, boxes: ['yes', 'no'], lines: 0 };
    case 'check':
      return { ...field, boxes: ['done'], lines: 0 };
    case 'choice':
    case 'choices':
      return { ...field, boxes: ask.choices.map(({ label }) => label), lines: ask.other ? 1 : 0 };
    case 'options':
      return { ...field, boxes: [...ask.always], lines: 3 };
    case 'follow-up':
      return { ...field, lines: 0, time: ask.kind === 'internal' ? 'ours' : 'promised' };
    case 'hand-over':
      return { ...field, boxes: ['took it live'], lines: 1 };
    default:
      return field;
  }
}
