import { spawn } from 'node:child_process';
import { clip } from '../terminal/cells.ts';
import { oneLine } from '../text/safe.ts';
import type { Env } from './env.ts';
import type { NoticeText } from './views/notice-text.ts';

export type Notifier = {
  /** The program that shows notices here. */
  program: string;
  /** True when the notice was shown. */
  notify: (notice: NoticeText) => Promise<boolean>;
};

type World = { env: Env; platform: NodeJS.Platform; signal: AbortSignal; limitMs?: number };

const longest = { title: 100, body: 300 };

/** Shows notices through the system's own program. What hangs is ended after a while, and all of it by the signal. */
export function makeNotifier({ env, platform, signal, limitMs = 5000 }: World): Notifier {
  const { program, file, argsFor, envFor } = programs(platform, env);
  return {
    program,
    notify: (notice) => {
      const text = {
        title: clip(oneLine(notice.title), longest.title),
        body: clip(oneLine(notice.body), longest.body),
      };
      const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
      return run(file, argsFor(text), { ...env, ...envFor(text) }, { signal: limit, detached: platform !== 'win32' });
    },
  };
}

type How = { signal: AbortSignal; detached: boolean };

/** Without a shell, and in a session of its own: keys and signals of the terminal are not meant for it. */
function run(file: string, args: readonly string[], env: Env, { signal, detached }: How): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      env,
      detached,
      signal,
      killSignal: 'SIGKILL',
      stdio: 'ignore',
      windowsHide: true,
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
    child.unref();
  });
}

type Program = {
  program: string;
  file: string;
  argsFor: (text: NoticeText) => readonly string[];
  envFor: (text: NoticeText) => Env;
};

/** The words are given as arguments or variables everywhere, and are never a part of a script. */
function programs(platform: NodeJS.Platform, env: Env): Program {
  switch (platform) {
    case 'darwin':
      return {
        program: 'osascript',
        file: '/usr/bin/osascript',
        argsFor: ({ title, body }) => [...appleScript.flatMap((line) => ['-e', line]), title, body],
        envFor: () => ({}),
      };
    case 'win32':
      return {
        program: 'PowerShell',
        // By its whole path: Windows looks for a bare name in the folder that one happens to be in.
        file: `${env.SystemRoot ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
        argsFor: () => ['-NoProfile', '-NonInteractive', '-Command', powerShellScript],
        envFor: ({ title, body }) => ({ RECOVER_NOTICE_TITLE: title, RECOVER_NOTICE_BODY: body }),
      };
    default:
      return {
        program: 'notify-send',
        file: 'notify-send',
        argsFor: ({ title, body }) => ['--app-name=recover', '--', title, markup(body)],
        envFor: () => ({}),
      };
  }
}

/** The body is read as markup there, the title is not. */
function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const appleScript = [
  'on run argv',
  'display notification (item 2 of argv) with title "recover" subtitle (item 1 of argv)',
  'end run',
];

// A notice belongs to a program that Windows knows by its id: this one is PowerShell's own.
const powerShellScript = `
$ErrorActionPreference = 'Stop'
$manager = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
$xml = $manager::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText02)
$places = $xml.GetElementsByTagName('text')
[void]$places.Item(0).AppendChild($xml.CreateTextNode($env:RECOVER_NOTICE_TITLE))
[void]$places.Item(1).AppendChild($xml.CreateTextNode($env:RECOVER_NOTICE_BODY))
$id = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
$manager::CreateToastNotifier($id).Show([Windows.UI.Notifications.ToastNotification]::new($xml))
`;
