/** Longest address in characters. */
export const MAX_EMAIL_LENGTH = 254;

// One plain address: no comments, quotes, groups, address literals or line breaks, which mail libraries read as more
// than one recipient. Each label is anchored by its dot, so that matching takes linear time.
const ADDRESS =
  /^(?=.{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/i;

/** Whether a text is exactly one e-mail address that we send to. */
export function isEmail(text: string): boolean {
  return text.length <= MAX_EMAIL_LENGTH && ADDRESS.test(text);
}

/**
 * An address as it is stored: without spaces around it, the domain in lower case. Before the @ case may matter.
 *
 * @returns null when it is not exactly one address
 */
export function normalizeEmail(text: string): string | null {
  const address = text.trim();
  if (!isEmail(address)) return null;
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}
