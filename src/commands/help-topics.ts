import { errorNames } from '../call/error-names.ts';
import { dispositions } from '../playbook/dispositions.ts';
import { commands, keys } from '../terminal/commands.ts';
import type { App } from './app.ts';
import { printLong } from './print-long.ts';
import { type SettingKey, settingKeys } from './settings.ts';
import type { Topic } from './topics.ts';

export async function showTopic(app: App, topic: Topic): Promise<void> {
  await printLong(app, topicText(topic));
}

export function topicText(topic: Topic): string {
  return texts[topic]();
}

const texts: Readonly<Record<Topic, () => string>> = {
  'exit-codes': () => `What recover ends with:

    0  done
    1  failed
    2  wrong usage
    3  a check found something (playbooks lint, playbooks test, doctor, followups --exit-code)
    4  not found
    5  input is needed and there is no terminal to ask, or an answers file stops too early
    6  the database is busy, damaged, not ours, or newer than this program
  130  left with Ctrl-C: the call stays open, recover resume brings it back
  129  the window was closed: the same
  143  asked to end: the same

What an error is called in --json, and with RECOVER_DEBUG=1:

${Object.entries(errorNames)
  .map(([name, about]) => `  ${name.padEnd(17)}  ${about}`)
  .join('\n')}

With --json an error is one document on stderr: {"error": {"name", "message", "hint", "exit"}}.`,

  environment: () => {
    const rows = (Object.keys(settingKeys) as SettingKey[]).map((key) => {
      const { about, env } = settingKeys[key];
      return `  ${key.padEnd(11)} ${(env ?? '-').padEnd(15)} ${about}`;
    });
    return `Your settings (recover config KEY VALUE), and the variable that comes before each:

${rows.join('\n')}

Variables:
  RECOVER_DATABASE   the file that calls and follow-ups are kept in
  RECOVER_PLAYBOOKS  your team's folder of playbooks
  RECOVER_CONFIG     the file of your own settings
  RECOVER_NO_INPUT   nothing is ever asked (--no-input); CI does the same
  RECOVER_QUIET      nothing to help on (--quiet)
  RECOVER_DEBUG      shows more when recover itself goes wrong, and what an error is called
  PAGER              shows what is longer than the window; less, unless it says otherwise. Empty or cat: nothing
                     does. With more than plain arguments in it, sh runs it
  NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM=dumb, COLUMNS, XDG_DATA_HOME, XDG_CONFIG_HOME,
  XDG_STATE_HOME are obeyed; code that was compiled for the next start lies in recover below XDG_CACHE_HOME (or
  ~/.cache), and not at all with NODE_DISABLE_COMPILE_CACHE=1

On or off: empty, 0 and false are off. For colour, --color and --no-color come first, then NO_COLOR, FORCE_COLOR,
CLICOLOR_FORCE, CLICOLOR=0, TERM=dumb, and then whether it is a terminal.

A flag beats a variable, a variable beats your settings. recover config shows each value, where it comes
from, and where your files lie.`;
  },

  times: () => `How a promised time may be written, as you would say it:

  16:30 · half four · quarter to three · in 2 hours · in half an hour · by noon · before close of business
  tomorrow at nine · Friday morning · next Tuesday 14:30 · on the 24th · within 24 hours · in two business days
  2026-11-19T09:00 · 3pm Central tomorrow
  every two hours · daily at nine · each Friday at noon   (again and again, until it is solved)

"Soon" and "as soon as possible" are no times: you are asked for one. What was understood is always shown,
with its weekday, before anything is saved. Spoken times are read in English.
Try one: recover when "half three". Hours, days off and habits of speech are the team's: recover config --team`,

  'playbook-format': () => `The shortest playbook that works:

  recover: 1
  title: Our way
  steps:
    - title: Greet
      say: I am glad you rang. What has happened?
    - title: Help
      say: I will look after this myself.

Save it as our-way.yaml, check it with recover playbooks lint ./our-way.yaml, use it with
recover start ./our-way.yaml. Every field stands in docs/playbook-fields.md; an editor completes them from
recover playbooks schema. How a call can end: ${Object.keys(dispositions).join(', ')}.`,

  keys: () => {
    const typed = commands.map(({ name, letter, args, does }) => {
      const form = `/${letter} or /${name}${args === '' ? '' : ` ${args}`}`;
      return `  ${form.padEnd(28)} ${does}`;
    });
    const pressed = keys.map(({ key, does }) => `  ${key.padEnd(28)} ${does}`);
    return `On a call, whatever you type is kept as a note, or is the answer where something is asked.

Keys:
${pressed.join('\n')}

Typed at the start of an empty line:
${typed.join('\n')}`;
  },

  accessibility: () => `Lines are only ever added with --accessible, ACCESSIBLE=1, TERM=dumb, or for good with
recover config accessible yes: nothing is redrawn and the cursor never moves up. Choices are a list with numbers, and
the usual one is said in words. Every playbook can be led to its end like that.

  /b         goes back; the keys that need a drawn screen have a typed form: recover help keys
  ?          lists what can be typed, at every prompt

Nothing is told by colour alone: what is late says so in words. NO_COLOR, or --no-color, leaves colours out; those that
there are come out of the sixteen that your terminal's own theme decides. Nothing blinks and nothing counts seconds,
unless you ask for it (recover config clock running); recover config calm yes keeps the small phrases still while
you listen. Windows from 40 columns on hold everything, and the terminal's cursor stands where you type.

Lists that are piped are one record a line, and --json is one document: both read well aloud. recover help --man gives
the whole help as text.`,
};
