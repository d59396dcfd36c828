import { CHANNELS, type Channel } from '@motcua/shared/dossiers';
import {
  AnyObject,
  Flag,
  Instant,
  Line,
  Lines,
  Nested,
  NestedList,
  OneOf,
  Uuid,
  Whole,
} from '../../common/http/fields.js';
import { COMPONENT_SOURCES, type ComponentSource } from '../entities/dossier-parts.entity.js';
import { ApplicantDto, ResultDeliveryDto, SubmitterDto } from './people.dto.js';

export class CopiesByKindDto {
  @Whole({ max: 99, optional: true, example: 1 }) original?: number;
  @Whole({ max: 99, optional: true }) certified?: number;
  @Whole({ max: 99, optional: true }) photo?: number;
}

export class IntakeComponentDto {
  @Line({ max: 40, example: 'TK' }) code!: string;
  @Flag({ example: true }) present!: boolean;
  @Whole({ max: 99, optional: true, example: 1 }) copies?: number;
  @OneOf(COMPONENT_SOURCES, { optional: true }) source?: ComponentSource;
  @Nested(() => CopiesByKindDto, { optional: true }) copiesByKind?: CopiesByKindDto;
  @Line({ max: 500, optional: true, example: 'Đã đối chiếu bản chính' }) note?: string;
}

export class IntakeDto {
  @Line({ max: 20, example: '1.001193' }) procedureCode!: string;
  @Line({ max: 40, optional: true, example: 'DUNG_HAN' }) caseCode?: string;
  @Line({
    max: 40,
    optional: true,
    example: 'H23.18.07',
    description: 'Required from who takes in at several offices.',
  })
  officeCode?: string;
  @Line({ max: 40, optional: true, example: 'H23.18.08', description: 'When another office handles it.' })
  handlingOfficeCode?: string;
  @OneOf(CHANNELS, { example: 'desk' }) channel!: Channel;
  @Nested(() => ApplicantDto) applicant!: ApplicantDto;
  @Nested(() => SubmitterDto, { optional: true }) submitter?: SubmitterDto;
  @NestedList(() => IntakeComponentDto) components!: IntakeComponentDto[];
  @Whole({ min: 1, max: 20, optional: true, example: 1 }) sets?: number;
  @Lines({ optional: true, example: 'Người nộp hẹn mang bản chính chiều nay', description: 'For the office only.' })
  note?: string;
  @AnyObject({ optional: true, example: { childName: 'Nguyễn Minh An' } }) formData?: Record<string, unknown>;
  @Nested(() => ResultDeliveryDto, { optional: true }) resultDelivery?: ResultDeliveryDto;
  @Flag({ example: true, description: 'Accept at once; false keeps it submitted.' }) accept!: boolean;
  @Line({ max: 60, optional: true, example: 'G22.99.01-261123-0007', description: "A portal's own code." })
  externalCode?: string;
  @Instant({ optional: true, description: "A portal's own time of submission." }) submittedAt?: string;
  @Uuid({
    optional: true,
    example: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
    description:
      'The same for all that one person brings: they are told of it in one message once the visit is closed.',
  })
  visitId?: string;
}
