import { UserError } from '../call/user-error.ts';
import { markdown } from '../text/markdown.ts';
import { jsonText } from '../text/safe.ts';
import { type ExportedCall, type ExportedFollowUp, exportedFollowUpJson, exportedJson } from './exported-call.ts';
import { jsonList, jsonOfEach } from './print-json.ts';
import { callCsv } from './views/call-csv.ts';
import { callMarkdown, followUpLines } from './views/call-markdown.ts';

export type FormName = 'json' | 'csv' | 'markdown';

/** Makes a document of calls, piece by piece: it is never in memory as a whole. */
export type Form = (calls: Iterable<ExportedCall>) => Iterable<string>;

/** The copy of all that is kept on one customer has more than calls, and ends with what was left out of it. */
export type CopyEnd = {
  followUps: readonly ExportedFollowUp[];
  drafts: readonly object[] | null;
  leftOut: number;
  removed: number;
  forgotten: number;
};

type Given = { json?: boolean; csv?: boolean; markdown?: boolean; output?: string };

/** By its flag, else by how the name of the file ends, else to be read. */
export function formGiven({ json, csv, markdown: toRead, output }: Given): FormName {
  const flags = Object.entries({ json, csv, markdown: toRead }).flatMap(([name, on]) =>
    on === true ? [name as FormName] : [],
  );
  const [flag, other] = flags;
  if (other !== undefined) throw new UserError('One of --json, --csv and --markdown.', null, 'usage');
  if (flag !== undefined) return flag;
  const ending = /\.(json|csv)$/i.exec(output ?? '')?.[1]?.toLowerCase();
  return (ending as FormName | undefined) ?? 'markdown';
}

type Context = { now: string; here: string };

export function formOf(name: FormName, context: Context): Form {
  switch (name) {
    case 'json':
      return (calls) => jsonOfEach(calls, (call) => exportedJson(call, context.now, false));
    case 'csv':
      return csvOf;
    case 'markdown':
      return (calls) => markdownOf('# Calls\n\n', calls, context, () => '');
  }
}

/** The same for the copy of all that is kept on one customer. `end` is asked once all calls are through. */
export function copyFormOf(
  name: FormName,
  customer: { name: string; numbers: readonly string[] },
  context: Context,
  end: () => CopyEnd,
): Form {
  switch (name) {
    case 'csv':
      return csvOf;
    case 'json':
      return (calls) => copyJson(customer, calls, context.now, end);
    case 'markdown':
      return (calls) => markdownOf(copyTitle(customer), calls, context, () => copyEnd(end(), context));
  }
}

function* csvOf(calls: Iterable<ExportedCall>): Generator<string> {
  yield callCsv([], true);
  for (const call of calls) yield callCsv([call], false);
}

function* markdownOf(
  title: string,
  calls: Iterable<ExportedCall>,
  context: Context,
  end: () => string,
): Generator<string> {
  yield title;
  for (const call of calls) yield `${callMarkdown(call, context)}\n`;
  yield end();
}

function* copyJson(
  customer: object,
  calls: Iterable<ExportedCall>,
  now: string,
  end: () => CopyEnd,
): Generator<string> {
  yield `${jsonText({ customer, madeAt: now }).slice(0, -2)},\n  "calls": `;
  yield* jsonList(calls, (call) => exportedJson(call, now, true), '  ');
  const { followUps, ...counts } = end();
  const rest = { followUps: followUps.map((one) => exportedFollowUpJson(one, now, true)), ...counts };
  yield `,${jsonText(rest).slice(1)}\n`;
}

function copyTitle({ name, numbers }: { name: string; numbers: readonly string[] }): string {
  const known = numbers.length === 0 ? '' : `\n${numbers.map(markdown).join(', ')}\n`;
  return `# All that is kept on ${markdown(name)}\n${known}\n`;
}

function copyEnd(
  { followUps, drafts, leftOut, removed, forgotten }: CopyEnd,
  context: { now: string; here: string },
): string {
  const apart = followUps.flatMap((one) => followUpLines(one, context));
  const told = [
    ...(leftOut === 0 ? [] : [`- Left out, because it is ours only: ${leftOut}`]),
    ...(removed === 0 ? [] : [`- Taken out before it was kept, such as card numbers: ${removed}`]),
    ...(forgotten === 0 ? [] : [`- Forgotten on request: the words of calls: ${forgotten}`]),
  ];
  const typed = (drafts ?? []).map((draft) => `- ${markdown(JSON.stringify(draft))}`);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
  return [
    ...section('Promised outside a call', apart),
    ...section('Typed and not sent', typed),
    ...section('Not in this copy', told),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
