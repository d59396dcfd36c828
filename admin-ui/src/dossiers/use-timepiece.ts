import { useMemo } from 'react';
import { useNow } from '../time/use-now';
import { useOfficeCalendar } from '../time/use-office-calendar';
import type { Timepiece } from './due-words';

/** The server's time and the office's calendar, for words about what is left. */
export function useTimepiece(): Timepiece {
  const now = useNow();
  const calendar = useOfficeCalendar();
  return useMemo(() => ({ now, calendar }), [now, calendar]);
}
