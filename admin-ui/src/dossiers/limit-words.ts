import type { TimeLimit } from '@motcua/shared/calendar';
import type { Translate } from '../time/time-words';

/** A time limit in words: `3 ngày làm việc`, `trong ngày`. */
export const limitWords = ({ amount, unit }: TimeLimit, translate: Translate): string =>
  translate(`limits.${unit}`, { count: amount, smart_count: amount });
