import { ApiProperty } from '@nestjs/swagger';
import {
  DOSSIER_TRANSITIONS,
  LATE_CAUSES,
  type LateCause,
  WITHDRAWAL_CAUSES,
  type WithdrawalCause,
} from '@motcua/shared/dossiers';
import { MAX_SHELF_SLOT, MAX_SYMBOL } from '@motcua/shared/results';
import { ApplicantChangesDto, CollectorDto } from './people.dto.js';
import {
  CivilDate,
  Flag,
  Instant,
  Line,
  LineList,
  Lines,
  Nested,
  NestedList,
  OneOf,
  Uuid,
  Whole,
} from '../../common/http/fields.js';

/** What every act brings: its name and the version of the dossier the person saw. */
export class ActDto {
  @OneOf(DOSSIER_TRANSITIONS) transition!: string;
  @Whole({ min: 1, example: 3, description: 'Version of the dossier this act is based on.' }) version!: number;
}

export class ReasonDto extends ActDto {
  @Lines({ example: 'Công dân nộp nhầm thủ tục' }) reason!: string;
}

export class ComponentCheckDto {
  @Line({ max: 40, example: 'GCS' }) code!: string;
  @Flag({ example: true }) present!: boolean;
  @Flag({ optional: true, description: 'Defaults to `present`.' }) valid?: boolean;
  @Whole({ max: 99, optional: true }) copies?: number;
}

export class AcceptDto extends ActDto {
  @NestedList(() => ComponentCheckDto, { optional: true }) components?: ComponentCheckDto[];
}

export class DefectDto {
  @Line({ max: 40, example: 'GCS' }) code!: string;
  @Lines({ max: 500, example: 'Giấy chứng sinh bị mờ dấu' }) defect!: string;
  @Lines({ max: 500, example: 'Bản chính rõ dấu của bệnh viện' }) bring!: string;
}

export class RequestSupplementDto extends ActDto {
  @NestedList(() => DefectDto, { min: 1 }) components!: DefectDto[];
  @CivilDate({ optional: true, description: 'Last day to bring it.' }) until?: string;
  @Lines({ optional: true, description: 'Required from the second request on.' }) reason?: string;
}

export class ArrivedComponentDto {
  @Line({ max: 40, example: 'GCS' }) code!: string;
  @Flag({ example: true }) present!: boolean;
  @Whole({ max: 99, optional: true }) copies?: number;
}

export class ReceiveSupplementDto extends ActDto {
  @NestedList(() => ArrivedComponentDto, { min: 1 }) components!: ArrivedComponentDto[];
}

export class WithdrawDto extends ReasonDto {
  @LineList({ optional: true, example: ['Giấy chứng sinh'], description: 'Papers given back.' }) returned?: string[];
}

export class ReturnUnfinishedDto extends WithdrawDto {
  @OneOf(WITHDRAWAL_CAUSES, { optional: true, description: 'Follows from the state unless given.' })
  cause?: WithdrawalCause;
}

export class ForwardDto extends ActDto {
  @Line({ max: 40, optional: true, example: 'tham_dinh' }) stepCode?: string;
  @Uuid({ optional: true }) assigneeId?: string;
}

export class SendBackDto extends ReasonDto {
  @Line({ max: 40, optional: true, example: 'tham_dinh' }) stepCode?: string;
}

export class ReassignDto extends ReasonDto {
  @Uuid() assigneeId!: string;
}

export class ChangeCaseDto extends ReasonDto {
  @Line({ max: 40, example: 'QUA_HAN' }) caseCode!: string;
}

export class CorrectDto extends ReasonDto {
  @Nested(() => ApplicantChangesDto) changes!: ApplicantChangesDto;
}

export class CorrectReceiptTimeDto extends ReasonDto {
  @Instant() receivedAt!: string;
}

