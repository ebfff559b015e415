import { isAbsolute, join } from 'node:path';
import type { Env } from './env.ts';

export type Paths = {
  database: string;
  config: string;
  state: string;
  /** What can be made anew at any time. */
  cache: string;
  ownPlaybooks: string;
  teamPlaybooks: string | null;
};

/**
 * Where things lie: named by a variable, else the XDG folders wherever they are set, else what the system is used to. A
 * folder of XDG that is no whole path counts as not set: nothing is looked for where the program happens to be started.
 */
export function pathsOf(env: Env, home: string, platform: string): Paths {
  const folders = defaultFolders(env, home, platform);
  const config = env.RECOVER_CONFIG || join(folders.config, 'config.json');
  return {
    database: env.RECOVER_DATABASE || join(folders.data, 'recover.db'),
    config,
    state: folders.state,
    cache: join(whole(env.XDG_CACHE_HOME) || env.LOCALAPPDATA || join(home, '.cache'), 'recover'),
    ownPlaybooks: join(folders.config, 'playbooks'),
    teamPlaybooks: env.RECOVER_PLAYBOOKS || null,
  };
}

type Folders = { data: string; config: string; state: string };

function defaultFolders(env: Env, home: string, platform: string): Folders {
  const xdgData = whole(env.XDG_DATA_HOME);
  const xdgConfig = whole(env.XDG_CONFIG_HOME);
  const xdgState = whole(env.XDG_STATE_HOME);
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA || join(home, 'AppData', 'Local');
    return {
      data: join(xdgData || local, 'recover'),
      config: join(xdgConfig || local, 'recover'),
      state: join(xdgState || local, 'recover'),
    };
  }
  if (platform === 'darwin') {
    const support = join(home, 'Library', 'Application Support');
    return {
      data: join(xdgData || support, 'recover'),
      config: join(xdgConfig || support, 'recover'),
      state: join(xdgState || support, 'recover'),
    };
  }
  return {
    data: join(xdgData || join(home, '.local', 'share'), 'recover'),
    config: join(xdgConfig || join(home, '.config'), 'recover'),
    state: join(xdgState || join(home, '.local', 'state'), 'recover'),
  };
}

const whole = (path: string | undefined) => (path !== undefined && isAbsolute(path) ? path : null);
