import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { notFound } from '../common/domain-error.js';
import { Public } from '../common/http/request.js';
import { isLoopbackHost } from '../config/env-values.js';
import { ENV, type Env } from '../config/env.token.js';
import { mayReadMetrics } from './metrics-access.js';

export const METRICS = Symbol('metrics');

const EXAMPLE = 'process_cpu_seconds_total 12.4\nnodejs_eventloop_lag_p99_seconds 0.011\n';

@ApiTags('health')
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(METRICS) private readonly registry: Registry,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Get()
  @Public()
  @ApiOperation({
    summary: 'Figures of this process for Prometheus',
    description:
      'With the token of METRICS_TOKEN; without one only where neither the server nor its address leave the computer.',
  })
  @ApiResponse({ status: 200, content: { 'text/plain': { example: EXAMPLE } } })
  @ApiResponse({ status: 404, description: 'For everybody else.' })
  async metrics(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { metricsToken, publicUrl, hostIsLoopback } = this.env;
    // Behind a proxy on the same computer everybody seems to come from it.
    const closed = metricsToken === undefined && !(hostIsLoopback && isLoopbackHost(new URL(publicUrl).hostname));
    const caller = { address: request.socket.remoteAddress, authorization: request.headers.authorization };
    if (closed || !mayReadMetrics(caller, metricsToken)) throw notFound();
    void reply.header('Content-Type', this.registry.contentType);
    return this.registry.metrics();
  }
}
