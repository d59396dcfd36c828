import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { STAFF_ROLES, type StaffRole } from '@motcua/shared/staff';
import { DataSource } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { Answers } from '../common/http/answers.js';
import { Line, OneOf } from '../common/http/fields.js';
import { CurrentActor } from '../common/http/request.js';
import { chooseOffice } from '../offices/office-choice.js';

export class ListStaffQuery {
  @OneOf(STAFF_ROLES, { optional: true, example: 'case_officer' }) role?: StaffRole;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}

@ApiTags('people')
@Controller('api/v1/staff')
export class StaffController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Who works at an office, and may hold a step' })
  @Answers(200, [{ id: '01a208c6-51e0-7a41-b0fe-5a1d0c7b2e33', fullName: 'Phạm Quang Huy', roles: ['case_officer'] }])
  async list(@CurrentActor() actor: Actor, @Query() query: ListStaffQuery): Promise<unknown> {
    const office = await chooseOffice(this.db.manager, actor, STAFF_ROLES, query.officeCode);
    return this.db.query(
      `SELECT p.id, p.full_name AS "fullName", json_agg(r.role ORDER BY r.role) AS roles
         FROM staff p JOIN staff_role_at_office r ON r.staff_id = p.id
        WHERE r.office_id = $1 AND p.disabled_at IS NULL
        GROUP BY p.id HAVING $2::text IS NULL OR $2 = ANY (array_agg(r.role))
        ORDER BY p.full_name, p.id`,
      [office.id, query.role ?? null],
    );
  }
}
