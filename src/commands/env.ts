/** The environment's variables. */
export type Env = Readonly<Record<string, string | undefined>>;
