import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError, refused } from '../common/domain-error.js';
import { Answers, Refuses } from '../common/http/answers.js';
import { Public } from '../common/http/request.js';
import { sameSecret } from '../common/same-secret.js';
import { SecretBox } from '../common/secret-box.js';
import { ENV, type Env } from '../config/env.token.js';
import { readBounce } from './read-bounce.js';
import { RecordReport } from './record-report.js';

interface Received {
  readonly received: true;
}

const EXAMPLE: Received = { received: true };

/** Reports of mail servers on mails that did not arrive. */
@ApiTags('gateways')
@Controller('api/v1/gateways/mail')
export class MailBouncesController {
  constructor(
    private readonly record: RecordReport,
    private readonly box: SecretBox,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Post('bounces')
  @Public()
  @HttpCode(200)
  @ApiHeader({ name: 'Authorization', required: true, example: 'Bearer 6f1c…' })
  @ApiConsumes('message/rfc822')
  @ApiOperation({
    summary: 'A mail server hands over a report on a mail of ours (RFC 3464)',
    description: `The mail as it came, of at most 256 kB, with the token of MAIL_BOUNCE_TOKEN. What failed for good becomes
      undelivered, what ran out of time expired; a report on a delay is taken and changes nothing.`,
  })
  @ApiBody({ required: true, schema: { type: 'string' } })
  @Answers(200, EXAMPLE)
  @Refuses(422)
  async take(@Headers('authorization') authorization: string | undefined, @Body() mail: unknown): Promise<Received> {
    const { mailBounceToken } = this.env;
    if (mailBounceToken === undefined || !sameSecret(authorization ?? '', `Bearer ${mailBounceToken}`)) {
      throw new DomainError('unauthenticated', 'gateway.token_wrong', 'The secret of the gateway is wrong.');
    }
    const read = Buffer.isBuffer(mail) ? await readBounce(mail) : 'unreadable';
    if (read === 'unreadable') {
      throw refused('gateway.report_unreadable', 'The mail is no report on a mail of ours.');
    }
    if (read !== 'nothing') await this.record.execute(read.report, this.box.encrypt(read.address));
    return EXAMPLE;
  }
}
