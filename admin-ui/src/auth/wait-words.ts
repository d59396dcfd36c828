import type { Translate } from '../time/time-words';
import type { Problem } from '../providers/http';

/** How long a locked account has to wait, or nothing. */
export function waitWords({ retryAfterSeconds: wait }: Problem, translate: Translate): string {
  if (wait === undefined) return '';
  return wait > 60
    ? translate('login.wait_minutes', { count: Math.ceil(wait / 60) })
    : translate('login.wait_seconds', { count: wait });
}
