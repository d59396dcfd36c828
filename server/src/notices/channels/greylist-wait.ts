const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** What servers that greylist wait for unless they say otherwise, and a little more for clocks that differ. */
const USUAL_MS = 5 * MINUTE_MS + 10 * SECOND_MS;
const LONGEST_MS = 60 * MINUTE_MS;

/**
 * How long a server that turns away every stranger once wants us to wait: an earlier try would be turned away as well, a
 * much later one keeps the citizen waiting.
 *
 * @param words what it said with its 4xx
 * @returns milliseconds, or null when the words are not about greylisting
 */
export function greylistWaitMs(words: string): number | null {
  if (!/gr[ea]y[ -]?list/i.test(words)) return null;
  const [, hours, minutes, seconds] = /\b(\d{1,2}):(\d{2}):(\d{2})\b/.exec(words) ?? [];
  const [, count, unit] = /\b(\d{1,5}) ?(s|secs?|seconds?|m|mins?|minutes?)\b/i.exec(words) ?? [];
  let askedMs = 0;
  if (hours !== undefined) askedMs = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * SECOND_MS;
  else if (count !== undefined) askedMs = Number(count) * (/^s/i.test(unit ?? '') ? SECOND_MS : MINUTE_MS);
  return askedMs === 0 ? USUAL_MS : Math.min(askedMs + 10 * SECOND_MS, LONGEST_MS);
}
