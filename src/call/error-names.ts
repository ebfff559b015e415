/** What an error is called in `--json` and with RECOVER_DEBUG, and what each name means. They stay as they are. */
export const errorNames = {
  failed: 'it could not be done',
  usage: 'it was asked for in a way that cannot be',
  found: 'a check found something',
  'not-found': 'there is nothing of that name',
  'input-needed': 'something is to be typed, and there is nobody to type it',
  store: 'the database took something else just now',
  'store-busy': 'another program holds the database',
  'store-damaged': 'the database is damaged',
  'store-foreign': 'the file is no database of ours',
  'store-newer': 'a newer recover made the database',
  'store-unwritable': 'the database cannot be opened or written',
  'store-missing': 'there is no database',
  'store-full': 'there is no room left on the disk',
  'store-unloadable': 'the database module does not work with this Node',
  'store-refused': 'the database refused, for a reason that it names',
  internal: 'recover itself went wrong',
} as const;

export type ErrorName = keyof typeof errorNames;
