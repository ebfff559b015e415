import { V7Generator } from 'uuidv7';
import type { Source } from '../store/store.ts';
import { chance } from './chance.ts';

// By the same source of chance as the salts: the package's own one loads all that pages of the web are given for it.
const ids = new V7Generator({ nextUint32: () => chance(4).readUInt32LE() });
/** An id has room for no later moment, and for none before 1970: a clock that is that far off holds no call up. */
const latest = 2 ** 48 - 1;

/** Where the program has its time, its ids (UUIDv7, in their order) and its chance from. */
export const source: Source = {
  now: () => new Date().toISOString(),
  id: () => ids.generateOrResetWithTs(Math.max(0, Math.min(Date.now(), latest))).toString(),
  salt: () => chance(16).toString('hex'),
};
