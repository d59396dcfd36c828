const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Without PUBLIC_URL a process only knows its own computer, which is of no use in a mail. */
export const addressForOthers = (publicUrl: string): string | null =>
  LOOPBACK.test(new URL(publicUrl).hostname) ? null : publicUrl;
