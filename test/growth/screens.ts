import {
  BOARD_GROUPS,
  FIGURE_IDS,
  isOverPeriod,
  ON_TIME_GROUPS,
  PAUSE_GROUPS,
  STEP_GROUPS,
} from '@motcua/shared/figures';
import { SORTS, VIEWS } from '../../server/src/dossiers/dto/list.dto.js';

/** What a page of the desk asks for, and as whom. */
export interface Screen {
  readonly who: string;
  readonly path: string;
  readonly body?: object;
}

/** Things that the pages are asked for by. */
export interface Known {
  readonly id: string;
  /** One that is not decided. */
  readonly openId: string;
  readonly code: string;
  readonly word: string;
  readonly citizenId: string;
  readonly phone: string;
  readonly staffId: string;
  readonly field: string;
}

const COUNTER = 'motcua1.g99.001';
const OFFICER = 'thuly1.g99.001';
const LEADER = 'lanhdao.g99.001';
const PROVINCE = 'giamsat.g99';
const MONTH = 'figureFrom=2026-01-01&figureTo=2026-01-31';
const DAYS = 'from=2026-01-01&to=2026-01-31';
/** A year, as the page of what was on time asks for it, with the year before it. */
const YEAR = 'from=2025-03-01&to=2026-02-11&lastYear=true';
/** The same of the boards that compare with no year. */
const WHOLE_YEAR = 'from=2025-03-01&to=2026-02-11';
const BELOW = 'officeCode=G99&below=true';

