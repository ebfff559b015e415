import { basename } from 'node:path';
import type { FileCheck } from '../call/check-playbook.ts';
import { loadFile } from '../call/load-file.ts';
import type { FileToLoad } from '../call/open-playbook.ts';
import type { LoadResult } from '../playbook/load.ts';
import type { SourceFile } from '../playbook/source-file.ts';
import type { CustomerRead } from '../trainer/customer/load-customer.ts';
import type { PaperDraft, PaperText } from '../trainer/outline/draft-of-text.ts';
import type { EditableText } from '../trainer/wordings.ts';
import { checkFile, type Job } from './check-file.ts';

/** What is read of texts that anybody may have written, and what comes of it: plain data, so that a worker can do it. */
type Readings = {
  check: (job: Job) => Promise<FileCheck>;
  playbook: (file: FileToLoad) => Promise<LoadResult>;
  customer: (file: SourceFile) => Promise<CustomerRead>;
  wordings: (source: string) => Promise<readonly EditableText[]>;
  paper: (given: PaperText) => Promise<PaperDraft | null>;
};

export type Kind = keyof Readings;
export type Given<K extends Kind> = Parameters<Readings[K]>[0];
export type Done<K extends Kind> = Awaited<ReturnType<Readings[K]>>;
export type Order = { [K in Kind]: { kind: K; given: Given<K> } }[Kind];

export const readings: Readings = {
  check: checkFile,
  playbook: loadFile,
  customer: async ({ name, text }) => {
    const { loadCustomer } = await import('../trainer/customer/load-customer.ts');
    return loadCustomer({ name: basename(name), text });
  },
  wordings: async (source) => (await import('../trainer/wordings.ts')).wordingsOf(source),
  paper: async (given) => (await import('../trainer/outline/draft-of-text.ts')).draftOfText(given),
};
