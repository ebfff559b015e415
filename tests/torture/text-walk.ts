import { hostilePlaybook } from './hostile.ts';

// Every way in which the program writes out words that came from somewhere. tests/torture-walk.test.ts holds it against
// the tree of commands: a new command is walked, or stands here with the reason why it has nothing to write out.

/** What a hostile desk has: the codes of its call and promise, and the files in its folder. */
export type HostileDesk = { call: string; promise: string; file: (name: string) => string };

export type Way = { args: readonly string[]; input?: string; code?: number };

type Ways = (desk: HostileDesk, words: string) => readonly Way[];

const run = (...args: string[]): Way => ({ args });

/** Those that change nothing first; then what becomes of the promise. */
export const walk: Readonly<Record<string, Ways | 'holds no words'>> = {
  recover: () => [run(), run('--quiet')],
  'recover calls list': () => [
    run('calls'),
    run('calls', '--json'),
    run('calls', '--customer', 'Anna'),
    run('calls', '--open'),
  ],
  'recover calls show': ({ call }) =>
    [[], ['--json'], ['--crm'], ['--hand-over'], ['--score']].map((how) => run('calls', 'show', call, ...how)),
  'recover calls export': ({ call }) => [
    run('calls', 'export', '--csv'),
    run('calls', 'export', '--json', '--internal'),
    run('calls', 'export', '--markdown', '--internal'),
    run('calls', 'export', '--customer', call, '--internal'),
  ],
  'recover calls search': () => [run('calls', 'search', 'Anna'), run('calls', 'search', 'Anna', '--json')],
  'recover calls verify': ({ call }) => [
    run('calls', 'verify'),
    run('calls', 'verify', call),
    run('calls', 'verify', '--json'),
  ],
  'recover followups list': () => [
    run('followups'),
    run('followups', '--json'),
    run('followups', '--csv'),
    run('followups', '--ics'),
    run('followups', '--short'),
    // --watch wants a terminal, and has one in `everyScreen`.
  ],
  'recover followups show': ({ promise }) => [
    run('followups', 'show', promise),
    run('followups', 'show', promise, '--json'),
  ],
  'recover away list': () => [run('away'), run('away', 'list', '--json')],
  'recover when': (_, words) => [
    { args: ['when', `${words} tomorrow at noon`], code: 0 },
    run('when', words, '--json'),
    run('when', 'noon', '--zone', words),
  ],
  'recover doctor': () => [run('doctor', '--secrets'), run('doctor', '--json')],
  'recover config': (_, words) => [
    run('config'),
    run('config', '--json'),
    run('config', '--team'),
    run('config', 'phrases', `${words} / Mm`),
    run('config', 'phrases'),
    run('config', '--team', 'never-say', words),
    run('config', '--team', 'never-say'),
    run('config', '--team', '--json'),
  ],
  'recover playbooks list': () => [run('playbooks'), run('playbooks', '--json')],
  'recover playbooks show': ({ file }) =>
    [[], ['--json'], ['--graph'], ['--mermaid']].map((how) => run('playbooks', 'show', file('hostile.yaml'), ...how)),
  'recover playbooks card': ({ file }) => [
    run('playbooks', 'card', file('hostile.yaml')),
    run('playbooks', 'card', file('hostile.yaml'), '--html'),
  ],
  'recover playbooks preview': ({ file }) => [run('playbooks', 'preview', file('hostile.yaml'))],
  'recover playbooks lint': ({ file }) =>
    ['hostile.yaml', 'controls.yaml'].flatMap((name) => [
      run('playbooks', 'lint', file(name)),
      run('playbooks', 'lint', file(name), '--json'),
      run('playbooks', 'lint', file(name), '--fix', '--dry-run'),
    ]),
  'recover playbooks test': ({ file }) => [
    run('playbooks', 'test', file('hostile.yaml')),
    run('playbooks', 'test', file('hostile.yaml'), '--all-paths'),
    run('playbooks', 'test', file('controls.yaml')),
    run('playbooks', 'test', file('hostile.yaml'), '--json'),
  ],
  'recover playbooks practice': ({ file }) => [
    { args: ['playbooks', 'practice', file('hostile.yaml'), '--answers', '-'], input: hostileReplies },
    { args: ['playbooks', 'practice', file('hostile.yaml'), '--answers', '-', '--json'], input: hostileReplies },
  ],
  'recover playbooks practise': 'holds no words',
  'recover playbooks customers': ({ file }, words) => [
    run('playbooks', 'customers'),
    run('playbooks', 'customers', file('controls.yaml')),
    run('playbooks', 'customers', '--json'),
    run('playbooks', 'customers', '--new', words, '--to', '-'),
  ],
  'recover playbooks diff': ({ file }) => [
    run('playbooks', 'diff', file('hostile.yaml'), file('other.yaml')),
    run('playbooks', 'diff', file('hostile.yaml'), file('other.yaml'), '--json'),
    run('playbooks', 'diff', file('hostile.yaml'), file('controls.yaml')),
  ],
  'recover playbooks feedback': () => [run('playbooks', 'feedback'), run('playbooks', 'feedback', '--json')],
  'recover playbooks new': (_, words) => [
    run('playbooks', 'new', '--title', `Way ${words}`, '--steps', `One, ${words}`, '--id', 'made', '--to', '-'),
  ],
  'recover playbooks import': (_, words) => [
    { args: ['playbooks', 'import', '-', '--to', '-'], input: `1. Greet ${words}\n   ${words}\n2. ${words}\n` },
  ],
  'recover playbooks edit': ({ file }, words) => [
    run('playbooks', 'edit', file('hostile.yaml')),
    run('playbooks', 'edit', file('hostile.yaml'), '--step', 'greet', '--line', '1', '--words', words),
  ],
  'recover playbooks schema': 'holds no words',
  'recover completion': 'holds no words',
  'recover help': 'holds no words',
  'recover complete': () => [
    run('__complete', '--', 'followups', 'show', ''),
    run('__complete', '--', 'calls', 'show', ''),
    run('__complete', '--', 'calls', '--customer', ''),
    run('__complete', '--', 'followups', '--agent', ''),
    run('__complete', '--', 'start', ''),
  ],
  'recover backup': ({ file }, words) => [
    run('backup', '--to', file('copy.db')),
    run('backup', '--list'),
    run('backup', '--json', '--to', file(`${fileName(words)}.db`)),
  ],
  'recover restore': ({ file }) => [
    run('restore', file('copy.db'), '--yes'),
    run('restore', file('copy.db'), '--yes', '--json'),
    run('restore', file('controls.yaml')),
  ],
  'recover resume': ({ call }, words) => [
    run('resume', words),
    { args: ['resume', call, '--answers', '-'], input: `- note: ${JSON.stringify(words)}\n` },
  ],
  'recover start': ({ file }, words) => [
    { args: ['start', file('hostile.yaml'), '--customer', words, '--answers', '-'], input: hostileReplies },
    { args: ['start', file('controls.yaml'), '--answers', '-'], input: hostileReplies },
    { args: ['start', words, '--answers', '-'], input: hostileReplies },
    { args: ['start', '--zone', words, '--answers', '-'], input: hostileReplies },
  ],
  'recover calls answer': ({ call }, words) => [run('calls', 'answer', call, '1', words)],
  'recover followups add': (_, words) => [
    run('followups', 'add', 'tomorrow at noon', '--customer', words, '--contact', words, '--owner', words),
    run('followups', 'add', words),
  ],
  'recover followups reschedule': ({ promise }, words) => [
    run('followups', 'reschedule', promise, 'tomorrow at 3pm', '--why', words),
    run('followups', 'reschedule', promise, words),
  ],
  'recover followups attempt': ({ promise }, words) => [
    run('followups', 'attempt', promise, '--note', words),
    run('followups', 'attempt', promise, '--result', words),
  ],
  'recover followups call': ({ promise }, words) => [
    { args: ['followups', 'call', promise, '--answers', '-'], input: `- note: ${JSON.stringify(words)}\n` },
  ],
  'recover followups claim': ({ promise }) => [run('followups', 'claim', promise, '--dry-run')],
  'recover followups assign': ({ promise }, words) => [
    run('followups', 'assign', promise, '--to', words, '--dry-run'),
    run('followups', 'assign', promise, '--to', words, '--why', words),
    run('followups', 'assign', '--all-of', words, '--to', 'Kim'),
  ],
  'recover followups done': ({ promise }, words) => [
    run('followups', 'done', promise, '--how', words, '--dry-run'),
    run('followups', 'done', promise, '--how', words),
  ],
  'recover followups reopen': ({ promise }, words) => [
    run('followups', 'reopen', promise, '--dry-run'),
    run('followups', 'reopen', promise, '--why', words),
  ],
  'recover followups release': ({ promise }, words) => [
    run('followups', 'release', promise, '--why', words, '--dry-run'),
    run('followups', 'release', promise, '--why', words),
  ],
  'recover followups withdraw': ({ promise }, words) => [
    run('followups', 'withdraw', promise, '--dry-run', '--why', words),
    run('followups', 'withdraw', promise, '--why', words),
  ],
  'recover away until': (_, words) => [run('away', 'until', 'friday', '--cover', words), run('away', 'until', words)],
  'recover away back': () => [run('away', 'back')],
  'recover retain': (_, words) => [
    run('retain', '--older-than', '1 year', '--dry-run'),
    run('retain', '--older-than', '1 year', '--dry-run', '--json'),
    run('retain', '--older-than', words),
  ],
  'recover merge': ({ file }, words) => [
    run('merge', file('copy.db'), '--dry-run'),
    run('merge', file('copy.db'), '--json'),
    run('merge', file('controls.yaml')),
    run('merge', words),
  ],
  'recover forget': ({ call }, words) => [
    run('forget', 'Anna', '--dry-run'),
    run('forget', words, '--dry-run'),
    run('forget', call, '--dry-run', '--json'),
    run('forget', call, '--yes', '--reason', words),
  ],
};

/** No system knows a file by such a name. */
const fileName = (words: string) => words.replaceAll(/[/\0]/g, '').slice(0, 60) || 'x';

const hostileReplies = `
- note: "\\e[2J\\x9b31m =1+1 <script>alert(1)</script>"
- remark: "\\e]0;owned\\a \\u202e too long"
- end: misdial
`;

/** Every way of all commands, in their order. */
export function everyWay(desk: HostileDesk, words: string): readonly { command: string; way: Way }[] {
  return Object.entries(walk).flatMap(([command, ways]) =>
    typeof ways === 'string' ? [] : ways(desk, words).map((way) => ({ command, way })),
  );
}

export const playbookFiles = {
  'hostile.yaml': hostilePlaybook,
  'other.yaml': hostilePlaybook.replace('Good morning', 'Good <b>day</b>').replace('=1+1', '=2+2'),
  'controls.yaml': `recover: 1\ntitle: "Bad \\e[2J\\u009b"\nsteps:\n  - { title: "A\\u202eb", sya: "\u001b[2J \u009b31m \u202e" }\n`,
};
