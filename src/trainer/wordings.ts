import { isMap, isScalar, isSeq, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml';
import { slug, titled } from '../playbook/slug.ts';

/** A piece of text in a playbook's file that a person may want to say otherwise, and where it stands in the file. */
export type EditableText = {
  /** The id of the step, `closing`, or `script/step`. */
  step: string;
  title: string;
  kind: 'title' | 'guide' | 'say' | 'label' | 'hint';
  text: string;
  from: number;
  to: number;
  /** A line of a block is replaced as it is; everything else is put in quotes where it must be. */
  isBlockLine: boolean;
};

/** All texts of a file that can be edited one by one, in its order. Steps that come from other files are not among them. */
export function wordingsOf(source: string): EditableText[] {
  const document = parseDocument(source, {
    schema: 'failsafe',
    uniqueKeys: false,
    keepSourceTokens: true,
    logLevel: 'silent',
  });
  const root = document.contents;
  if (!isMap(root)) return [];
  const scripts = root.get('scripts', true);
  return [
    ...stepsIn(root.get('steps', true), '', source),
    ...(isMap(scripts) ? scripts.items : []).flatMap((pair) =>
      isMap(pair.value) ? stepsIn(pair.value.get('steps', true), `${keyOf(pair)}/`, source) : [],
    ),
    ...textsOf(root.get('closing', true), { step: 'closing', title: 'The last lines', kind: 'say' }, source),
  ];
}

/** The file with one text exchanged, and not a letter of it besides. */
export function withText(source: string, { from, to, isBlockLine }: EditableText, words: string): string {
  return source.slice(0, from) + (isBlockLine ? words : scalar(words)) + source.slice(to);
}

function stepsIn(node: unknown, script: string, source: string): EditableText[] {
  if (!isSeq(node)) return [];
  return node.items.flatMap((item, index) => (isMap(item) ? stepTexts(item, script, index, source) : []));
}

function stepTexts(step: YAMLMap, script: string, index: number, source: string): EditableText[] {
  const given = (name: string) => {
    const value = step.get(name);
    return typeof value === 'string' ? value : null;
  };
  const id = given('id') ?? (slug(given('title') ?? '') || `step-${index + 1}`);
  const place = { step: `${script}${id}`, title: given('title') ?? titled(id) };
  const asks = step.get('ask', true);
  return [
    ...textsOf(step.get('title', true), { ...place, kind: 'title' }, source),
    ...textsOf(step.get('guide', true), { ...place, kind: 'guide' }, source),
    ...textsOf(step.get('say', true), { ...place, kind: 'say' }, source),
    ...(isMap(asks) ? asks.items : []).flatMap(({ value }) =>
      isMap(value)
        ? [
            ...textsOf(value.get('label', true), { ...place, kind: 'label' }, source),
            ...textsOf(value.get('hint', true), { ...place, kind: 'hint' }, source),
          ]
        : [],
    ),
  ];
}

type Where = Pick<EditableText, 'step' | 'title' | 'kind'>;

function textsOf(node: unknown, where: Where, source: string): EditableText[] {
  if (isSeq(node)) return node.items.flatMap((item) => textsOf(item, where, source));
  if (isMap(node)) return textsOf(node.get('line', true), where, source);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return [];
  const [from, to] = node.range;
  if (node.type === Scalar.BLOCK_LITERAL)
    return blockLines(source, from, to).map((line) => ({ ...where, ...line, isBlockLine: true }));
  const end = node.type === Scalar.BLOCK_FOLDED ? from + source.slice(from, to).trimEnd().length : to;
  return [{ ...where, text: node.value.trim().replace(/\s+/g, ' '), from, to: end, isBlockLine: false }];
}

/** The lines of a `|` block that hold something; the first one of the range is the `|` itself. */
function blockLines(source: string, from: number, to: number): Pick<EditableText, 'text' | 'from' | 'to'>[] {
  const found: Pick<EditableText, 'text' | 'from' | 'to'>[] = [];
  let at = source.indexOf('\n', from) + 1;
  while (at > 0 && at < to) {
    const end = source.indexOf('\n', at);
    const line = source.slice(at, end === -1 ? to : end);
    const text = line.trim();
    const begin = at + line.indexOf(text);
    if (text !== '') found.push({ text, from: begin, to: begin + text.length });
    if (end === -1) break;
    at = end + 1;
  }
  return found;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** Plain where nothing in it means anything to YAML, in a list in brackets too. */
function scalar(text: string): string {
  return /^[\p{L}\p{N}][^:#{}[\],&*!|>%@`"\\]*$/u.test(text) ? text : JSON.stringify(text);
}
