import { type Finding, type Problem, toProblems } from '../../playbook/problem.ts';
import { readYaml } from '../../playbook/read-yaml.ts';
import { slug } from '../../playbook/slug.ts';
import { checkShape } from '../../playbook/source/check-shape.ts';
import { didYouMean } from '../../playbook/source/did-you-mean.ts';
import { entryOf, follow, type Tree } from '../../playbook/source/tree.ts';
import type { SourceFile } from '../../playbook/source-file.ts';
import { oneLine } from '../../text/safe.ts';
import type { Answer, ChangeOfMind, Customer, FollowUpCall, StoryPart } from './customer.ts';
import { type CustomerForm, customerForm } from './customer-form.ts';
import { type Deed, deeds } from './deeds.ts';

export type CustomerRead = { ok: true; customer: Customer } | { ok: false; problems: readonly Problem[] };

/** Reads a customer and checks it, or tells all that is wrong with it at once. */
export function loadCustomer(file: SourceFile): CustomerRead {
  const { tree, findings } = readYaml(file.name, file.text);
  const found: Finding[] = [...findings];
  const refuse = (): CustomerRead => ({ ok: false, problems: toProblems(found, [file]) });
  if (tree === null) return refuse();
  const notOurs = playbookInstead(tree);
  if (notOurs !== null) {
    found.push(notOurs);
    return refuse();
  }
  const shape = checkShape<CustomerForm>(tree, customerForm);
  found.push(...shape.findings);
  if (shape.form === null) return refuse();
  const customer = compile(shape.form, file.name);
  found.push(...doubts(shape.form, shape.tree), ...longLines(shape.tree));
  return found.length > 0 ? refuse() : { ok: true, customer };
}

function playbookInstead(tree: Tree): Finding | null {
  const version = entryOf(tree, 'recover');
  if (version === undefined || entryOf(tree, 'recover-customer') !== undefined) return null;
  const hint = 'A customer begins with "recover-customer: 1".';
  return wrong(version.at, 'not-a-customer', 'This is a playbook, not a customer.', hint);
}

function wrong(at: Finding['at'], rule: string, message: string, hint: string | null): Finding {
  return { at, severity: 'error', rule, message, hint };
}

const longest = 400;

/** Words that nobody says in one breath, wherever they stand; what is about them is read, and may be longer. */
function longLines(tree: Tree): Finding[] {
  if (tree.kind === 'list') return tree.items.flatMap(longLines);
  if (tree.kind === 'map') return tree.entries.flatMap(({ key, value }) => (key === 'about' ? [] : longLines(value)));
  return (tree.text ?? '').split('\n').flatMap((line, index) => {
    if (line.length <= longest) return [];
    const at = tree.lineAt?.[index] ?? tree.at;
    return [wrong(at, 'long-line', `This is longer than ${longest} letters: nobody says that in one go.`, 'Split it.')];
  });
}

/** What the shape allows and nobody can have meant. */
function doubts(form: CustomerForm, tree: Tree): Finding[] {
  const again = form['follow-up'];
  const topics = topicsOf(form);
  return [
    ...unknownTopics(form, tree, topics),
    ...goneAtOnce(form, tree, form['hangs-up-at']),
    ...silentAtFirst(form, tree),
    ...(again === undefined
      ? []
      : [
          ...unknownTopics(again, follow(tree, ['follow-up']), [...topics, ...topicsOf(again)]),
          ...goneAtOnce(again, follow(tree, ['follow-up']), form['hangs-up-at']),
          ...silentAtFirst(again, follow(tree, ['follow-up'])),
        ]),
  ];
}

function topicsOf({ story = [], answers = {} }: Says): string[] {
  const told = story.flatMap((part) => (typeof part === 'string' ? [] : [part.tells ?? []].flat()));
  return [...Object.keys(answers), ...told];
}

function unknownTopics(form: Says, tree: Tree, topics: readonly string[]): Finding[] {
  return (form['changes-of-mind'] ?? []).flatMap(({ topic }, index) => {
    if (topic === undefined || topics.includes(topic)) return [];
    const { at } = follow(tree, ['changes-of-mind', index, 'topic']);
    const message = `They never say anything about "${topic}", so they cannot change their mind about it.`;
    return [wrong(at, 'unknown-topic', message, didYouMean(topic, topics))];
  });
}

