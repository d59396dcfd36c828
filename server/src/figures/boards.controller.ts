import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AGEING_FIGURES,
  type AgeingCounts,
  type AgeingReport,
  BOARD_GROUPS,
  type BoardGroup,
  FIGURES_VERSION,
  type LateCauseReport,
  PAUSE_FIGURES,
  PAUSE_GROUPS,
  type PauseCounts,
  type PauseGroup,
  type PauseReport,
  type RefusalReport,
  STEP_GROUPS,
  type StepGroup,
  type StepTimesReport,
  SUPPLEMENT_FIGURES,
  type SupplementCounts,
  type SupplementReport,
} from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import { Answers } from '../common/http/answers.js';
import { CivilDate, Line, OneOf, QueryFlag } from '../common/http/fields.js';
import { CurrentActor } from '../common/http/request.js';
import { ReportTransactions } from '../database/report-transactions.js';
import { figureOfficesOf } from './figure-offices.js';
import { FigureOfficeQuery } from './figures.controller.js';
import { readAgeing } from './read-ageing.js';
import { readLateCauses } from './read-late-causes.js';
import { readPauses } from './read-pauses.js';
import { readRefusals } from './read-refusals.js';
import { readSteps } from './read-steps.js';
import { readSupplements } from './read-supplements.js';

export class PeriodQuery extends FigureOfficeQuery {
  @Line({
    max: 10,
    optional: true,
    example: '2026-11',
    description:
      'A period of Nghị định 09/2019, Art. 12: `2026-11` (15 October to 14 November), `2026-Q4`, `2026-H2`, `2026`. Or `from` and `to`.',
  })
  period?: string;
  @CivilDate({ optional: true }) from?: string;
  @CivilDate({ optional: true }) to?: string;
}

export class StepsQuery extends PeriodQuery {
  @OneOf(STEP_GROUPS, { example: 'procedure' }) groupBy!: StepGroup;
  @QueryFlag({ optional: true, description: 'Tell the same days a year before beside each row.' }) lastYear?: boolean;
}

export class AgeingQuery extends FigureOfficeQuery {
  @OneOf(BOARD_GROUPS, { example: 'procedure' }) groupBy!: BoardGroup;
}

export class SupplementsQuery extends PeriodQuery {
  @OneOf(BOARD_GROUPS, { example: 'procedure' }) groupBy!: BoardGroup;
}

export class PausesQuery extends FigureOfficeQuery {
  @OneOf(PAUSE_GROUPS, { example: 'cause' }) groupBy!: PauseGroup;
}

const OFFICE = { code: 'H23.18.07', name: 'UBND phường Cộng Hòa' };
const STEPS_EXAMPLE: StepTimesReport = {
  office: OFFICE,
  below: false,
  period: '2026-10',
  from: '2026-09-15',
  to: '2026-10-14',
  groupBy: 'procedure',
  data: [
    {
      key: '1.001193',
      label: 'Đăng ký khai sinh',
      stepCode: 'tham_dinh',
      stepName: 'Thẩm định hồ sơ',
      stays: 32,
      dossiers: 31,
      inTime: 29,
      late: 2,
      medianMinutes: 95,
      p90Minutes: 310,
      sumMinutes: 4210,
      lastYear: { dossiers: 28, inTime: 25, late: 3, medianMinutes: 110 },
    },
  ],
  lastYear: { from: '2025-09-15', to: '2025-10-14' },
  definitionVersion: FIGURES_VERSION,
  asOf: '2026-10-14T17:00:00.000Z',
};
const AGES = Object.fromEntries(AGEING_FIGURES.map((id, index) => [id, index])) as AgeingCounts;
const AGEING_EXAMPLE: AgeingReport = {
  office: OFFICE,
  below: false,
  groupBy: 'field',
  data: [{ key: 'Hộ tịch', label: 'Hộ tịch', figures: AGES }],
  total: AGES,
  definitionVersion: FIGURES_VERSION,
  asOf: '2026-11-23T02:14:05.000Z',
};

const SUPPLEMENTS = Object.fromEntries(SUPPLEMENT_FIGURES.map((id, index) => [id, 9 - index])) as SupplementCounts;
const SUPPLEMENTS_EXAMPLE: SupplementReport = {
  office: OFFICE,
  below: false,
  period: '2026-10',
  from: '2026-09-15',
  to: '2026-10-14',
  groupBy: 'field',
  data: [{ key: 'Hộ tịch', label: 'Hộ tịch', figures: SUPPLEMENTS }],
  total: SUPPLEMENTS,
  definitionVersion: FIGURES_VERSION,
  asOf: '2026-10-14T17:00:00.000Z',
};
const PAUSES = Object.fromEntries(PAUSE_FIGURES.map((id, index) => [id, 8 - index])) as PauseCounts;
const PAUSES_EXAMPLE: PauseReport = {
  office: OFFICE,
  below: false,
  groupBy: 'cause',
  data: [{ key: 'supplement', label: 'supplement', figures: PAUSES }],
  total: PAUSES,
  definitionVersion: FIGURES_VERSION,
  asOf: '2026-11-23T02:14:05.000Z',
};

