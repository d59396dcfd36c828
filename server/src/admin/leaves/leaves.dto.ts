import { CivilDate, Line, Uuid } from '../../common/http/fields.js';
import { PageQuery } from '../admin-http.js';

const ID = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10';

export class ListLeavesQuery extends PageQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
  @Uuid({ optional: true, example: ID }) staffId?: string;
}

export class CreateLeaveDto {
  @Uuid({ example: ID }) staffId!: string;
  @CivilDate({ example: '2026-12-01' }) fromOn!: string;
  @CivilDate({ example: '2026-12-05', description: 'The last day away.' }) toOn!: string;
  @Line({ max: 200, optional: true, example: 'Nghỉ phép năm' }) reason?: string;
}
