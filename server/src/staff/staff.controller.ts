import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { localDateOf } from '@motcua/shared/calendar';
import { STAFF_ROLES, type StaffRole } from '@motcua/shared/staff';
import { DataSource } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { Clock } from '../common/clock.js';
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
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who works at an office, and may hold a step' })
  @Answers(200, [{ id: '01a208c6-51e0-7a41-b0fe-5a1d0c7b2e33', fullName: 'Phạm Quang Huy', roles: ['case_officer'] }])
  async list(@CurrentActor() actor: Actor, @Query() query: ListStaffQuery): Promise<unknown> {
    const office = await chooseOffice(this.db.manager, actor, STAFF_ROLES, query.officeCode);
    return this.db.query(
      `WITH RECURSIVE place AS (
         SELECT $1::uuid AS id
         UNION
         SELECT s.successor_id FROM place JOIN office_succession s ON s.predecessor_id = place.id AND s.effective_on <= $3)
       SELECT p.id, p.full_name AS "fullName", json_agg(DISTINCT r.role) AS roles
         FROM staff p JOIN staff_role_at_office r ON r.staff_id = p.id
        WHERE r.office_id IN (SELECT id FROM place) AND p.disabled_at IS NULL
        GROUP BY p.id HAVING $2::text IS NULL OR $2 = ANY (array_agg(r.role))
        ORDER BY p.full_name, p.id`,
      [office.id, query.role ?? null, localDateOf(this.clock.now())],
    );
  }
}
