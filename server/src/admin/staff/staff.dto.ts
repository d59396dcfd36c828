import { STAFF_ROLES, type StaffRole } from '@motcua/shared/staff';
import { PasswordText } from '../../auth/password/password-input.js';
import { Line, NestedList, OneOf } from '../../common/http/fields.js';
import { PageQuery, VersionDto } from '../admin-http.js';

/** Lower case, so that one name is written in one way. */
export const USERNAME = /^[a-z0-9](?:[a-z0-9._-]{0,48}[a-z0-9])$/;
const PORTAL = /^[a-z][a-z0-9_-]{1,31}$/;

export class ListStaffQuery extends PageQuery {
  @Line({ max: 100, optional: true, example: 'pham huy', description: 'Part of the name or user name.' }) q?: string;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}

export class RoleAtOfficeDto {
  @OneOf(STAFF_ROLES, { example: 'case_officer' }) role!: StaffRole;
  @Line({ max: 40, example: 'H23.18.07' }) officeCode!: string;
}

export class CreateStaffDto {
  @Line({ max: 50, pattern: USERNAME, example: 'thuly3' }) username!: string;
  @Line({ max: 100, example: 'Phạm Quang Huy' }) fullName!: string;
  @Line({ max: 100, optional: true, example: 'Công chức Tư pháp – Hộ tịch' }) title?: string;
  @Line({ max: 254, optional: true, example: 'huy.pq@haiduong.gov.vn' }) email?: string;
  @PasswordText() password!: string;
  @NestedList(() => RoleAtOfficeDto, { min: 1, max: 50 }) roles!: RoleAtOfficeDto[];
  @Line({
    max: 32,
    pattern: PORTAL,
    optional: true,
    example: 'dvcqg',
    description: 'Only for the account of a portal’s integration: the name of that portal.',
  })
  portalSource?: string;
}

export class ChangeStaffDto extends VersionDto {
  @Line({ max: 100, optional: true, example: 'Phạm Quang Huy' }) fullName?: string;
  @Line({ min: 0, max: 100, optional: true, example: 'Phó Chủ tịch', description: 'Empty: none.' }) title?: string;
  @Line({ min: 0, max: 254, optional: true, example: 'huy.pq@haiduong.gov.vn', description: 'Empty: none.' })
  email?: string;
  @PasswordText({ optional: true }) password?: string;
  @NestedList(() => RoleAtOfficeDto, { min: 1, max: 50, optional: true }) roles?: RoleAtOfficeDto[];
}
