import { REMINDERS } from '@motcua/shared/notices';

/** A row of `notice` that reminds of something. */
export const IS_REMINDER = `kind IN (${REMINDERS.map((kind) => `'${kind}'`).join(', ')})`;

/** The same before its day: nobody waits for it. */
export const REMINDS_LATER = `(${IS_REMINDER} AND COALESCE(not_before > now(), false))`;
