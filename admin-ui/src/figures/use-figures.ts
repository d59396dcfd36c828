import type {
  AgeingReport,
  BoardGroup,
  Ii06Report,
  LateCauseReport,
  OnTimeGroup,
  OnTimeReport,
  PauseGroup,
  PauseReport,
  Qd766Report,
  RefusalReport,
  StatisticsCard,
  StepGroup,
  StepTimesReport,
  SupplementReport,
  TodayFigures,
} from '@motcua/shared/figures';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../providers/http';

export interface AskedOffice {
  readonly officeCode: string;
  readonly below: boolean;
}

/** A named period, or days. */
export type AskedPeriod = { readonly period: string } | { readonly from: string; readonly to: string };

interface Read<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/** What is in, due and late changes while one looks at it. */
const ASK_AGAIN_MS = 60_000;

function useRead<T>(path: string, enabled: boolean, refetchInterval: number | false = false): Read<T> {
  const { data, error, refetch } = useQuery({
    queryKey: ['figures', path],
    queryFn: ({ signal }) => callApi<T>(path, { signal }),
    enabled,
    refetchInterval,
    retry: false,
  });
  return { data, error, again: () => void refetch() };
}

export const useToday = (office: AskedOffice): Read<TodayFigures> =>
  useRead(`/figures/today?${queryOf(office)}`, true, ASK_AGAIN_MS);

export const useIi06 = (office: AskedOffice, period: AskedPeriod | null): Read<Ii06Report> =>
  useRead(ii06Path(office, period), period !== null);

export const ii06Path = (office: AskedOffice, period: AskedPeriod | null): string =>
  `/reports/forms/II.06?${queryOf(office)}&${new URLSearchParams({ ...period })}`;

/** With the same days a year before; nothing while the days are not known. */
export const useOnTime = (
  office: AskedOffice,
  days: { readonly from: string; readonly to: string } | null,
  groupBy: OnTimeGroup,
  everyMs: number | false = false,
): Read<OnTimeReport> =>
  useRead(
    `/reports/on-time?${queryOf(office)}&${new URLSearchParams({ ...days, groupBy, lastYear: 'true' })}`,
    days !== null,
    everyMs,
  );

export const useSteps = (office: AskedOffice, period: AskedPeriod | null, groupBy: StepGroup): Read<StepTimesReport> =>
  useRead(
    `/reports/steps?${queryOf(office)}&${new URLSearchParams({ ...period, groupBy, lastYear: 'true' })}`,
    period !== null,
  );

export const useAgeing = (office: AskedOffice, groupBy: BoardGroup): Read<AgeingReport> =>
  useRead(`/reports/ageing?${queryOf(office)}&${new URLSearchParams({ groupBy })}`, true, ASK_AGAIN_MS);

export const useSupplements = (
  office: AskedOffice,
  period: AskedPeriod | null,
  groupBy: BoardGroup,
): Read<SupplementReport> =>
  useRead(`/reports/supplements?${queryOf(office)}&${new URLSearchParams({ ...period, groupBy })}`, period !== null);

export const usePauses = (office: AskedOffice, groupBy: PauseGroup): Read<PauseReport> =>
  useRead(`/reports/pauses?${queryOf(office)}&${new URLSearchParams({ groupBy })}`, true, ASK_AGAIN_MS);

export const useRefusals = (office: AskedOffice, period: AskedPeriod | null, enabled: boolean): Read<RefusalReport> =>
  useRead(`/reports/refusals?${queryOf(office)}&${new URLSearchParams({ ...period })}`, enabled && period !== null);

export const useLateCauses = (office: AskedOffice, period: AskedPeriod | null): Read<LateCauseReport> =>
  useRead(`/reports/late-causes?${queryOf(office)}&${new URLSearchParams({ ...period })}`, period !== null);

export const useQd766 = (office: AskedOffice, period: AskedPeriod | null): Read<Qd766Report> =>
  useRead(`/reports/qd-766?${queryOf(office)}&${new URLSearchParams({ ...period })}`, period !== null);

/** A report as a file. */
export const tableFilePath = (report: string, office: AskedOffice, asked: Readonly<Record<string, string>>): string =>
  `/reports/files/${report}?${queryOf(office)}&${new URLSearchParams(asked)}`;

const queryOf = ({ officeCode, below }: AskedOffice): string =>
  new URLSearchParams({ officeCode, ...(below && { below: 'true' }) }).toString();

/** How the card of an office is shown to everybody. */
interface CardSharing {
  readonly shown: boolean;
  /** Where programs read it. */
  readonly json: string;
  /** What a website pastes in. */
  readonly snippet: string;
}

/** @param month as `2024-03`; null for the present one */
export const useCard = (officeCode: string, month: string | null): Read<StatisticsCard> =>
  useRead(`/reports/statistics-card?${new URLSearchParams({ officeCode, ...(month !== null && { month }) })}`, true);

export const useCardSharing = (officeCode: string): Read<CardSharing> =>
  useRead(`/reports/statistics-card/sharing?${new URLSearchParams({ officeCode })}`, true);