/** Every question about a big table that a screen of one office, or of all of them, puts to the server. */
export function screensOf(known: Known): { office: Screen[]; province: Screen[] } {
  const word = encodeURIComponent(known.word);
  const filters = [
    'state=processing', 'state=decided&state=handed_over', 'procedureCode=2.000815', `assigneeId=${known.staffId}`, 'due=overdue', 'due=today',
    'due=soon', 'forecast=late', 'receivedFrom=2026-01-05&receivedTo=2026-01-09', 'dueFrom=2026-01-05&dueTo=2026-01-09', `q=${word}`, 'q=2',
    `q=${known.code}`, `field=${encodeURIComponent(known.field)}`, `officerId=${known.staffId}`, `state=processing&q=${word}`,
  ]; // prettier-ignore
  const sorts = SORTS.flatMap((sort) => [`sort=${sort}&order=asc`, `sort=${sort}&order=desc`]);
  const figures = FIGURE_IDS.map((id) => `figure=${id}${isOverPeriod(id) ? `&${MONTH}` : ''}`);
  const list = (who: string, query: string): Screen => ({ who, path: `/api/v1/dossiers?${query}` });
  const counts = (who: string, query: string): Screen => ({ who, path: `/api/v1/dossiers/counts?${query}` });
  const get = (who: string, path: string): Screen => ({ who, path: `/api/v1/${path}` });

  const office: Screen[] = [
    ...[COUNTER, OFFICER].flatMap((who) => VIEWS.flatMap((view) => [list(who, `view=${view}&count=true`), counts(who, `view=${view}`)])),
    ...filters.flatMap((filter) => [list(COUNTER, filter), counts(COUNTER, filter)]),
    ...sorts.map((sort) => list(COUNTER, sort)),
    ...figures.map((figure) => list(LEADER, figure)),
    ...[{ citizenId: known.citizenId }, { phone: known.phone }, { taxCode: '0100109106' }].map((body) => ({ who: COUNTER, path: '/api/v1/dossiers/search', body })),
    get(COUNTER, `dossiers/${known.id}`),
    ...['', `dossierId=${known.id}`, `dossierCode=${known.code}`, 'dossierCode=2', 'channel=sms', 'kind=accepted', 'state=failed', 'needsSomebody=true', DAYS]
      .map((query) => get(COUNTER, `notices?${query}`)),
    get(COUNTER, 'notices/call-list'), get(COUNTER, 'notices/call-list/count'), get('giamsat.g99.001', 'admin/notices/health'),
    ...['', 'year=2025', 'number=17', `dossierCode=${known.code}`, `signerId=${known.staffId}`, DAYS, 'shelfSlot=K1', 'lacksCopy=true'].map((query) => get(LEADER, `results?${query}`)),
    ...['', 'kind=results', `staffId=${known.staffId}`, `dossierCode=${known.code}`, DAYS].map((query) => get(COUNTER, `papers/handover-sheets/printed?${query}`)),
    ...['', DAYS].map((query) => get(COUNTER, `papers/registers?${query}`)), get(COUNTER, 'papers/registers/offices'), get(COUNTER, 'papers/waiting'), get(COUNTER, 'papers/register?from=2026-02-02&to=2026-02-04'),
    get(COUNTER, `dossiers/${known.id}/papers`), get(COUNTER, `dossiers/${known.id}/attachments`), get(COUNTER, `dossiers/${known.id}/thumbnails`), get(COUNTER, `dossiers/${known.openId}/earlier-papers`), get(COUNTER, `dossiers/${known.openId}/same-reader`),
    get(LEADER, 'approvals'), get(LEADER, `approvals?dossierId=${known.id}`), get(COUNTER, 'catch-ups'), get(LEADER, 'calendar-moves'), get(LEADER, 'calendar-moves/summary'),
    get(OFFICER, 'alerts'), get(OFFICER, 'digests/today'), get(LEADER, 'forecasts/today'), get(LEADER, 'forecasts/hit-rate'), get(LEADER, 'figures/today'),
    ...ON_TIME_GROUPS.map((by) => get(LEADER, `reports/on-time?groupBy=${by}&${DAYS}&lastYear=true`)),
    get(LEADER, `reports/forms/II.06?${DAYS}`), get(LEADER, 'reports/statistics-card?month=2026-01'), get(LEADER, 'reports/statistics-card/sharing'),
    ...STEP_GROUPS.map((by) => get(LEADER, `reports/steps?groupBy=${by}&${DAYS}&lastYear=true`)), ...BOARD_GROUPS.map((by) => get(LEADER, `reports/ageing?groupBy=${by}`)),
    ...BOARD_GROUPS.map((by) => get(LEADER, `reports/supplements?groupBy=${by}&${DAYS}`)), ...PAUSE_GROUPS.map((by) => get(LEADER, `reports/pauses?groupBy=${by}`)),
    get(LEADER, `reports/refusals?${DAYS}`), get(LEADER, `reports/late-causes?${DAYS}`), get(LEADER, `reports/qd-766?${DAYS}`),
    ...['on-time', 'steps', 'supplements', 'refusals', 'qd-766', 'late-causes'].map((report) => get(LEADER, `reports/files/${report}?format=csv&${DAYS}`)),
    ...['ageing', 'pauses'].map((report) => get(LEADER, `reports/files/${report}?format=csv`)),
    get(LEADER, 'exports'), get(LEADER, 'reports/closes'), get(LEADER, 'reports/subscriptions'),
    get(COUNTER, `papers/ready?ids=${known.id}`),
    { who: LEADER, path: '/api/v1/dossiers/export', body: { state: ['processing'], columns: ['code', 'applicant'], language: 'vi' } },
  ]; // prettier-ignore

  const province: Screen[] = [
    ...VIEWS.flatMap((view) => [list(PROVINCE, `${BELOW}&view=${view}`), counts(PROVINCE, `${BELOW}&view=${view}`)]),
    ...filters.filter((filter) => !/^(field|officerId)/.test(filter)).map((filter) => list(PROVINCE, `${BELOW}&${filter}`)),
    ...[`field=${encodeURIComponent(known.field)}`, `officerId=${known.staffId}`].map((filter) => list(PROVINCE, `${BELOW}&figure=finishedLate&${MONTH}&${filter}`)),
    ...sorts.map((sort) => list(PROVINCE, `${BELOW}&${sort}`)),
    ...figures.map((figure) => list(PROVINCE, `${BELOW}&${figure}`)),
    get(PROVINCE, `figures/today?${BELOW}`),
    // No page asks for the days of a province.
    ...ON_TIME_GROUPS.filter((by) => by !== 'day').flatMap((by) => [DAYS, YEAR].map((days) => get(PROVINCE, `reports/on-time?${BELOW}&groupBy=${by}&${days}`))), ...STEP_GROUPS.map((by) => get(PROVINCE, `reports/steps?${BELOW}&groupBy=${by}&${DAYS}`)),
    ...BOARD_GROUPS.flatMap((by) => [get(PROVINCE, `reports/ageing?${BELOW}&groupBy=${by}`), get(PROVINCE, `reports/supplements?${BELOW}&groupBy=${by}&${DAYS}`)]),
    ...PAUSE_GROUPS.map((by) => get(PROVINCE, `reports/pauses?${BELOW}&groupBy=${by}`)),
    ...['refusals', 'late-causes', 'qd-766'].map((report) => get(PROVINCE, `reports/${report}?${BELOW}&${DAYS}`)),
    get(PROVINCE, `reports/forms/II.06?${BELOW}&${DAYS}`),
    ...STEP_GROUPS.map((by) => get(PROVINCE, `reports/steps?${BELOW}&groupBy=${by}&${YEAR}`)), ...BOARD_GROUPS.map((by) => get(PROVINCE, `reports/supplements?${BELOW}&groupBy=${by}&${WHOLE_YEAR}`)),
    ...['refusals', 'late-causes', 'qd-766', 'forms/II.06'].map((report) => get(PROVINCE, `reports/${report}?${BELOW}&${WHOLE_YEAR}`)),
    ...['steps', 'supplements', 'refusals', 'late-causes', 'qd-766'].map((report) => get(PROVINCE, `reports/files/${report}?format=csv&${BELOW}&${WHOLE_YEAR}`)),
  ]; // prettier-ignore
  return { office, province };
}
