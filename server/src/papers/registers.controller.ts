import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PrintedRegister, RegisterOffice, RegisterView } from '@motcua/shared/papers';
import type { FastifyReply } from 'fastify';
import { WriteOnce } from '../audit/write-once.js';
import type { Actor } from '../common/actor.js';
import type { Page } from '../common/cursor.js';
import { Answers, FileAnswers, pageExample, WriteAnswers } from '../common/http/answers.js';
import { CivilDate, Flag, Line } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { DossierId } from '../dossiers/dossiers.controller.js';
import { FindRegisters, ListRegistersQuery, RegisterOfficesQuery } from './find-registers.js';
import { renderPaper } from './pdf/render-paper.js';
import { RegistersService } from './registers.service.js';
import { PDF, sendPaper } from './send-paper.js';

export class RegisterQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'Needed by who works at several offices.' })
  officeCode?: string;
  @CivilDate({ example: '2026-11-01' }) from!: string;
  @CivilDate({ example: '2026-11-30' }) to!: string;
}

export class PrintRegisterDto extends RegisterQuery {
  @Flag({ optional: true, description: 'False where copies are counted once the file is there.' })
  countCopy?: boolean;
}

const PRINT_EXAMPLE = {
  id: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a14',
  from: '2026-11-01',
  to: '2026-11-30',
  lines: 214,
  copies: 1,
};

@ApiTags('papers')
@Controller('api/v1/papers')
export class RegistersController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly registers: RegistersService,
    private readonly finds: FindRegisters,
  ) {}

  @Get('register')
  @ApiOperation({
    summary: 'The register (sổ theo dõi hồ sơ) of a period by day of receipt, to look at; leaves a record',
  })
  @FileAnswers(PDF, 'A4, landscape')
  async register(
    @CurrentActor() actor: Actor,
    @Query() query: RegisterQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const paper = await this.transactions.forActor(actor, (tx) => this.registers.look(tx, actor, query));
    return sendPaper(reply, { name: `register-${query.from}-${query.to}.pdf`, content: await renderPaper(paper) });
  }

  @Post('registers')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Print the register of a period',
    description:
      'Made where it says something that was not printed yet, and kept. Counts one copy unless told not to; while nothing in it changes a reprint is the same bytes.',
  })
  @WriteAnswers(201, PRINT_EXAMPLE, 'The register; its bytes are at `GET …/registers/:id`')
  async print(@Write() write: WriteContext, @Body() body: PrintRegisterDto): Promise<RegisterView> {
    const answer = await this.writeOnce.run(write, body, async (tx) => ({
      status: 201,
      body: await this.registers.print(tx, write.actor, body),
    }));
    return answer.body;
  }

  @Get('registers')
  @ApiOperation({
    summary: 'Registers that were printed, the newest first',
    description:
      'Narrowed by day of receipt to those that hold some of these days. One period may have several: what changed since is another.',
  })
  @Answers(
    200,
    pageExample({
      ...PRINT_EXAMPLE,
      officeName: 'UBND phường Cộng Hòa',
      madeBy: 'Lê Thị Mai',
      madeAt: '2026-12-01T08:05:00+07:00',
    }),
  )
  printed(@CurrentActor() actor: Actor, @Query() query: ListRegistersQuery): Promise<Page<PrintedRegister>> {
    return this.transactions.forActor(actor, (tx) => this.finds.execute(tx, actor, query));
  }

  @Get('registers/offices')
  @ApiOperation({
    summary: 'Offices whose registers are printed here: the one asked for, then those it has taken over',
    description:
      'Each keeps a book of its own, also after it was taken over; its code is the `officeCode` of the others.',
  })
  @Answers(200, { data: [{ code: 'H23.18.07', name: 'UBND phường Cộng Hòa' }] })
  async offices(
    @CurrentActor() actor: Actor,
    @Query() query: RegisterOfficesQuery,
  ): Promise<{ data: RegisterOffice[] }> {
    return { data: await this.transactions.forActor(actor, (tx) => this.finds.offices(tx, actor, query)) };
  }

  @Post('registers/:id/copies')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Count a copy more of a register whose file has come to the printer; its bytes are the same',
    description:
      'For one that was made ready with `countCopy: false`, and for a reprint: a file that never came is no copy.',
  })
  @WriteAnswers(200, { id: PRINT_EXAMPLE.id, copies: 1 })
  async count(
    @Write() write: WriteContext,
    @Param('id', DossierId) id: string,
  ): Promise<{ id: string; copies: number }> {
    const answer = await this.writeOnce.run(write, { id }, async (tx) => ({
      status: 200,
      body: await this.registers.countCopy(tx, write.actor, id),
    }));
    return answer.body;
  }

  @Get('registers/:id')
  @ApiOperation({ summary: 'A register that was printed; leaves a record' })
  @FileAnswers(PDF, 'A4, landscape')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', DossierId) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendPaper(reply, await this.transactions.forActor(actor, (tx) => this.registers.open(tx, actor, id)));
  }
}
