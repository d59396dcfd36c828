/** The same numbers from 0 to 1 for the same seed (mulberry32), so that a run that found something can be had again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Printed by each run; MOTCUA_FAULTS_SEED sets another. */
export const SEED = Number(process.env['MOTCUA_FAULTS_SEED'] ?? 20261128);

export const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)]!;
