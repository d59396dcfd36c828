import {
  DOSSIER_STATES,
  type DossierState,
  LATE_CAUSES,
  type LateCause,
  NO_LATE_CAUSE,
  PAUSE_CAUSES,
  type PauseCause,
} from '@motcua/shared/dossiers';
import { FIGURE_IDS, type FigureId } from '@motcua/shared/figures';
import { FORECAST_WORDS, type ForecastWord } from '@motcua/shared/forecast';
import {
  CivilDate,
  Line,
  listOf,
  OneOf,
  QueryFlag,
  QuerySet,
  QueryWhole,
  type Raw,
  Uuid,
} from '../../common/http/fields.js';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, Matches, ValidateIf } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';

export const VIEWS = ['work', 'mine', 'desk', 'office', 'overdue', 'dueSoon', 'waitingCitizen', 'toHandOver'] as const;
export type View = (typeof VIEWS)[number];

export const DUES = ['overdue', 'today', 'soon'] as const;
export type Due = (typeof DUES)[number];

export const SORTS = ['dueAt', 'runsOutAt', 'submittedAt', 'receivedAt', 'code'] as const;
export type Sort = (typeof SORTS)[number];

const OFFICER_ID = /^(?:none|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/;

/** What lists, counts and exports are narrowed by. */
export class DossierFilters {
  @OneOf(VIEWS, {
    optional: true,
    example: 'office',
    description: '`work` is what is mine, and for a counter officer what waits at the counter.',
  })
  view?: View;
  @OneOf(DUES, {
    optional: true,
    description: 'What has run out, runs out before midnight, or is due soon; narrows any view.',
  })
  due?: Due;
  @QuerySet(FORECAST_WORDS, { optional: true, description: 'What is foreseen for open dossiers whose clock runs.' })
  forecast?: ForecastWord[];
  @QuerySet(DOSSIER_STATES, { optional: true }) state?: DossierState[];
  @ApiPropertyOptional({ type: 'array', items: { type: 'string' }, example: ['1.001193'] })
  @ValidateIf((_dto: unknown, value: unknown) => value !== undefined)
  @Transform(({ value }: Raw) => listOf(value))
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Matches(/^[1-3]\.\d{6}$/, { each: true })
  procedureCode?: string[];
  @Uuid({ optional: true }) assigneeId?: string;
  @CivilDate({ optional: true }) receivedFrom?: string;
  @CivilDate({ optional: true }) receivedTo?: string;
  @CivilDate({ optional: true }) dueFrom?: string;
  @CivilDate({ optional: true }) dueTo?: string;
  @Line({
    max: 100,
    optional: true,
    example: 'nguyen van',
    description: 'A code, its tail, or a name without diacritics.',
  })
  q?: string;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
  @QueryFlag({ optional: true, description: 'With the offices below; you need a role at each of them.' })
  below?: boolean;
  @OneOf(FIGURE_IDS, {
    optional: true,
    example: 'openLate',
    description: 'Exactly the dossiers that a figure of the office counts; a figure of a period with its two days.',
  })
  figure?: FigureId;
  @CivilDate({ optional: true }) figureFrom?: string;
  @CivilDate({ optional: true }) figureTo?: string;
  @Line({ max: 40, optional: true, example: 'tham_dinh', description: 'The step of a figure of steps.' })
  stepCode?: string;
  @Line({
    max: 36,
    optional: true,
    pattern: OFFICER_ID,
    example: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
    description: 'Who had it at the step of a figure of steps; `none` for nobody.',
  })
  stepOfficerId?: string;
  @OneOf(PAUSE_CAUSES, { optional: true, description: 'Why the clock of a dossier stands still now.' })
  pauseCause?: PauseCause;
  @OneOf([...LATE_CAUSES, NO_LATE_CAUSE], {
    optional: true,
    description: 'Why a dossier is late, as somebody has said; `none` where nobody has, late or not.',
  })
  lateCause?: LateCause | typeof NO_LATE_CAUSE;
  @Line({ optional: true, example: 'Hộ tịch', description: 'Procedures of one field (lĩnh vực).' }) field?: string;
  @Line({
    max: 36,
    optional: true,
    pattern: OFFICER_ID,
    example: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
    description:
      'In whose figures a dossier is now, for past periods too: of an open one who answers for it, of a settled one who drafted the decision or held it last; `none` where nobody has.',
  })
  officerId?: string;
}

export class ListDossiersQuery extends DossierFilters {
  @OneOf(SORTS, { optional: true }) sort?: Sort;
  @OneOf(['asc', 'desc'], { optional: true }) order?: 'asc' | 'desc';
  @QueryWhole({ min: 1, max: 100, optional: true, example: 25 }) limit?: number;
  @Line({ max: 500, optional: true }) cursor?: string;
  @QueryFlag({ optional: true, description: 'Also answer a total, exact up to 10,000.' }) count?: boolean;
}

/** Exactly one of the numbers. */
export class SearchDossiersDto {
  @Line({ optional: true, pattern: /^(?:\d{12}|\d{9})$/, example: '030090012345' }) citizenId?: string;
  @Line({ optional: true, pattern: /^\d{10}(?:-\d{3})?$/, example: '0100109106-001' }) taxCode?: string;
  @Line({ max: 30, optional: true, example: '0912345678' }) phone?: string;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}
