import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import { StreamAnswers } from '../common/http/answers.js';
import { Uuid } from '../common/http/fields.js';
import { BackgroundRefresh, CurrentActor } from '../common/http/request.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import type { ViewedDossier } from './live-stream.js';
import { LiveStreams } from './live-streams.js';

export class LiveQuery {
  @Uuid({
    optional: true,
    example: '01a208c6-51df-7d10-8a3e-93c1b2f0a411',
    description: 'The dossier this page has open; colleagues who have it open too see your name',
  })
  dossierId?: string;
}

const EXAMPLE = `retry: 3000

event: ready
data: {}

event: presence
data: {"dossierId":"01a208c6-51df-7d10-8a3e-93c1b2f0a411","people":[{"id":"01a208c6-51e0-7a41-b0fe-5a1d0c7b2e33","fullName":"Phạm Quang Huy"}]}

event: dossier
data: {"id":"01a208c6-51df-7d10-8a3e-93c1b2f0a411","version":4}

`;

const DESCRIPTION = `Server-sent events. \`ready\`: everything from here on is told; after connecting again, read anew what you show.
\`dossier\`: this dossier, one of its approvals or one of its notices has changed. \`presence\`: who else has the dossier open now.
\`export\`: a file that you asked for is further on, ready or given up.
\`resync\`: changes may have been missed; read anew what you show. \`ended\`: the session is over or shows other offices now.
A stream counts as no activity of the session. One session may hold ten.`;

@ApiTags('live')
@Controller('api/v1/live')
export class LiveController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly streams: LiveStreams,
  ) {}

  @Get()
  @BackgroundRefresh()
  @ApiOperation({ summary: 'What changes, as it changes', description: DESCRIPTION })
  @StreamAnswers(EXAMPLE, 'A stream that ends when the session does')
  async watch(
    @CurrentActor() actor: Actor,
    @Query() { dossierId }: LiveQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const viewed = dossierId === undefined ? undefined : await this.viewed(actor, dossierId);
    void reply.headers({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    void reply.send(request.method === 'HEAD' ? undefined : this.streams.open(actor, request.sessionToken!, viewed));
  }

  /** Shows nothing of the dossier, so no look is recorded. @throws DomainError 404 for foreign and absent ids alike */
  private async viewed(actor: Actor, dossierId: string): Promise<ViewedDossier> {
    const rows: { id: string; officeIds: string[] }[] = await this.transactions.forActor(actor, (tx) =>
      tx.em.query('SELECT id, ARRAY[office_id, handling_office_id] AS "officeIds" FROM dossier WHERE id = $1', [
        dossierId,
      ]),
    );
    if (!rows[0]) throw notFound();
    return { dossierId: rows[0].id, officeIds: rows[0].officeIds };
  }
}
