/** So many papers or dossiers are named in one address. */
export const MOST_AT_ONCE = 50;

export const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';

/** Ids with commas between. */
export const UUIDS = new RegExp(`^${UUID}(?:,${UUID}){0,${MOST_AT_ONCE - 1}}$`);
