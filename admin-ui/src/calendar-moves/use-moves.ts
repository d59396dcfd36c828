import { useQuery } from '@tanstack/react-query';
import { callApi } from '../providers/http';
import { useRoles } from '../providers/use-roles';

/** Stored words. `deciding`: decided, and being carried out. */
export type MoveState = 'pending' | 'deciding' | 'moved' | 'kept' | 'stale';

/** A dossier whose promised date would be another by a calendar that has changed. */
export interface CalendarMove {
  readonly id: string;
  readonly dossierId: string;
  readonly code: string;
  readonly procedureName: string;
  readonly officeCode: string;
  readonly dueFrom: string;
  readonly dueTo: string;
  /** Which change: `day 2026-12-14`, `hours 2026-12-01`, `tree` or `release`. */
  readonly what: string;
}

interface MovePage {
  readonly data: readonly CalendarMove[];
  readonly page: { readonly nextCursor: string | null; readonly hasNext: boolean };
}

const EVERY_MS = 60_000;
const WHILE_CARRIED_OUT_MS = 1_000;

/** How many dates wait for a decision; undefined for who does not decide, and until it is known. */
export function useMoveCounts(): Readonly<Record<MoveState, number>> | undefined {
  const roles = useRoles();
  const { data } = useQuery({
    queryKey: ['calendar-moves', 'summary'],
    queryFn: ({ signal }) => callApi<Record<MoveState, number>>('/calendar-moves/summary', { signal }),
    enabled: roles.has('leader') || roles.has('supervisor'),
    // What was decided is carried out in the background, within seconds or minutes.
    refetchInterval: ({ state }) => ((state.data?.deciding ?? 0) > 0 ? WHILE_CARRIED_OUT_MS : EVERY_MS),
    retry: false,
  });
  return data;
}

/** The first hundred that wait; the next come up as these are decided. */
export function usePendingMoves(): MovePage | undefined {
  const { data } = useQuery({
    queryKey: ['calendar-moves', 'pending'],
    queryFn: ({ signal }) => callApi<MovePage>('/calendar-moves?state=pending&limit=100', { signal }),
    retry: false,
  });
  return data;
}
