import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Source } from '../store/store.ts';

export const source: Source = {
  now: () => new Date().toISOString(),
  id: uuidv7,
  salt: () => randomBytes(16).toString('hex'),
};
