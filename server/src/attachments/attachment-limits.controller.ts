import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { MAX_ATTACHMENTS } from '@motcua/shared/attachments';
import { Answers } from '../common/http/answers.js';
import { FILE_LIMITS } from './attachments.controller.js';
import type { FileLimits } from './room-of-dossier.js';

/** How much may be attached, as this installation has it. */
export interface FileLimitsView {
  readonly maxFileBytes: number;
  readonly maxDossierBytes: number;
  /** Of one dossier, removed ones included. */
  readonly maxDossierFiles: number;
}

const EXAMPLE: FileLimitsView = { maxFileBytes: 26_214_400, maxDossierBytes: 209_715_200, maxDossierFiles: 500 };

@ApiTags('papers')
@Controller('api/v1/attachments/limits')
export class AttachmentLimitsController {
  constructor(@Inject(FILE_LIMITS) private readonly limits: FileLimits) {}

  @Get()
  @ApiOperation({ summary: 'How large files may be, one and all of a dossier' })
  @Answers(200, EXAMPLE)
  read(): FileLimitsView {
    const { perFile, perDossier } = this.limits;
    return { maxFileBytes: perFile, maxDossierBytes: perDossier, maxDossierFiles: MAX_ATTACHMENTS };
  }
}
