import { NOTICE_CHANNELS, type NoticeChannel, NOTICE_LANGUAGES, type NoticeLanguage } from '@motcua/shared/notices';
import { Line, Nested, OneOf, AnyObject, Whole, WordList } from '../../common/http/fields.js';

const PHONE = { max: 30, optional: true, example: '0912345678' } as const;
const BIRTH = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

export class OtherIdDto {
  @OneOf(['taxCode', 'passport', 'cmnd', 'none']) kind!: 'taxCode' | 'passport' | 'cmnd' | 'none';
  @Line({ max: 20, optional: true, example: '0100109106' }) number?: string;
}

/**
 * How who is told of the dossier wishes to be told: the bearer if there is one, else its owner. An intake that says nothing
 * takes over what they last said to the office.
 */
export class MessagesDto {
  @WordList(NOTICE_CHANNELS, {
    optional: true,
    example: ['sms'],
    description: 'By what they are told; an empty list: not at all.',
  })
  channels?: NoticeChannel[];
  @OneOf(NOTICE_LANGUAGES, { optional: true }) language?: NoticeLanguage;
}

/** The owner of the dossier (chủ hồ sơ). */
export class ApplicantDto {
  @OneOf(['person', 'organisation']) kind!: 'person' | 'organisation';
  @Line({ example: "H'Hen Niê" }) fullName!: string;
  @Line({
    optional: true,
    pattern: /^(?:\d{12}|\d{9})$/,
    example: '030090012345',
    description: 'CCCD (12 digits) or CMND (9).',
  })
  citizenId?: string;
  @Nested(() => OtherIdDto, { optional: true }) otherId?: OtherIdDto;
  @Line({ optional: true, pattern: BIRTH, example: '1990-08-15', description: 'A day, a month or only the year.' })
  dateOfBirth?: string;
  @OneOf(['male', 'female'], { optional: true }) sex?: 'male' | 'female';
  @Line(PHONE) phone?: string;
  @Line({ max: 254, optional: true, example: 'nguoidan@example.com' }) email?: string;
  @Line({ max: 500, optional: true, example: 'Số 1, phường Cộng Hòa' }) address?: string;
  @Nested(() => MessagesDto, { optional: true }) messages?: MessagesDto;
}

/** The bearer, when another person brings the dossier. Notices go to them, unless the office says otherwise. */
export class SubmitterDto {
  @Line({ example: 'Trần Văn Đức' }) fullName!: string;
  @Line({ optional: true, pattern: /^(?:\d{12}|\d{9})$/, example: '030085004321' }) citizenId?: string;
  @Line(PHONE) phone?: string;
  @Line({ max: 254, optional: true, example: 'nguoinop@example.com' }) email?: string;
  @Line({ max: 100, example: 'Cha' }) relation!: string;
  @Line({ max: 300, optional: true, example: 'Giấy ủy quyền ngày 20/11/2026' }) authorisation?: string;
}

export class CollectorDto {
  @Line({ example: 'Trần Văn Đức' }) fullName!: string;
  @Line({ optional: true, pattern: /^(?:\d{12}|\d{9})$/, example: '030085004321' }) citizenId?: string;
  @OneOf(['applicant', 'submitter', 'authorised']) relation!: 'applicant' | 'submitter' | 'authorised';
  @Line({
    max: 300,
    optional: true,
    example: 'Giấy ủy quyền ngày 20/11/2026',
    description: 'The letter by which somebody else may collect it.',
  })
  authorisation?: string;
}

export class ResultDeliveryDto {
  @OneOf(['desk', 'post', 'online']) method!: 'desk' | 'post' | 'online';
  @Line({ max: 500, optional: true, example: 'Số 1, phường Cộng Hòa' }) address?: string;
}

/** What `correct` may change; never code, receipt or due time. */
/** How a bearer is reached. */
export class SubmitterChangesDto {
  @Line(PHONE) phone?: string;
  @Line({ max: 254, optional: true, example: 'nguoidan@example.com' }) email?: string;
}

export class ApplicantChangesDto {
  @Line({ optional: true, example: "H'Hen Niê" }) fullName?: string;
  @Line({ optional: true, pattern: /^(?:\d{12}|\d{9})$/, example: '030090012345' }) citizenId?: string;
  @OneOf(['male', 'female'], { optional: true }) sex?: 'male' | 'female';
  @Line({ optional: true, pattern: BIRTH, example: '1990-08-15' }) dateOfBirth?: string;
  @Line(PHONE) phone?: string;
  @Line({ max: 254, optional: true, example: 'nguoidan@example.com' }) email?: string;
  @Line({ max: 500, optional: true, example: 'Số 1, phường Cộng Hòa' }) address?: string;
  @Nested(() => SubmitterChangesDto, { optional: true }) submitter?: SubmitterChangesDto;
  @Nested(() => MessagesDto, { optional: true }) messages?: MessagesDto;
  @Nested(() => ResultDeliveryDto, { optional: true }) resultDelivery?: ResultDeliveryDto;
  @AnyObject({ optional: true, example: { childName: 'Nguyễn Minh An' } }) formData?: Record<string, unknown>;
  @Whole({ min: 1, max: 20, optional: true }) sets?: number;
}