export const PAYMENT_METHODS = ['cash', 'transfer', 'portal'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export class FeeItemDto {
  @Line({ max: 40, example: 'LP_QUA_HAN' }) feeCode!: string;
  @Whole({ min: 1, max: 10_000, optional: true }) quantity?: number;
  @Whole({ max: 1_000_000_000, example: 8000, description: 'Whole đồng.' }) amountVnd!: number;
}

export class ReceiptDto {
  @Line({ max: 40, example: '01BLP0-001' }) form!: string;
  @Line({ max: 40, example: 'AA-26P' }) series!: string;
  @Line({ max: 40, example: '0000123' }) number!: string;
}

export class RecordPaymentDto extends ActDto {
  @NestedList(() => FeeItemDto, { min: 1 }) items!: FeeItemDto[];
  @OneOf(PAYMENT_METHODS) method!: PaymentMethod;
  @Nested(() => ReceiptDto, { optional: true }) receipt?: ReceiptDto;
  @Line({ optional: true, example: 'Hộ nghèo' }) exemption?: string;
}

export class SettlePaymentDto extends ReasonDto {
  @Uuid({ optional: true, description: 'The latest payment unless given.' }) paymentId?: string;
}

export class RequestPaymentDto extends ActDto {
  @NestedList(() => FeeItemDto, { min: 1 }) items!: FeeItemDto[];
}

export class ConfirmPaymentDto extends ActDto {
  @Nested(() => ReceiptDto) receipt!: ReceiptDto;
  @OneOf(PAYMENT_METHODS) method!: PaymentMethod;
}

export class PauseDto extends ActDto {
  @OneOf(['other_agency', 'force_majeure']) cause!: 'other_agency' | 'force_majeure';
  @Line({ example: 'CV 45/UBND ngày 20/11/2026' }) document!: string;
  @CivilDate() reviewOn!: string;
}

export class UnpauseDto extends ActDto {
  @Lines({ optional: true }) reason?: string;
}

export class SuspendDto extends ReasonDto {
  @Line({ optional: true, example: 'QĐ 12/QĐ-UBND' }) document?: string;
}

export const OUTCOMES = ['granted', 'denied'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export class SignDto extends ActDto {
  @OneOf(OUTCOMES) outcome!: Outcome;
  @Lines({ optional: true, description: 'Required when denied.' }) reason?: string;
}

export class ResultDto {
  @Line({ max: 60, optional: true, description: "Taken from the office's register when left out." }) number?: string;
  @Line({ max: 300, optional: true, example: 'Giấy khai sinh' }) title?: string;
  @Whole({ min: 1, max: 99, optional: true }) copies?: number;
  @Line({ max: MAX_SYMBOL, optional: true, example: 'GKS', description: 'Ký hiệu, as it stands on the paper.' })
  symbol?: string;
}

/** What is done in one go: for one person, or with a pile of results. */
export const VisitId = (): PropertyDecorator =>
  Uuid({
    optional: true,
    example: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10',
    description:
      'The same for all that is done in one go: each citizen is told in one message once it is closed as a visit, or ten minutes after the last of them.',
  });

export class ReceiveResultDto extends ActDto {
  @Line({ max: MAX_SHELF_SLOT, optional: true, example: 'Kệ 2, ô 5', description: 'Where the papers lie.' })
  shelfSlot?: string;
  @VisitId() visitId?: string;
}

export class DecideDto extends ActDto {
  @NestedList(() => ResultDto, { min: 1, max: 20 }) results!: ResultDto[];
  @OneOf(OUTCOMES, { optional: true }) outcome?: Outcome;
  @Uuid({ optional: true, description: 'Who signed the paper that is recorded.' }) signerId?: string;
  @CivilDate({ optional: true }) signedOn?: string;
  @Lines({ optional: true }) reason?: string;
  @OneOf(LATE_CAUSES, { optional: true, description: 'Why it is late; refused where it is not.' })
  lateCause?: LateCause;
}

export class ExplainDelayDto extends ActDto {
  @OneOf(LATE_CAUSES) lateCause!: LateCause;
  @Lines({ optional: true }) reason?: string;
}

export class ApologiseDto extends ReasonDto {
  @Instant() newDueAt!: string;
}

export class HandOverDto extends ActDto {
  @OneOf(['desk', 'post', 'online']) method!: 'desk' | 'post' | 'online';
  @Nested(() => CollectorDto, { optional: true }) collector?: CollectorDto;
  @Line({ max: 60, optional: true, example: 'EB123456789VN' }) waybill?: string;
  @LineList({ optional: true, example: ['Giấy chứng sinh'], description: 'Originals given back with the result.' })
  returned?: string[];
  @Uuid({
    optional: true,
    description: 'The signature of who collects it: a picture (PNG) among the files of the dossier.',
  })
  signatureId?: string;
  @VisitId() visitId?: string;
  @Lines({ optional: true, description: 'Why it was given to somebody whose name or number differs.' }) reason?: string;
}

/** Only names the acts in the documentation; each is checked by its own class. */
export class AnyActDto {
  @ApiProperty({ enum: DOSSIER_TRANSITIONS, example: 'accept' }) transition!: string;
  @ApiProperty({ example: 1 }) version!: number;
}
