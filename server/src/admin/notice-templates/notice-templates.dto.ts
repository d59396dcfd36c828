import {
  NOTICE_CHANNELS,
  NOTICE_LANGUAGES,
  type NoticeChannel,
  type NoticeLanguage,
  TEMPLATE_KINDS,
  type TemplateKind,
} from '@motcua/shared/notices';
import { Line, Lines, OneOf, Uuid } from '../../common/http/fields.js';
import { VersionDto } from '../admin-http.js';

const BODY = { max: 4000, example: '{{office}} đã tiếp nhận hồ sơ {{code}}.' } as const;
const SUBJECT = {
  max: 200,
  optional: true,
  example: '[{{office}}] Hồ sơ {{code}}',
  description: 'E-mail only.',
} as const;

export class ListTemplatesQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}

export class ListVersionsQuery extends ListTemplatesQuery {
  @OneOf(TEMPLATE_KINDS) kind!: TemplateKind;
  @OneOf(NOTICE_CHANNELS) channel!: NoticeChannel;
  @OneOf(NOTICE_LANGUAGES) language!: NoticeLanguage;
}

export class CreateTemplateDto extends ListVersionsQuery {
  @Line(SUBJECT) subject?: string;
  @Lines(BODY) body!: string;
}

export class ChangeTemplateDto extends VersionDto {
  @Line(SUBJECT) subject?: string;
  @Lines(BODY) body!: string;
}

export class PreviewTemplateDto extends ListVersionsQuery {
  @Lines({ ...SUBJECT, max: 400 }) subject?: string;
  @Lines(BODY) body!: string;
  @Uuid({
    optional: true,
    example: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
    description: 'A dossier of the office; left out: the newest.',
  })
  dossierId?: string;
}
