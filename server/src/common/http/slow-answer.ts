import type { IncomingMessage } from 'node:http';

/** `docker/nginx.conf` waits as long for these calls. */
const SLOW_ANSWER_MS = 300_000;

/**
 * From here on it is the server that is silent, and a socket is not closed for that: others have
 * their turn first, or answer slowly. The next call on the line is given the usual time again.
 */
export function answersSlowly({ socket }: IncomingMessage): void {
  socket.setTimeout(SLOW_ANSWER_MS);
}
