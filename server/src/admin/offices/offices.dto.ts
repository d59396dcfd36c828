import { OFFICE_CODE_PATTERN } from '@motcua/shared/dossiers';
import { CivilDate, Line } from '../../common/http/fields.js';
import { PageQuery, VersionDto } from '../admin-http.js';

export class ListOfficesQuery extends PageQuery {
  @Line({ max: 100, optional: true, example: 'cong hoa', description: 'Part of the name or code.' }) q?: string;
}

export class CreateOfficeDto {
  @Line({ max: 40, pattern: OFFICE_CODE_PATTERN, example: 'H23.18.09', description: 'Agency identifier; it stays.' })
  code!: string;
  @Line({ example: 'UBND phường Thái Học' }) name!: string;
  @Line({ max: 40, example: 'H23.18' }) parentCode!: string;
  @Line({ max: 100, example: 'Thái Học' }) placeName!: string;
  @Line({ max: 200, optional: true, example: 'Trung tâm Phục vụ hành chính công' }) counterName?: string;
  @Line({ max: 50, optional: true, example: '0220 3888 999' }) phone?: string;
  @Line({ max: 300, optional: true, example: 'Số 1 Nguyễn Trãi' }) address?: string;
  @CivilDate({ example: '2026-12-01' }) validFrom!: string;
  @CivilDate({ example: '2030-12-31', optional: true }) validTo?: string;
}

export class ChangeOfficeDto extends VersionDto {
  @Line({ optional: true, example: 'UBND phường Thái Học' }) name?: string;
  @Line({ max: 40, optional: true, example: 'H23', description: 'Moves the office, and all below it.' })
  parentCode?: string;
  @Line({ max: 100, optional: true, example: 'Thái Học' }) placeName?: string;
  @Line({ max: 200, optional: true, example: 'Trung tâm Phục vụ hành chính công' }) counterName?: string;
  @Line({ min: 0, max: 50, optional: true, example: '0220 3888 999', description: 'Empty: none.' }) phone?: string;
  @Line({ min: 0, max: 300, optional: true, example: 'Số 1 Nguyễn Trãi', description: 'Empty: none.' })
  address?: string;
  @CivilDate({ example: '2026-12-01', optional: true }) validFrom?: string;
  @CivilDate({ example: '2030-12-31', optional: true }) validTo?: string;
}

export class DisableOfficeDto extends VersionDto {
  @CivilDate({ example: '2026-12-31', optional: true, description: 'Its last day; today when left out.' })
  validTo?: string;
}

export class CreateSuccessionDto {
  @Line({ max: 40, example: 'H23.18.07' }) predecessorCode!: string;
  @Line({ max: 40, example: 'H23.18.08' }) successorCode!: string;
  @CivilDate({ example: '2026-12-01' }) effectiveOn!: string;
  @Line({ max: 100, example: '1656/NQ-UBTVQH15' }) decisionNumber!: string;
}

export class ChangeSuccessionDto extends VersionDto {
  @CivilDate({ example: '2026-12-01', optional: true }) effectiveOn?: string;
  @Line({ max: 100, optional: true, example: '1656/NQ-UBTVQH15' }) decisionNumber?: string;
}
