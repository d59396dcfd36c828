import { AnyObject, CivilDate, Line } from '../../common/http/fields.js';
import { PageQuery, VersionDto } from '../admin-http.js';

export const PROCEDURE_CODE = /^[1-3]\.\d{6}$/;

const EXAMPLE = {
  name: 'Đăng ký khai sinh',
  field: 'Hộ tịch',
  level: 'full',
  limit: { amount: 1, unit: 'sameDay' },
  components: [{ code: 'TK', name: 'Tờ khai đăng ký khai sinh', form: 'original', copies: 1, required: 'always' }],
  steps: [
    { code: 'tiep_nhan', name: 'Tiếp nhận hồ sơ', role: 'counter_officer' },
    { code: 'tham_dinh', name: 'Thẩm định hồ sơ', role: 'case_officer' },
    { code: 'ky', name: 'Ký duyệt', role: 'leader' },
  ],
  legalBasis: ['Luật Hộ tịch 2014'],
  results: [{ code: 'GKS', name: 'Giấy khai sinh' }],
  retention: 'permanent',
};
const DEFINITION = { example: EXAMPLE, description: 'As in the files of the catalogue (server/seeds/procedures).' };

export class ListAllProceduresQuery extends PageQuery {
  @Line({ max: 100, optional: true, example: 'khai sinh', description: 'Code or part of a name, without diacritics.' })
  q?: string;
}

export class CreateProcedureDto {
  @Line({ max: 8, pattern: PROCEDURE_CODE, example: '1.001193' }) code!: string;
  @CivilDate({ example: '2026-12-01' }) effectiveFrom!: string;
  @AnyObject(DEFINITION) definition!: Record<string, unknown>;
}

export class CreateVersionDto extends VersionDto {
  @CivilDate({ example: '2027-01-01' }) effectiveFrom!: string;
  @AnyObject(DEFINITION) definition!: Record<string, unknown>;
}
