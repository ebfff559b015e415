import { oneLine } from '../../text/safe.ts';
import type { Card, CardStep, Field } from './card-of.ts';

/** The sheet as a page to print. It asks nothing of any server and runs nothing. */
export function cardHtml({ title, about, language, parts, endings, name }: Card): string {
  return `<!doctype html>
<html lang="${text(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${text(title)}</h1>
${about === null ? '' : `<p class="about">${text(about)}</p>\n`}<p class="who">Customer ${gap(3)} Number ${gap(2)} Agent ${gap(1)}<br>
Date ${gap(1)} began at ${gap(1)} hung up at ${gap(1)} their town or zone ${gap(2)}</p>
<main>
${parts.map(({ title: part, isInside, steps }) => `<section>\n<h2>${text(part)}${isInside ? ' <small>ours only</small>' : ''}</h2>\n${steps.map(stepHtml).join('\n')}\n</section>`).join('\n')}
<section>
<h2>How it ended</h2>
<p>${endings.map(box).join(' ')}</p>
</section>
</main>
<footer>Typed in later, with the time it began: <code>recover start ${text(name)} --at 2026-11-18T14:03</code></footer>
</body>
</html>
`;
}

function stepHtml({ letters, title, onlyIf, guide, say, fields, ways }: CardStep): string {
  const parts = [
    `<h3>${square}${letters === '' ? '' : ` <b>${text(letters)}</b>`} ${text(title)}${onlyIf === null ? '' : ` <small>only if ${text(onlyIf)}</small>`}</h3>`,
    ...guide.map((hint) => `<p class="guide">${text(hint)}</p>`),
    ...say.map(
      (line) =>
        `<blockquote>${line.verbatim ? '<b>Read:</b> ' : ''}${text(line.text)}${line.onlyIf === null ? '' : ` <small>if ${text(line.onlyIf)}</small>`}</blockquote>`,
    ),
    ...fields.map(fieldHtml),
    ...ways.map((way) => `<p class="way">&rarr; ${text(way)}</p>`),
  ];
  return `<article>\n${parts.join('\n')}\n</article>`;
}

function fieldHtml({ label, marks, boxes, lines, isTime }: Field): string {
  const marked = marks.length === 0 ? '' : ` <small>${marks.map(text).join(', ')}</small>`;
  const time = isTime ? ` day ${gap(1)} time ${gap(1)} ${box('they agreed')}` : '';
  const line = lines === 1 ? ` ${gap(2)}` : '';
  const rows = lines === 3 ? '<i class="row"></i>'.repeat(3) : '';
  return `<p>${text(label)}${marked}${boxes.length === 0 ? '' : ` ${boxes.map(box).join(' ')}`}${time}${line}${rows}</p>`;
}

const square = '<i class="box"></i>';

const box = (label: string) => `<span class="tick">${square}&nbsp;${text(label)}</span>`;

const gap = (size: 1 | 2 | 3) => `<i class="gap g${size}"></i>`;

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
@page { margin: 10mm }
body { font: 9pt/1.3 sans-serif; margin: 0 auto; max-width: 190mm; color: #000; background: #fff }
h1 { font-size: 15pt; margin: 0 } h2 { font-size: 11pt; margin: 2mm 0 1mm; border-bottom: 1pt solid } h3 { font-size: 9.5pt; margin: 1.5mm 0 .5mm }
p, blockquote { margin: .6mm 0 } blockquote { padding-left: 2mm; border-left: 1.5pt solid #888 }
.about, .guide, small, footer { font-size: 8pt; color: #333 } .guide { font-style: italic } .who { line-height: 2 }
main { columns: 2; column-gap: 6mm } article { break-inside: avoid }
.box { display: inline-block; width: 2.6mm; height: 2.6mm; border: .8pt solid; vertical-align: -.3mm } .tick { white-space: nowrap; margin-right: 2mm }
.gap { display: inline-block; border-bottom: .6pt solid; height: 1em } .g1 { width: 18mm } .g2 { width: 32mm } .g3 { width: 48mm }
.row { display: block; border-bottom: .6pt solid; height: 5mm }
`;