const REFUSALS_EXAMPLE: RefusalReport = {
  office: OFFICE,
  below: false,
  period: '2026-10',
  from: '2026-09-15',
  to: '2026-10-14',
  data: [
    {
      dossierId: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
      code: 'H23.18.07-261012-0007',
      procedureCode: '1.001193',
      procedureName: 'Đăng ký khai sinh',
      kind: 'refused',
      at: '2026-10-12T02:14:05.000Z',
      reason: 'Không thuộc thẩm quyền',
    },
  ],
  more: false,
  definitionVersion: FIGURES_VERSION,
  asOf: '2026-10-14T17:00:00.000Z',
};
const LATE_CAUSES_EXAMPLE: LateCauseReport = {
  office: OFFICE,
  below: false,
  period: '2026-10',
  from: '2026-09-15',
  to: '2026-10-14',
  data: [
    { key: 'other_agency', label: 'other_agency', figures: { finishedLate: 5, openLate: 1 } },
    { key: 'none', label: 'none', figures: { finishedLate: 2, openLate: 3 } },
  ],
  total: { finishedLate: 7, openLate: 4 },
  definitionVersion: FIGURES_VERSION,
  asOf: '2026-10-14T17:00:00.000Z',
};

@ApiTags('figures')
@Controller('api/v1/reports')
export class BoardsController {
  constructor(private readonly reports: ReportTransactions) {}

  @Get('steps')
  @ApiOperation({
    summary:
      'Where time is lost: working time of each step, and how many kept its time, by procedure, officer or office',
    description:
      'Half of the stays at the step took no longer than the median, nine of ten no longer than the 90th percentile. The dossiers ' +
      'behind a row: `GET /api/v1/dossiers?figure=stepsLeft&stepCode=…`, or `stepsInTime` and `stepsLate`, with `figureFrom`, `figureTo` and ' +
      '`procedureCode`, `stepOfficerId` or `officeCode` of the row.',
  })
  @Answers(200, STEPS_EXAMPLE)
  steps(@CurrentActor() actor: Actor, @Query() query: StepsQuery): Promise<StepTimesReport> {
    return this.reports.forOffices(figureOfficesOf(actor), (tx) => readSteps(tx, actor, query));
  }

  @Get('ageing')
  @ApiOperation({
    summary: 'How old open dossiers are, and how long overdue, in bands',
    description:
      'The dossiers behind a number: `GET /api/v1/dossiers?figure=…` with `field`, `procedureCode`, `officerId` or `officeCode` of the row.',
  })
  @Answers(200, AGEING_EXAMPLE)
  ageing(@CurrentActor() actor: Actor, @Query() query: AgeingQuery): Promise<AgeingReport> {
    return this.reports.forOffices(figureOfficesOf(actor), (tx) => readAgeing(tx, actor, query));
  }

  @Get('supplements')
  @ApiOperation({
    summary: 'Of what was answered in a period: supplements asked, refusals, denials, and what ended without a result',
    description:
      'The dossiers behind a number: `GET /api/v1/dossiers?figure=…` with `figureFrom`, `figureTo` and `field`, `procedureCode`, `officerId` or `officeCode` of the row.',
  })
  @Answers(200, SUPPLEMENTS_EXAMPLE)
  supplements(@CurrentActor() actor: Actor, @Query() query: SupplementsQuery): Promise<SupplementReport> {
    return this.reports.forOffices(figureOfficesOf(actor), (tx) => readSupplements(tx, actor, query));
  }

  @Get('refusals')
  @ApiOperation({
    summary: 'What was refused or denied in a period, and why; leaves a record',
    description:
      'The dossiers of the figures `refused` and `denied`, the newest first, 200 at most. For leaders and supervisors.',
  })
  @Answers(200, REFUSALS_EXAMPLE)
  refusals(@CurrentActor() actor: Actor, @Query() query: PeriodQuery): Promise<RefusalReport> {
    return this.reports.ofOneMoment(figureOfficesOf(actor), (tx) => readRefusals(tx, actor, query));
  }

  @Get('late-causes')
  @ApiOperation({
    summary: 'What was late in a period, and is, by cause',
    description:
      'The dossiers behind a number: `GET /api/v1/dossiers?figure=…&lateCause=…` with `figureFrom` and `figureTo`; `none` stands for those that nobody has explained. A cause is given with `decide` or with `explain_delay`.',
  })
  @Answers(200, LATE_CAUSES_EXAMPLE)
  lateCauses(@CurrentActor() actor: Actor, @Query() query: PeriodQuery): Promise<LateCauseReport> {
    return this.reports.forOffices(figureOfficesOf(actor), (tx) => readLateCauses(tx, actor, query));
  }

  @Get('pauses')
  @ApiOperation({
    summary: 'What stands still now, by cause or else, and for how long',
    description:
      'The dossiers behind a number: `GET /api/v1/dossiers?figure=…` with `pauseCause`, `field`, `procedureCode`, `officerId` or `officeCode` of the row.',
  })
  @Answers(200, PAUSES_EXAMPLE)
  pauses(@CurrentActor() actor: Actor, @Query() query: PausesQuery): Promise<PauseReport> {
    return this.reports.forOffices(figureOfficesOf(actor), (tx) => readPauses(tx, actor, query));
  }
}
