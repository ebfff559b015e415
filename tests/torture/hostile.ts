import { pick } from '../../scripts/bench/random.ts';

// Words as nobody types them, unless to see what happens: each has something that a terminal, a spreadsheet, a calendar
// or a page would obey.

/** Everything that a terminal obeys: the controls but for tab and newline, which honest text has. */
const controls = Array.from({ length: 0xa0 }, (_, code) => code)
  .filter((code) => (code < 0x20 && code !== 9 && code !== 10) || code >= 0x7f)
  .map((code) => String.fromCharCode(code));

const turners = [...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c'];

const tricks = [
  '\u001b[2J\u001b[H',
  '\u001b]0;owned\u0007',
  '\u001b]52;c;b3duZWQ=\u0007',
  '\u009b31m',
  '\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE\r\n',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '@SUM(1)',
  '-2+3',
  '\t=1+1',
  '";DROP TABLE calls;--',
  '<script>alert(1)</script>',
  '![x](javascript:alert(1)) [x](y) `code` | cell |',
  '$(touch owned) `touch owned` ; touch owned',
  '{{ customer }} {% x %} #{x}',
  '\u2028\u2029',
  'e\u0301'.repeat(40),
  'Z\u0335\u0321\u0322'.repeat(30),
  '👩‍👩‍👧‍👦'.repeat(12),
  '\ufeff\u200b\u00ad',
  '\ud800 \udc00',
  '%s%n%x',
  '__proto__',
  '../../etc/passwd',
  '--json',
];

const honest = ['Anna', 'Müller', 'sofa', '王小明', 'שלום', "O'Brien", '12,5', 'a "quoted" word'];

/** A line with some of it; now and then very long. */
export function hostile(chance: () => number): string {
  const parts = Array.from({ length: 2 + Math.floor(chance() * 4) }, () => {
    const kind = chance();
    if (kind < 0.25) return pick(controls, chance);
    if (kind < 0.4) return pick(turners, chance);
    if (kind < 0.8) return pick(tricks, chance);
    return pick(honest, chance);
  });
  const text = parts.join(chance() < 0.5 ? ' ' : '');
  return chance() < 0.05 ? text.repeat(Math.ceil(2000 / text.length)) : text;
}

/** What must never be in anything that the program writes, tabs and newlines apart. */
export const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** As hostile as a playbook may be: its words hold no controls, but all that a page, a chart or a sheet would obey. */
export const hostilePlaybook = `recover: 1
title: '=cmd|'' /C calc''!A0 <script>alert(1)</script>'
steps:
  - id: greet
    title: '<img src=x onerror=alert(1)> "]; click x href "javascript:alert(1)'
    guide: '\`\`\` | cell | <!-- [x](javascript:alert(1))'
    say: |
      Good morning, {{ customer | "><script>alert(2)</script> }}.
      =1+1 @SUM(1) $(touch owned) \`touch owned\` ; touch owned
    ask:
      wish:
        type: choice
        label: '--><svg onload=alert(1)>'
        required: no
        choices:
          a: 'one | two "]; end'
          b: '</body></html><script>'
  - { id: end, title: 'end', say: '%s%n %% \${x} \\u001b' }
`;
