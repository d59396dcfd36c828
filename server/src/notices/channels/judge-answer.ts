import type { AnswerMatch, SmsHttpProfile } from '../../config/sms-http-profile.js';
import { matches, textAt, wordsAt } from './answer-match.js';
import { gatewayWords } from './gateway-words.js';
import type { HttpAnswer } from './call-http.js';
import type { SendOutcome } from './notice-channel.js';

/** A proxy before the gateway lost the answer, not the message. */
const LOST_ON_THE_WAY = [502, 504];

/** About us or about the moment, not about the message: no right to call, no money, a proxy's password, too slow, too many. */
const NOT_THE_MESSAGE = [401, 402, 403, 407, 408, 425, 429];

/**
 * What an answer says by the gateway's profile. The body decides: local gateways like to say 200 and put the refusal
 * there. An answer that fits nothing is no answer. A code that the profile names says more than the status; that there is an
 * error at all says less.
 */
export function judgeAnswer(
  { status, body, complete, retryAfterMs }: HttpAnswer,
  profile: SmsHttpProfile,
  gateway: string,
  to: string,
): SendOutcome {
  const answer = complete ? valueOf(body) : undefined;
  const says = (match: AnswerMatch): boolean => matches(answer, match);
  const said = wordsAt(answer, profile.words) || body;
  const words = gatewayWords(`${status} ${said}`, to);
  const id = textAt(answer, profile.id);
  const accepted = { kind: 'accepted', gateway, gatewayId: id === '' ? null : id.slice(0, 200) } as const;
  const done = status >= 200 && status <= 299;
  if (profile.alreadySent.some(says)) return accepted;
  if (done && says(profile.success)) return accepted;
  const passes = status >= 500 || NOT_THE_MESSAGE.includes(status);
  const ends = (match: AnswerMatch): boolean =>
    says(match) && (!passes || (status < 500 && match.equals !== undefined));
  if (profile.permanent.some(ends)) return { kind: 'refused', permanent: true, error: words };
  const wait = retryAfterMs === null ? {} : { waitMs: retryAfterMs };
  if (profile.temporary.some(says)) return { kind: 'refused', permanent: false, error: words, ...wait };
  if (done || LOST_ON_THE_WAY.includes(status)) {
    const missing = done && says({ path: profile.id }) === false ? ' without an id' : ' without a clear answer';
    return { kind: 'unknown', error: gatewayWords(`${status}${missing}: ${said}`, to) };
  }
  return { kind: 'refused', permanent: !passes, error: words, ...wait };
}

/** Undefined for what is no JSON. */
export function valueOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
