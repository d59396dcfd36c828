/** More often than any gateway is asked. */
export const NOT_ASKED = 1_000;

const NOBODY_HAS_IT = `gateway IS NULL AND state <> 'unknown'`;
const ON_ITS_WAY = `state = 'submitting'`;
/** A late answer still settles what was taken for unknown. */
const MAY_BE_ANSWERED = `state IN ('submitting', 'unknown')`;

/**
 * What ends a notice that is not to be told any more. One that a gateway may have of a try whose answer was lost is not taken
 * back by that: nobody knows whether it arrived. It is not tried again, nor asked about, for what a gateway has never seen is
 * owed again. A report that comes by itself still tells. Of one that is on its way right now, or whose
 * answer may still come late, it is written down, for whoever ends that try (`unlessUndone`).
 *
 * @param because SQL of the reason for which the others are taken back
 */
export const noLongerTold = (because: string): string => `
  state = CASE WHEN ${ON_ITS_WAY} THEN state WHEN ${NOBODY_HAS_IT} THEN 'recalled' ELSE 'unknown' END,
  recalled_because = CASE WHEN ${NOBODY_HAS_IT} AND NOT ${ON_ITS_WAY} THEN ${because} END,
  undone_because = CASE WHEN ${MAY_BE_ANSWERED} THEN ${because} END,
  asked = CASE WHEN ${ON_ITS_WAY} THEN asked ELSE ${NOT_ASKED} END,
  due_at = CASE WHEN ${ON_ITS_WAY} THEN due_at ELSE now() END,
  held_for_visit_id = NULL, facts = NULL`;

/**
 * What becomes of a notice after a try: what an act has made untrue meanwhile and this try has surely not brought is taken back, and
 * what it may have brought is not tried again; anything else as it would. A text message whose number was set right meanwhile is for
 * the list of calls, which is of the new one, also where its gateway has taken it for the old one: nobody asks what became of it
 * there. A mail goes on to the right address, whatever was said of the old one, unless that has taken it.
 *
 * @param next SQL of the state that it would have
 * @param gateway SQL of the gateway that may have it by now, null when none can
 */
export const unlessUndone = (next: string, gateway: string): string => {
  const undone = `undone_because IS NOT NULL AND ${next} <> 'gateway_accepted'`;
  const recalled = `${undone} AND ${next} <> 'unknown' AND ${gateway} IS NULL`;
  const textMoved = `channel = 'sms' AND next_address_enc IS NOT NULL`;
  const called = `${textMoved} AND ${next} IN ('planned', 'dispatched', 'retry_waiting', 'gateway_accepted')`;
  const mailGoesOn = `channel = 'email' AND next_address_enc IS NOT NULL AND ${next} IN ('failed', 'manual')`;
  return `
  state = CASE WHEN ${recalled} THEN 'recalled' WHEN ${undone} OR ${called} AND ${gateway} IS NOT NULL THEN 'unknown'
               WHEN ${called} THEN 'manual' WHEN ${mailGoesOn} THEN 'retry_waiting' ELSE ${next} END,
  recalled_because = CASE WHEN ${recalled} THEN undone_because END,
  asked = CASE WHEN ${undone} OR ${textMoved} THEN ${NOT_ASKED} ELSE asked END`;
};
