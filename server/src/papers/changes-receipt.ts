/** Of an event `e`: not a supplement that came only in part, nor a date that was kept. */
export const CHANGES_RECEIPT = `((e.details->>'complete') IS DISTINCT FROM 'false' AND (e.details->>'decision') IS DISTINCT FROM 'keep')`;
