/** The 90th percentile of the standard normal distribution. */
export const Z90 = 1.2815515655446004;

/** Beyond this the distribution function is 0 or 1 to all digits of a double. */
const FAR = 37;

/**
 * Mills' ratio, the upper tail of the standard normal distribution divided by its density: how fast a tail thins out.
 * Stays exact where both would vanish, which is where a step lies that takes far longer than usual.
 *
 * @param x at least -37; below, the ratio has no meaningful digits
 */
export function millsRatio(x: number): number {
  if (x < 2) return upperTail(x) / density(x);
  // Laplace's continued fraction, from the inside out; 60 terms give all digits from 2 on.
  let fraction = x;
  for (let term = 60; term >= 1; term--) fraction = x + term / fraction;
  return 1 / fraction;
}

/** Probability that a standard normal value exceeds x. */
export function upperTail(x: number): number {
  if (x < -FAR) return 1;
  if (x > FAR) return 0;
  if (x >= 2) return density(x) * millsRatio(x);
  if (x <= -2) return 1 - density(x) * millsRatio(-x);
  // Marsaglia's series around the middle: every term has the same sign.
  let term = x;
  let sum = x;
  for (let n = 3; Math.abs(term) > 1e-17; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 - sum * density(x);
}

const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
