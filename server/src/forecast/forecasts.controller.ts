import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { addMonths, isLocalDate, localDateOf } from '@motcua/shared/calendar';
import { FORECAST_WORDS, type ForecastWord } from '@motcua/shared/forecast';
import { type Actor, officesOf } from '../common/actor.js';
import { malformed } from '../common/domain-error.js';
import { Answers } from '../common/http/answers.js';
import { Line } from '../common/http/fields.js';
import { CurrentActor } from '../common/http/request.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { ReportTransactions } from '../database/report-transactions.js';
import { ofOffice, scopeOf } from '../dossiers/dossier-conditions.js';
import { Conditions } from '../dossiers/conditions.js';
import { FORECAST_GROUND } from '../dossiers/forecast-shown.js';

export class OfficeQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}

export class HitRateQuery extends OfficeQuery {
  @Line({
    optional: true,
    pattern: /^20\d\d-(?:0[1-9]|1[0-2])$/,
    example: '2026-10',
    description: 'A calendar month; without it the last whole one.',
  })
  month?: string;
}

/** How often the words were right. `tight` says neither, so it is counted apart. */
export interface HitRate {
  readonly officeCode: string;
  readonly month: string;
  /** Dossiers called safe that were in time, and called late that were late. */
  readonly right: number;
  /** All dossiers finished in the month that half-way were called safe or late. */
  readonly judged: number;
  readonly words: Readonly<Record<ForecastWord, { readonly inTime: number; readonly late: number }>>;
}

export interface ForecastsToday {
  readonly officeCode: string;
  /** Open dossiers whose clock runs and has not run out, by word; each figure is the total of the list with `forecast=…`. */
  readonly words: Readonly<Record<ForecastWord, number>>;
  /** When the oldest of them was computed; null without any. */
  readonly computedAt: Date | null;
}

const HIT_RATE_EXAMPLE: HitRate = {
  officeCode: 'H23.18.07',
  month: '2026-10',
  right: 83,
  judged: 96,
  words: { safe: { inTime: 70, late: 6 }, tight: { inTime: 11, late: 5 }, late: { inTime: 7, late: 13 } },
};
const TODAY_EXAMPLE = {
  officeCode: 'H23.18.07',
  words: { safe: 41, tight: 6, late: 3 },
  computedAt: '2026-11-23T02:14:05.000Z',
};

@ApiTags('forecasts')
@Controller('api/v1/forecasts')
export class ForecastsController {
  constructor(private readonly reports: ReportTransactions) {}

  @Get('today')
  @ApiOperation({
    summary: 'How many open dossiers are safe, tight or will be late',
    description: 'The dossiers behind a figure: `GET /api/v1/dossiers?forecast=late`.',
  })
  @Answers(200, TODAY_EXAMPLE)
  today(@CurrentActor() actor: Actor, @Query() { officeCode }: OfficeQuery): Promise<ForecastsToday> {
    return this.reports.forOffices(officesOf(actor), async (tx) => {
      const scope = await scopeOf(tx.em, actor, officeCode, localDateOf(tx.now));
      const where = new Conditions();
      where.add(...ofOffice(scope));
      where.add(`${FORECAST_GROUND} AND d.due_at >= ?`, tx.now);
      const rows: { word: ForecastWord; n: number; oldest: Date }[] = await tx.em.query(
        `SELECT f.word, count(*)::int AS n, min(f.computed_at) AS oldest
           FROM dossier d JOIN dossier_forecast f ON f.dossier_id = d.id
          WHERE ${where.sql} AND f.word IS NOT NULL GROUP BY 1`,
        where.values,
      );
      const countOf = (word: ForecastWord): number => rows.find((row) => row.word === word)?.n ?? 0;
      const times = rows.map(({ oldest }) => oldest.getTime());
      return {
        officeCode: scope.office.code,
        words: byWord(countOf),
        computedAt: times.length === 0 ? null : new Date(Math.min(...times)),
      };
    });
  }

  @Get('hit-rate')
  @ApiOperation({
    summary: 'How often the forecast was right in a month',
    description:
      'Judged is the first word said when half of the limit had passed, of the dossiers an office finished in the month. ' +
      'Computed every night.',
  })
  @Answers(200, HIT_RATE_EXAMPLE)
  hitRate(@CurrentActor() actor: Actor, @Query() { officeCode, month }: HitRateQuery): Promise<HitRate> {
    return this.reports.forOffices(officesOf(actor), (tx) => hitRateOf(tx, actor, officeCode, month));
  }
}

async function hitRateOf(
  tx: OfficeTx,
  actor: Actor,
  officeCode: string | undefined,
  asked: string | undefined,
): Promise<HitRate> {
  const scope = await scopeOf(tx.em, actor, officeCode, localDateOf(tx.now));
  const month = asked ?? addMonths(`${localDateOf(tx.now).slice(0, 7)}-01`, -1).slice(0, 7);
  const first = `${month}-01`;
  if (!isLocalDate(first)) throw malformed('month', 'field.invalid');
  const rows: { word: ForecastWord; inTime: number; late: number }[] = await tx.em.query(
    `SELECT word, sum(finished_in_time)::int AS "inTime", sum(finished_late)::int AS late FROM forecast_backtest
      WHERE office_id = ANY ($1) AND on_date >= $2 AND on_date < $3 GROUP BY 1`,
    [scope.officeIds, first, addMonths(first, 1)],
  );
  const words = byWord((word) => {
    const { inTime = 0, late = 0 } = rows.find((row) => row.word === word) ?? {};
    return { inTime, late };
  });
  const { safe, late } = words;
  return {
    officeCode: scope.office.code,
    month,
    right: safe.inTime + late.late,
    judged: safe.inTime + safe.late + late.inTime + late.late,
    words,
  };
}

const byWord = <T>(of: (word: ForecastWord) => T): Record<ForecastWord, T> =>
  Object.fromEntries(FORECAST_WORDS.map((word) => [word, of(word)])) as Record<ForecastWord, T>;
