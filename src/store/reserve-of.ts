/** The file beside a database that keeps room on the disk for answers which the database cannot take. */
export const reserveOf = (database: string): string => `${database}-reserve`;
