import { oneLine } from '../../text/safe.ts';
import { type Card, type CardStep, checkBoxes, type Field } from './card-of.ts';
import { cardSize } from './card-size.ts';

/** The sheet as a page to print. It asks nothing of any server and runs nothing. */
export function cardHtml(card: Card): string {
  const { title, about, language, parts, limits, voicemail, endings, name } = card;
  return `<!doctype html>
<html lang="${text(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>
body { font-size: ${cardSize(card).points}pt }${style}</style>
</head>
<body>
<h1>${text(title)}</h1>
${about === null ? '' : `<p class="about">${text(about)}</p>\n`}<p class="who">Customer ${line} Number ${line} Agent ${line}</p>
<p class="who">Date ${line} began at ${line} hung up at ${line} their town or zone ${line}</p>
<main>
${parts.map(({ title: part, isInside, steps }) => `<section>\n<h2>${text(part)}${isInside ? ' <small>ours only</small>' : ''}</h2>\n${steps.map(stepHtml).join('\n')}\n</section>`).join('\n')}
${limits.length === 0 ? '' : `<section>\n<h2>How long it may take</h2>\n${limits.map((limit) => `<p>${text(limit)}</p>`).join('\n')}\n</section>\n`}<section>
<h2>On a machine</h2>
${voicemail.map((words) => `<blockquote>${text(words)}</blockquote>`).join('\n')}
</section>
</main>
<p class="ended"><b>How it ended</b> ${endings.map(box).join(' ')}</p>
<footer>Typed in later, with its times: <code>recover start ${text(name)} --at 2026-11-18T14:03 --hung-up 14:21</code></footer>
</body>
</html>
`;
}

function stepHtml({ letters, title, onlyIf, guide, say, fields, ways, check }: CardStep): string {
  const parts = [
    ...(check === null ? [] : [checkHtml(check)]),
    `<h3>${square}${letters === '' ? '' : ` <b>${text(letters)}</b>`} ${text(title)}${onlyIf === null ? '' : ` <small>only if ${text(onlyIf)}</small>`}</h3>`,
    ...guide.map((hint) => `<p class="guide">${text(hint)}</p>`),
    ...say.map(
      ({ text: words, verbatim, onlyIf: when }) =>
        `<blockquote>${verbatim ? '<b>Read:</b> ' : ''}${text(words)}${when === null ? '' : ` <small>if ${text(when)}</small>`}</blockquote>`,
    ),
    ...fields.map(fieldHtml),
    ...ways.map((way) => `<p class="way">&rarr; ${text(way)}</p>`),
  ];
  return `<article>\n${parts.join('\n')}\n</article>`;
}

/** No line to write on: what the customer answers is kept nowhere. */
function checkHtml({ ask, required }: NonNullable<CardStep['check']>): string {
  return `<p class="check"><b>Who is calling?</b>${required ? ' <small>needed</small>' : ''} ${ask.map(text).join('; ')} ${checkBoxes.map(box).join(' ')}</p>`;
}

function fieldHtml({ label, marks, boxes, lines, time }: Field): string {
  const marked = marks.length === 0 ? '' : ` <small>${marks.map(text).join(', ')}</small>`;
  const when = time === null ? '' : ` day ${line} time ${line}${time === 'ours' ? '' : ` ${box('they agreed')}`}`;
  const rows = lines === 3 ? '<i class="row"></i>'.repeat(3) : '';
  return `<p class="field"><span>${text(label)}${marked}</span>${boxes.length === 0 ? '' : ` ${boxes.map(box).join(' ')}`}${when}${lines === 1 ? ` ${line}` : ''}</p>${rows}`;
}

const square = '<i class="box"></i>';

const box = (label: string) => `<span class="tick">${square}&nbsp;${text(label)}</span>`;

/** It takes what is left of its row. */
const line = '<i class="line"></i>';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function text(words: string): string {
  return oneLine(words).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

const style = `
@page { margin: 8mm }
body { font-family: Arial, Helvetica, "Liberation Sans", sans-serif; line-height: 1.22; margin: 0 auto; max-width: 200mm; color: #000; background: #fff }
h1 { font-size: 1.6em; margin: 0 } h2 { font-size: 1.15em; margin: 1.2mm 0 .6mm; border-bottom: 1pt solid; break-after: avoid } h3 { font-size: 1em; margin: 1mm 0 .2mm }
p, blockquote { margin: .3mm 0 } blockquote { padding-left: 2mm; border-left: 1.5pt solid #777 }
.about, .guide, small, footer { font-size: .9em; font-weight: normal } .guide { font-style: italic }
.who, .field { display: flex; flex-wrap: wrap; align-items: flex-end; column-gap: 1.5mm } .who { margin: 2mm 0 }
.line { flex: 1 1 14mm; min-height: 1.35em; border-bottom: .6pt solid } .row { display: block; border-bottom: .6pt solid; height: 4.6mm }
main { columns: 2; column-gap: 5mm } article { break-inside: avoid }
.box { display: inline-block; width: .85em; height: .85em; border: .8pt solid; vertical-align: -.1em } .tick { white-space: nowrap; margin-right: 1.5mm }
.check { border: .8pt solid; padding: .5mm 1mm; margin-top: 1mm } .ended { border-top: 1pt solid; margin-top: 1.5mm; padding-top: 1mm }
`;
