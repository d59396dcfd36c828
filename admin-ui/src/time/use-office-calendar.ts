import type { WorkingCalendar } from '@motcua/shared/calendar';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../providers/http';
import { useOffice } from '../providers/use-office';

const HOUR_MS = 3_600_000;

/** The days and hours an office counts by; the chosen office's unless another is named. Undefined until it is there. */
export function useOfficeCalendar(officeCode?: string): WorkingCalendar | undefined {
  const { code } = useOffice();
  const asked = officeCode ?? code;
  const { data } = useQuery({
    queryKey: ['calendar', asked],
    queryFn: ({ signal }) =>
      callApi<WorkingCalendar>(`/calendar?officeCode=${encodeURIComponent(asked ?? '')}`, { signal }),
    enabled: asked !== undefined,
    staleTime: HOUR_MS,
    retry: false,
  });
  return data;
}
