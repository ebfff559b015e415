import { basename } from 'node:path';
import { checkPlaybook, type FileCheck } from '../call/check-playbook.ts';
import type { Folders } from '../call/open-playbook.ts';

/** A file to check: where it lies, and its text as it was read. */
export type Job = { shelf: Folders; path: string; text: string };

/** Checks a playbook, or a customer to practise with: each by its own schema. */
export async function checkFile({ shelf, path, text }: Job): Promise<FileCheck> {
  if (!isCustomer(text)) return checkPlaybook(shelf, path, text);
  const { loadCustomer } = await import('../trainer/customer/load-customer.ts');
  const read = loadCustomer({ name: basename(path), text });
  return { problems: read.ok ? [] : read.problems, book: null, version: null, others: [] };
}

/** A file says itself what it is. */
export function isCustomer(text: string): boolean {
  return /^["']?recover-customer["']?[ \t]*:/m.test(text);
}
