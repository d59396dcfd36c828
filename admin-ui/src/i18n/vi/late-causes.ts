import { LATE_CAUSE_WORDS, LATE_CAUSES, type LateCause, NO_LATE_CAUSE } from '@motcua/shared/dossiers';

/** In the words that reports have too. */
export const lateCauses = {
  late_causes: {
    ...(Object.fromEntries(LATE_CAUSES.map((cause) => [cause, LATE_CAUSE_WORDS[cause].vi])) as Record<
      LateCause,
      string
    >),
    [NO_LATE_CAUSE]: 'Chưa nêu nguyên nhân',
  },
};
