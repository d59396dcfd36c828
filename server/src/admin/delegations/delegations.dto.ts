import { CivilDate, Line, LineList, OneOf, Uuid } from '../../common/http/fields.js';
import { DELEGATION_KINDS, type DelegationKind } from '../../staff/staff.entity.js';
import { PageQuery, VersionDto } from '../admin-http.js';

/** What may be exercised for another person. To supervise and to administer are not delegated. */
export const DELEGATED_ROLES = ['leader', 'records_clerk', 'case_officer', 'counter_officer'] as const;
export type DelegatedRole = (typeof DELEGATED_ROLES)[number];

const ID = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10';
const FIELDS = { max: 50, example: ['Hộ tịch'], description: 'Fields it covers; none named: all.' };
const KIND = { example: 'KT', description: 'KT. (ký thay), TL. (thừa lệnh), TUQ. (thừa ủy quyền).' };

export class ListDelegationsQuery extends PageQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
  @Uuid({ optional: true, example: ID, description: 'Given by this person, or to them.' }) staffId?: string;
}

export class CreateDelegationDto {
  @Line({ max: 40, example: 'H23.18.07' }) officeCode!: string;
  @Uuid({ optional: true, example: ID, description: 'Who gives; or `fromUsername`.' }) fromStaffId?: string;
  @Line({ max: 50, optional: true, example: 'lanhdao', description: 'Who gives; or `fromStaffId`.' })
  fromUsername?: string;
  @Uuid({ example: ID }) toStaffId!: string;
  @OneOf(DELEGATED_ROLES, { example: 'leader' }) role!: DelegatedRole;
  @OneOf(DELEGATION_KINDS, KIND) kind!: DelegationKind;
  @LineList({ ...FIELDS, optional: true }) fields?: string[];
  @CivilDate({ example: '2026-12-01' }) fromOn!: string;
  @CivilDate({ example: '2026-12-31' }) toOn!: string;
  @Line({ max: 100, example: '12/QĐ-UBND' }) decisionNumber!: string;
}

export class ChangeDelegationDto extends VersionDto {
  @OneOf(DELEGATION_KINDS, { ...KIND, optional: true }) kind?: DelegationKind;
  @LineList({ ...FIELDS, optional: true }) fields?: string[];
  @CivilDate({ example: '2026-12-01', optional: true }) fromOn?: string;
  @CivilDate({ example: '2026-12-31', optional: true }) toOn?: string;
  @Line({ max: 100, optional: true, example: '12/QĐ-UBND' }) decisionNumber?: string;
}
