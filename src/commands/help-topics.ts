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
  143  asked to end: the same`,

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
  RECOVER_DEBUG      shows more when recover itself goes wrong
  PAGER              shows what is longer than the window; less, unless it says otherwise. Empty or cat: nothing
                     does. With more than plain arguments in it, sh runs it
  NO_COLOR, FORCE_COLOR, TERM=dumb, ACCESSIBLE, XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME are obeyed

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
};
