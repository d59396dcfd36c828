/**
 * Waits for a promise, but not for ever: clients of a store that is down may neither answer nor fail.
 *
 * @throws Error with the sentence when the time is over
 */
export async function bounded<T>(work: Promise<T>, timeoutMs: number, sentence: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence)), timeoutMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
