import { thousands } from './thousands.ts';

/** "1 call", "5,000 calls", "2 entries". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}
