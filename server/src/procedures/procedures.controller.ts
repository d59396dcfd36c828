import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { localDateOf } from '@motcua/shared/calendar';
import { foldVietnamese } from '@motcua/shared/text';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import { notFound } from '../common/domain-error.js';
import { Answers, pageExample } from '../common/http/answers.js';
import { Line, QueryWhole } from '../common/http/fields.js';
import { ProcedureCatalogue } from './procedure-catalogue.js';

export class ListProceduresQuery {
  @Line({
    max: 100,
    optional: true,
    example: 'khai sinh',
    description: 'Code or part of the name, without diacritics.',
  })
  q?: string;
  @Line({ max: 100, optional: true, example: 'Hộ tịch' }) field?: string;
  @QueryWhole({ min: 1, max: 100, optional: true, example: 25 }) limit?: number;
  @Line({ max: 500, optional: true }) cursor?: string;
}

const DEFAULT_LIMIT = 25;
const PURPOSE = 'procedures';

const PROCEDURE_ROW_EXAMPLE = {
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  field: 'Hộ tịch',
  limit: { unit: 'sameDay', amount: 1 },
  level: 'partial',
  sameVisit: false,
  version: 1,
};

const PROCEDURE_EXAMPLE = {
  ...PROCEDURE_ROW_EXAMPLE,
  components: [{ code: 'TK', name: 'Tờ khai đăng ký khai sinh', form: 'original', copies: 1, required: 'always' }],
  cases: [{ code: 'DUNG_HAN', name: 'Đăng ký đúng hạn' }],
  steps: [
    { code: 'tham_dinh', name: 'Thẩm định hồ sơ', role: 'case_officer', limit: { amount: 4, unit: 'workingHour' } },
  ],
  fees: [{ code: 'LP', name: 'Lệ phí', kind: 'charge', amountVnd: 8000, per: 'dossier' }],
  legalBasis: ['Luật Hộ tịch 2014'],
  results: [{ code: 'GKS', name: 'Giấy khai sinh' }],
  retention: 'permanent',
  formFields: [{ key: 'childName', label: 'Họ tên trẻ', type: 'text' }],
};

@ApiTags('catalogue')
@Controller('api/v1/procedures')
export class ProceduresController {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: ProcedureCatalogue,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Procedures in force today' })
  @Answers(200, pageExample(PROCEDURE_ROW_EXAMPLE))
  async list(@Query() query: ListProceduresQuery): Promise<Page<unknown>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = readCursor(PURPOSE, query.cursor, (value) => /^[1-3]\.\d{6}$/.test(value));
    const rows: { id: string; code: string }[] = await this.db.query(
      `SELECT DISTINCT ON (p.code) p.id, p.code, v.definition ->> 'name' AS name, v.field, v.definition -> 'limit' AS limit,
              v.definition ->> 'level' AS level, (v.definition ->> 'sameVisit')::boolean AS "sameVisit", v.number AS version
         FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id
        WHERE p.disabled_at IS NULL AND v.effective_from <= $1 AND (v.effective_to IS NULL OR v.effective_to >= $1)
          AND ($2::text IS NULL OR position($2 in v.search_text) > 0) AND ($3::text IS NULL OR v.field = $3)
          AND ($4::text IS NULL OR p.code > $4)
        ORDER BY p.code, v.effective_from DESC, v.number DESC LIMIT $5`,
      [this.today(), query.q ? foldVietnamese(query.q) : null, query.field ?? null, cursor?.value ?? null, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      ({ code, id }) => writeCursor(PURPOSE, { value: code, id }),
      ({ id: _id, ...row }) => row,
    );
  }

  @Get(':code')
  @ApiOperation({ summary: 'One procedure as it is in force today' })
  @Answers(200, PROCEDURE_EXAMPLE)
  async one(@Param('code') code: string): Promise<unknown> {
    const found = /^[1-3]\.\d{6}$/.test(code)
      ? await this.catalogue.inForce(this.db.manager, code, this.today())
      : null;
    if (!found) throw notFound();
    return { code: found.code, version: found.number, ...found.definition };
  }

  private today(): string {
    return localDateOf(this.clock.now());
  }
}
