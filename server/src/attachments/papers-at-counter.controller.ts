import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { applicantIndex } from '../applicants/keep-applicant.js';
import type { Actor } from '../common/actor.js';
import { refused } from '../common/domain-error.js';
import { CallAnswers } from '../common/http/answers.js';
import { Line } from '../common/http/fields.js';
import { CurrentActor } from '../common/http/request.js';
import { SecretBox } from '../common/secret-box.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { EARLIER_PAPER_EXAMPLE } from './earlier-papers.controller.js';
import { EarlierPapers } from './earlier-papers.js';

export class PapersAtCounterDto {
  @Line({ optional: true, pattern: /^(?:\d{12}|\d{9})$/, example: '030190000001' }) citizenId?: string;
  @Line({ optional: true, pattern: /^\d{10}(?:-\d{3})?$/, description: 'Instead, of an organisation' })
  taxCode?: string;
  @Line({ example: 'Nguyễn Thị Hoà' }) fullName!: string;
  @Line({ max: 20, example: '1.001193' }) procedureCode!: string;
  @Line({ max: 40, optional: true, example: 'DUNG_HAN' }) caseCode?: string;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}

@ApiTags('papers')
@Controller('api/v1/dossiers/earlier-papers')
export class PapersAtCounterController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly earlier: EarlierPapers,
    private readonly box: SecretBox,
  ) {}

  @Post('search')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Papers that may be used again in a dossier that is just being taken in; leaves records',
    description:
      'As for a dossier, for the owner’s number and name, which never stand in a URL. They are used with a call of their own ' +
      'once the dossier is there.',
  })
  @CallAnswers(200, [EARLIER_PAPER_EXAMPLE])
  search(@CurrentActor() actor: Actor, @Body() body: PapersAtCounterDto): Promise<unknown> {
    const { citizenId, taxCode, fullName, procedureCode, caseCode = null, officeCode } = body;
    const number = citizenId ?? taxCode;
    if (number === undefined || (citizenId !== undefined && taxCode !== undefined)) {
      throw refused('search.one_of', 'Search by citizen id or tax code, one of them.');
    }
    const kind = taxCode !== undefined ? 'taxCode' : number.length === 9 ? 'cmnd' : 'citizenId';
    const idIndex = applicantIndex(this.box, kind, number);
    const numberField = taxCode !== undefined ? 'taxCode' : 'citizenId';
    const person = { idIndex, numberField, fullName, procedureCode, caseCode, officeCode };
    return this.transactions.forActor(actor, (tx) => this.earlier.forIntake(tx, actor, person));
  }
}
