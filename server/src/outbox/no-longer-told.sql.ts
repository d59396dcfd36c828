/** More often than any gateway is asked. */
const NOT_ASKED = 1_000;

const NOBODY_HAS_IT = `gateway IS NULL AND state <> 'unknown'`;

/**
 * What ends a notice that is not to be told any more. One that a gateway may have of a try whose answer was lost is not taken
 * back by that: nobody knows whether it arrived. It is not tried again, nor asked about, for what a gateway has never seen is
 * owed again. A report that comes by itself still tells.
 *
 * @param because SQL of the reason for which the others are taken back
 */
export const noLongerTold = (because: string): string => `
  state = CASE WHEN ${NOBODY_HAS_IT} THEN 'recalled' ELSE 'unknown' END,
  recalled_because = CASE WHEN ${NOBODY_HAS_IT} THEN ${because} END,
  asked = ${NOT_ASKED}, due_at = now(), held_for_visit_id = NULL, facts = NULL`;
