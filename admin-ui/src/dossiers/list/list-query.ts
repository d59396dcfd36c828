import type { DossierState } from '@motcua/shared/dossiers';
import type { ForecastWord } from '@motcua/shared/forecast';

export const VIEWS = ['mine', 'desk', 'overdue', 'dueSoon', 'waitingCitizen', 'toHandOver', 'office'] as const;
/** `work` is what is mine or my desk's; it has a page of its own. */
export type View = (typeof VIEWS)[number] | 'work';

export type DueFilter = 'overdue' | 'today' | 'soon';

/** What a list is narrowed to beside its view. Local dates, both ends inclusive. */
export interface ListFilters {
  readonly state?: readonly DossierState[];
  readonly procedureCode?: string;
  readonly assigneeId?: string;
  readonly due?: DueFilter;
  readonly forecast?: readonly ForecastWord[];
  readonly receivedFrom?: string;
  readonly receivedTo?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
}

export const countFilters = (filters: ListFilters): number =>
  Object.values(filters).filter((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value))).length;
