/**
 * The id of the message that tells a notice: its own, or the one of the visit that tells it too. Not by COALESCE: behind the
 * walls PostgreSQL looks along no index for that, and reads every notice of all offices instead.
 */
export const messageOf = (notice: string): string =>
  `CASE WHEN ${notice}.told_with_id IS NULL THEN ${notice}.id ELSE ${notice}.told_with_id END`;
