import '@fastify/cookie';
import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { localDateOf } from '@motcua/shared/calendar';
import { IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import { Answers } from '../common/http/answers.js';
import { Line } from '../common/http/fields.js';
import { CurrentActor, Public } from '../common/http/request.js';
import { SecretBox } from '../common/secret-box.js';
import { ENV, type Env } from '../config/env.token.js';
import { cookieName, csrfToken } from './session.guard.js';
import { SessionStore } from './session.store.js';
import { SignInService } from './sign-in.service.js';
import { SIGNED_IN_EXAMPLE, signedInPerson, type SignedInPerson } from './signed-in-person.js';

export class LoginDto {
  @Line({ max: 100, example: 'motcua' }) username!: string;
  // Taken as typed: blanks at the ends and every character count.
  @ApiProperty({ type: 'string', example: 'ba con meo ngoi canh cua' })
  @IsString()
  @Length(1, 1000)
  password!: string;
  @Line({ min: 0, max: 20, optional: true, description: 'One-time code, for accounts that use one.' }) otp?: string;
}

interface SessionView {
  readonly user: SignedInPerson;
  /** To be sent as X-CSRF-Token with every writing call. */
  readonly csrfToken: string;
}

const SESSION_EXAMPLE: SessionView = {
  user: SIGNED_IN_EXAMPLE,
  csrfToken: 'k0QVdVZuIjg4ZvMXlmVN93XwfLaDQFdQugYYpNFnjUs',
};

@ApiTags('session')
@Controller('api/v1/auth')
export class AuthController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionStore,
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly box: SecretBox,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Post('login')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in; sets the session cookie' })
  @Answers(200, SESSION_EXAMPLE)
  async login(@Body() body: LoginDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const { token, staffId } = await this.signIn.execute(body.username, body.password, body.otp);
    void reply.setCookie(cookieName(this.env.cookieSecure), token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.env.cookieSecure,
      path: '/',
    });
    return this.view(staffId, token);
  }

  @Post('logout')
  @HttpCode(204)
  @ApiOperation({ summary: 'End this session' })
  @ApiResponse({ status: 204, description: 'Signed out' })
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(request.sessionToken!);
    void reply.clearCookie(cookieName(this.env.cookieSecure), { path: '/', secure: this.env.cookieSecure });
    void reply.header('Clear-Site-Data', '"cache", "storage"');
  }

  @Get('me')
  @ApiOperation({ summary: 'Who is signed in' })
  @Answers(200, SESSION_EXAMPLE)
  async me(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<SessionView> {
    return this.view(actor.staffId, request.sessionToken!);
  }

  private async view(staffId: string, token: string): Promise<SessionView> {
    const user = await signedInPerson(this.db.manager, staffId, localDateOf(this.clock.now()));
    return { user, csrfToken: csrfToken(this.box, token) };
  }
}
