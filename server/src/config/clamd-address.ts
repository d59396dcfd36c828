import { isAbsolute } from 'node:path';
import type { Parsed } from './env-reader.js';

/** Where clamd listens. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** `unix:/run/clamav/clamd.ctl` or `tcp://clamav:3310`. */
export function clamdAddress(text: string): Parsed<ClamdAddress> {
  const mustBe = 'tcp://host:3310 or unix:/run/clamav/clamd.ctl';
  const path = /^unix:(?:\/\/)?(\/.+)$/.exec(text)?.[1];
  if (path !== undefined) return isAbsolute(path) && !path.includes('\0') ? { value: { path } } : { mustBe };
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'tcp:' || url.hostname === '' || url.port === '' || /[^/]/.test(url.pathname))
    return { mustBe };
  return { value: { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) } };
}
