import { dispositions } from '../../playbook/dispositions.ts';
import type { Ask, Playbook, Step } from '../../playbook/playbook.ts';
import { placeholders } from '../../playbook/template.ts';
import { conditionWords } from '../condition-words.ts';
import { graphOf } from '../graph/graph-of.ts';

/** Something to fill in on paper: boxes to tick, a line or several to write on, or a time. */
export type Field = {
  label: string;
  /** "needed", "ours only", "if outcome: later" */
  marks: readonly string[];
  boxes: readonly string[];
  lines: 0 | 1 | 3;
  isTime: boolean;
};

export type CardStep = {
  letters: string;
  title: string;
  onlyIf: string | null;
  guide: readonly string[];
  say: readonly { text: string; verbatim: boolean; onlyIf: string | null }[];
  fields: readonly Field[];
  ways: readonly string[];
};

/** A playbook on one sheet, for a day without a computer. */
export type Card = {
  title: string;
  about: string | null;
  language: string;
  name: string;
  parts: readonly { title: string; isInside: boolean; steps: readonly CardStep[] }[];
  endings: readonly string[];
};

/** `name`: what it is started by. */
export function cardOf(book: Playbook, name: string): Card {
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
              ),
            ];
      });
      return {
        title: strand.title,
        isInside: strand.script === null && list.find(({ id }) => id === strand.nodes[0]?.id)?.phase === 'after',
        steps,
      };
    }),
    endings: Object.keys(dispositions).map((ending) => book.dispositions[ending as keyof typeof dispositions]),
  };
}

function stepOf(step: Step, ways: readonly string[], onlyIf: string | null): CardStep {
  const spoken = step.say.some(({ verbatim }) => verbatim)
    ? step.say
    : step.say.filter(({ when }, index) => index === 0 || when !== null);
  return {
    letters: step.letters.join(' '),
    title: step.title,
    onlyIf,
    guide: step.guide.slice(0, 1),
    say: spoken.map(({ text, verbatim, when }) => ({
      text: onPaper(text),
      verbatim,
      onlyIf: when === null ? null : conditionWords(when),
    })),
    fields: step.asks.map(fieldOf),
    ways,
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

function fieldOf(ask: Ask): Field {
  const marks = [
    ask.required === 'no' ? '' : ask.required === 'yes' ? 'needed' : 'critical',
    ask.internal ? 'ours only' : '',
    ask.when === null ? '' : `if ${conditionWords(ask.when)}`,
  ].filter((mark) => mark !== '');
  const field = { label: ask.label, marks, boxes: [], lines: 1 as const, isTime: false };
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
      return { ...field, lines: 0, isTime: true };
    case 'hand-over':
      return { ...field, boxes: ['took it live'], lines: 1 };
    default:
      return field;
  }
}
