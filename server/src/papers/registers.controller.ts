import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../common/actor.js';
import { FileAnswers } from '../common/http/answers.js';
import { CivilDate, Line } from '../common/http/fields.js';
import { CurrentActor } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { DossiersQuery } from './dossiers.query.js';
import { renderPaper } from './pdf/render-paper.js';
import { RegistersService } from './registers.service.js';
import { PDF, sendPaper } from './send-paper.js';

export class RegisterQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'Needed by who works at several offices.' })
  officeCode?: string;
  @CivilDate({ example: '2026-11-01' }) from!: string;
  @CivilDate({ example: '2026-11-30' }) to!: string;
}

@ApiTags('papers')
@Controller('api/v1/papers')
export class RegistersController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly registers: RegistersService,
  ) {}

  @Get('register')
  @ApiOperation({ summary: 'The register (sổ theo dõi hồ sơ) of a period by day of receipt; leaves a record' })
  @FileAnswers(PDF, 'A4, landscape')
  async register(
    @CurrentActor() actor: Actor,
    @Query() query: RegisterQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const paper = await this.transactions.forActor(actor, (tx) => this.registers.book(tx, actor, query));
    return sendPaper(reply, { name: `register-${query.from}-${query.to}.pdf`, content: await renderPaper(paper) });
  }

  @Get('result-handover')
  @ApiOperation({ summary: 'The sheet with which results go to the counter; leaves a record of each dossier' })
  @FileAnswers(PDF, 'A4')
  async resultHandover(
    @CurrentActor() actor: Actor,
    @Query() { ids }: DossiersQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const paper = await this.transactions.forActor(actor, (tx) => this.registers.results(tx, actor, ids.split(',')));
    return sendPaper(reply, { name: 'result-handover.pdf', content: await renderPaper(paper) });
  }
}
