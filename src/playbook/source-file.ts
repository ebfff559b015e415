export type SourceFile = { name: string; text: string };

/** Finds the file that another one includes or extends: by its path beside that file, or by a playbook's id. */
export type ReadFile = (name: string, from: string) => SourceFile | { problem: string };
