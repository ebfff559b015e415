import { randomBytes } from 'node:crypto';
import { V7Generator } from 'uuidv7';
import type { Source } from '../store/store.ts';

const ids = new V7Generator();
/** An id has room for no later moment, and for none before 1970: a clock that is that far off holds no call up. */
const latest = 2 ** 48 - 1;

export const source: Source = {
  now: () => new Date().toISOString(),
  id: () => ids.generateOrResetWithTs(Math.max(0, Math.min(Date.now(), latest))).toString(),
  salt: () => randomBytes(16).toString('hex'),
};
