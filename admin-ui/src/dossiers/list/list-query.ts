import type { DossierState, LateCause, NO_LATE_CAUSE, PauseCause } from '@motcua/shared/dossiers';
import type { FigureId } from '@motcua/shared/figures';
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
  /** Exactly the dossiers of a figure, with its days where it is one of a period. */
  readonly figure?: FigureId;
  readonly figureFrom?: string;
  readonly figureTo?: string;
  /** The step of a figure of steps, and who had it there. */
  readonly stepCode?: string;
  readonly stepOfficerId?: string;
  /** What the figure called its step and its officer: for the eye alone. */
  readonly stepName?: string;
  readonly officerName?: string;
  readonly pauseCause?: PauseCause;
  readonly lateCause?: LateCause | typeof NO_LATE_CAUSE;
  readonly field?: string;
  /** In whose figures they are. */
  readonly officerId?: string;
  /** The office of the figure, which may be another than the one chosen above, and those below it. */
  readonly officeCode?: string;
  readonly below?: 'true';
}

/** What belongs to the figure and is no filter of its own. */
const OF_FIGURE = [
  'figureFrom',
  'figureTo',
  'stepCode',
  'stepOfficerId',
  'stepName',
  'officerName',
  'pauseCause',
  'lateCause',
  'field',
  'officerId',
  'officeCode',
  'below',
] as const;

export const withoutFigure = (filters: ListFilters): ListFilters =>
  Object.fromEntries(Object.entries(filters).filter(([name]) => !['figure', ...OF_FIGURE].includes(name)));

/** What the API is asked with. */
export const askedFilters = ({ stepName: _step, officerName: _officer, ...filters }: ListFilters): ListFilters =>
  filters;

export const countFilters = (filters: ListFilters): number =>
  Object.entries(filters)
    .filter(([name]) => !OF_FIGURE.some((one) => one === name))
    .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value))).length;