function goneAtOnce({ temper }: { temper: number }, tree: Tree, hangsUpAt: number): Finding[] {
  if (hangsUpAt > temper) return [];
  const at = (entryOf(tree, 'hangs-up-at') ?? entryOf(tree, 'temper'))?.value.at ?? tree.at;
  const message = `They hang up at ${hangsUpAt} and begin at ${temper}: they would be gone at once.`;
  return [wrong(at, 'gone-at-once', message, 'Let them begin lower.')];
}

function silentAtFirst({ opens }: Says, tree: Tree): Finding[] {
  if (opens.length > 0) return [];
  return [wrong(follow(tree, ['opens']).at, 'missing-value', 'They begin with no words.', null)];
}

function compile(form: CustomerForm, file: string): Customer {
  const usual = Object.fromEntries(Object.entries(deeds).map(([deed, { moves }]) => [deed, moves]));
  const first = {
    id: idOf(file),
    title: oneLine(form.title),
    about: form.about === undefined ? null : oneLine(form.about) || null,
    name: form.name === undefined ? null : oneLine(form.name) || null,
    number: form.number === undefined ? null : oneLine(form.number) || null,
    zone: form.zone === undefined ? null : oneLine(form.zone) || null,
    temper: form.temper,
    hangsUpAt: form['hangs-up-at'],
    interruptsAt: form['interrupts-at'],
    patience: form.patience,
    points: (form.points ?? []).map((point) => said([point].flat())),
    moves: { ...usual, ...form.moves } as Record<Deed, number>,
    ...saysOf(form),
    followUp: null,
  };
  return { ...first, followUp: followUpOf(form['follow-up'], first) };
}

/** They are the same people when they are rung back; what they told the first time they do not tell again. */
function followUpOf(form: CustomerForm['follow-up'], first: Customer): FollowUpCall | null {
  if (form === undefined) return null;
  const own = saysOf(form);
  const customer = {
    ...first,
    ...own,
    temper: form.temper,
    interruptions: own.interruptions.length > 0 ? own.interruptions : first.interruptions,
    answers: { ...first.answers, ...own.answers },
    says: { ...first.says, ...own.says },
  };
  const { promised, late, 'called-for': calledFor, 'on-record': onRecord = {} } = form;
  const told = Object.entries(onRecord).map(([name, words]) => [name, oneLine(words)]);
  return { promised: oneLine(promised), calledFor, late, onRecord: Object.fromEntries(told), customer };
}

type Says = Pick<CustomerForm, 'opens' | 'story' | 'answers' | 'interruptions' | 'changes-of-mind' | 'says'>;

function saysOf(form: Says): Pick<Customer, 'opens' | 'story' | 'answers' | 'interruptions' | 'changes' | 'says'> {
  return {
    opens: said(form.opens),
    story: (form.story ?? []).map(partOf),
    answers: Object.fromEntries(Object.entries(form.answers ?? {}).map(([name, given]) => [name, answerOf(given)])),
    interruptions: said(form.interruptions ?? []),
    changes: (form['changes-of-mind'] ?? []).map(changeOf),
    says: Object.fromEntries(Object.entries(form.says ?? {}).map(([moment, lines]) => [moment, said(lines ?? [])])),
  };
}

const said = (lines: readonly string[]) => lines.map(oneLine).filter((line) => line !== '');

function partOf(part: NonNullable<CustomerForm['story']>[number]): StoryPart {
  if (typeof part === 'string') return { words: wordsOf(part), tells: [] };
  return { words: wordsOf(part.line), tells: [part.tells ?? []].flat() };
}

function wordsOf(line: string): string | null {
  const words = oneLine(line);
  return /^[.\u2026\s]*$/.test(words) ? null : words;
}

function answerOf(given: NonNullable<CustomerForm['answers']>[string]): Answer {
  return Array.isArray(given)
    ? { lines: said(given), below: null }
    : { lines: said(given.lines), below: given.below ?? null };
}

function changeOf(form: NonNullable<CustomerForm['changes-of-mind']>[number]): ChangeOfMind {
  const { at, topic = null, chance } = form;
  const lines = said(form.lines);
  return { at, lines, topic, now: form.now === undefined ? lines : said(form.now), chance };
}

function idOf(file: string): string {
  const base = file.split(/[/\\]/).at(-1) ?? '';
  return slug(base.replace(/\.ya?ml$/i, '')) || 'customer';
}
