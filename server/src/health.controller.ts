import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Clock } from './common/clock.js';
import { Public } from './common/http/request.js';
import { ReportTransactions } from './database/report-transactions.js';
import { MIGRATIONS } from './database/migrations/index.js';
import { QUEUE_CHECK, type QueueCheck } from './queue/queue-check.js';

/** More than this between our clock and the database's, and leases and log-ins cannot be trusted. */
const MAX_SKEW_MS = 2_000;

const READY_EXAMPLE = { status: 'ok', checks: { database: 'ok', queue: 'ok', migrations: 'ok', clock: 'ok' } };

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly reports: ReportTransactions,
    @Inject(QUEUE_CHECK) private readonly checkQueue: QueueCheck,
  ) {}

  @Get('live')
  @Public()
  @ApiOperation({ summary: 'The process answers' })
  @ApiResponse({ status: 200, content: { 'application/json': { example: { status: 'ok' } } } })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({
    summary: 'Database, queue, migrations and clock are fine',
    description:
      'Where reports have a replica, `replica` says how it is: ok, behind, unreachable, unfit. Without it they read the database itself.',
  })
  @ApiResponse({ status: 200, content: { 'application/json': { example: READY_EXAMPLE } } })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const checks = {
      database: await passes(async () => void (await this.db.query('SELECT 1'))),
      queue: await passes(this.checkQueue),
      migrations: await passes(() => this.checkMigrations()),
      clock: await passes(() => this.checkClock()),
    };
    const ready = Object.values(checks).every((one) => one === 'ok');
    void reply.status(ready ? 200 : 503);
    const { replica } = this.reports;
    // Reports do without a replica, so it decides nothing.
    return { status: ready ? 'ok' : 'failing', checks, ...(replica && { replica: replica.state }) };
  }

  private async checkMigrations(): Promise<void> {
    const rows: { n: number }[] = await this.db.query('SELECT count(*)::int AS n FROM schema_migration');
    if (rows[0]?.n !== MIGRATIONS.length) throw new Error('migrations are missing');
  }

  private async checkClock(): Promise<void> {
    const before = this.clock.now().getTime();
    const rows: { at: Date }[] = await this.db.query('SELECT clock_timestamp() AS at');
    const middle = (before + this.clock.now().getTime()) / 2;
    const skew = Math.abs(this.clock.at(rows[0]!.at).getTime() - middle);
    if (skew > MAX_SKEW_MS) throw new Error('clock skew');
  }
}

async function passes(check: () => Promise<void>): Promise<'ok' | 'failing'> {
  try {
    await check();
    return 'ok';
  } catch {
    return 'failing';
  }
}
