import { UserError } from '../call/user-error.ts';
import { markdown } from '../text/markdown.ts';
import { jsonText } from '../text/safe.ts';
import { type ExportedCall, type ExportedFollowUp, exportedFollowUpJson, exportedJson } from './exported-call.ts';
import { callCsv } from './views/call-csv.ts';
import { callMarkdown, followUpLines } from './views/call-markdown.ts';

export type FormName = 'json' | 'csv' | 'markdown';

/** What an export begins with, one piece of it, and how it ends. */
export type Form = {
  begin: () => string;
  call: (call: ExportedCall, isFirst: boolean) => string;
  end: (isEmpty: boolean) => string;
};

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

export function formOf(name: FormName, context: { now: string; here: string }): Form {
  switch (name) {
    case 'json':
      return {
        begin: () => '[',
        call: (call, isFirst) => `${isFirst ? '' : ','}\n${indented(jsonText(exportedJson(call, context.now, false)))}`,
        end: (isEmpty) => (isEmpty ? ']\n' : '\n]\n'),
      };
    case 'csv':
      return { begin: () => callCsv([], true), call: (call) => callCsv([call], false), end: () => '' };
    case 'markdown':
      return { begin: () => '# Calls\n\n', call: (call) => `${callMarkdown(call, context)}\n`, end: () => '' };
  }
}

/** The same for the copy of all that is kept on one customer. */
export function copyFormOf(
  name: FormName,
  customer: { name: string; numbers: readonly string[] },
  context: { now: string; here: string },
  end: () => CopyEnd,
): Form {
  const { now } = context;
  switch (name) {
    case 'csv':
      return formOf(name, context);
    case 'json':
      return {
        begin: () =>
          `{\n  "customer": ${indented(jsonText(customer)).trimStart()},\n  "madeAt": ${jsonText(now)},\n  "calls": [`,
        call: (call, isFirst) =>
          `${isFirst ? '' : ','}\n${indented(indented(jsonText(exportedJson(call, now, true))))}`,
        end: () => {
          const { followUps, ...counts } = end();
          const rest = { followUps: followUps.map((one) => exportedFollowUpJson(one, now, true)), ...counts };
          return `\n  ],${jsonText(rest).slice(1)}\n`;
        },
      };
    case 'markdown':
      return {
        begin: () => copyTitle(customer),
        call: (call) => `${callMarkdown(call, context)}\n`,
        end: () => copyEnd(end(), context),
      };
  }
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

const indented = (text: string) => text.replace(/^/gm, '  ');
