import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CommittedRefusal, WriteOnce } from '../audit/write-once.js';
import { WriteAnswers } from '../common/http/answers.js';
import { Write, type WriteContext } from '../common/http/request.js';
import { SecretBox } from '../common/secret-box.js';
import { ChangePasswordService } from './change-password.service.js';
import { PasswordHasher } from './password/password-hasher.js';
import { PasswordText, withSealedPasswords } from './password/password-input.js';

export class ChangePasswordDto {
  @PasswordText() current!: string;
  @PasswordText() new!: string;
}

@ApiTags('session')
@Controller('api/v1/auth')
export class PasswordController {
  constructor(
    private readonly writeOnce: WriteOnce,
    private readonly hasher: PasswordHasher,
    private readonly box: SecretBox,
    private readonly changes: ChangePasswordService,
  ) {}

  @Post('password')
  @HttpCode(200)
  @ApiOperation({ summary: "Change one's own password; other sessions of the person end" })
  @WriteAnswers(200, { passwordChanged: true })
  async change(
    @Write() write: WriteContext,
    @Req() request: FastifyRequest,
    @Body() body: ChangePasswordDto,
  ): Promise<unknown> {
    const password = { current: body.current, next: body.new, nextHash: await this.hasher.hash(body.new) };
    const sealed = withSealedPasswords(this.box, body, ['current', 'new']);
    const answer = await this.writeOnce.run(write, sealed, async (tx) => {
      const outcome = await this.changes.execute(tx, write.actor, request.sessionToken!, password);
      return outcome instanceof CommittedRefusal ? outcome : { status: 200, body: outcome };
    });
    return answer.body;
  }
}
