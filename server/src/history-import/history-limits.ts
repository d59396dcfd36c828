/** A ward takes in some ten thousand dossiers a year; older years come in further files. */
export const MAX_HISTORY_ROWS = 50_000;
export const MAX_HISTORY_BYTES = 20 * 1_048_576;

/** Rows of one transaction: it holds the day's numbers of the office, and a desk that takes a dossier in waits for it. */
export const ROWS_OF_PART = 250;

/** What was looked through and never started is not kept longer: it holds people's names and numbers. */
export const KEPT_DAYS = 7;
/** One that cannot come to its end is given up after so long, for the same reason. */
export const RUNNING_DAYS = 30;
