import { DOSSIER_STATES, type DossierState } from '@motcua/shared/dossiers';
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

export const VIEWS = ['mine', 'desk', 'office', 'overdue', 'dueSoon', 'waitingCitizen', 'toHandOver'] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['dueAt', 'submittedAt', 'receivedAt', 'code'] as const;
export type Sort = (typeof SORTS)[number];

export class ListDossiersQuery {
  @OneOf(VIEWS, { optional: true, example: 'office' }) view?: View;
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
  @OneOf(SORTS, { optional: true }) sort?: Sort;
  @OneOf(['asc', 'desc'], { optional: true }) order?: 'asc' | 'desc';
  @QueryWhole({ min: 1, max: 100, optional: true, example: 25 }) limit?: number;
  @Line({ max: 500, optional: true }) cursor?: string;
  @QueryFlag({ optional: true, description: 'Also answer a total, exact up to 10,000.' }) count?: boolean;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}

export class SearchDossiersDto {
  @Line({ optional: true, pattern: /^(?:\d{12}|\d{9})$/, example: '030090012345' }) citizenId?: string;
  @Line({ max: 30, optional: true, example: '0912345678' }) phone?: string;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}
