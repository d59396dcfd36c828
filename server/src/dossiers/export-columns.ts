import { DOSSIER_STATE } from '@motcua/shared/dossiers';
import { stepOf, timelinessOf } from './dossier-row.view.js';
import type { Timeliness } from './dossier.view.js';
import type { ExportColumn, Language } from './dto/export.dto.js';
import type { Dossier } from './entities/dossier.entity.js';
import type { RowWithProcedure } from './with-procedures.js';

type Words = Readonly<Record<Language, string>>;

interface ColumnOfExport {
  readonly heading: Words;
  /** In characters. */
  readonly width: number;
  readonly cell: (one: RowWithProcedure, language: Language, now: Date) => string | Date | null;
}

const TIMELINESS: Record<Timeliness, Words> = {
  none: { vi: 'Không tính hạn', en: 'Not counted' },
  paused: { vi: 'Tạm dừng', en: 'Paused' },
  in_time: { vi: 'Trong hạn', en: 'In time' },
  due_soon: { vi: 'Sắp đến hạn', en: 'Due soon' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  before_time: { vi: 'Xong trước hạn', en: 'Done early' },
  on_time: { vi: 'Xong đúng hạn', en: 'Done on time' },
  late: { vi: 'Xong trễ hạn', en: 'Done late' },
};

const CHANNEL: Record<Dossier['channel'], Words> = {
  desk: { vi: 'Tại quầy', en: 'At the desk' },
  post: { vi: 'Qua bưu chính', en: 'By post' },
  online: { vi: 'Trực tuyến', en: 'Online' },
};

/** What each column of an exported list says. */
export const COLUMNS_OF_EXPORT: Record<ExportColumn, ColumnOfExport> = {
  code: { heading: { vi: 'Mã hồ sơ', en: 'Code' }, width: 24, cell: ({ row }) => row.code },
  externalCode: { heading: { vi: 'Mã trên cổng', en: 'Portal code' }, width: 28, cell: ({ row }) => row.externalCode },
  applicant: { heading: { vi: 'Chủ hồ sơ', en: 'Applicant' }, width: 30, cell: ({ row }) => row.applicantName },
  procedure: {
    heading: { vi: 'Thủ tục', en: 'Procedure' },
    width: 50,
    cell: ({ procedure }) => procedure.definition.name,
  },
  procedureCode: {
    heading: { vi: 'Mã thủ tục', en: 'Procedure code' },
    width: 14,
    cell: ({ row }) => row.procedureCode,
  },
  state: {
    heading: { vi: 'Trạng thái', en: 'State' },
    width: 26,
    cell: ({ row }, language) => DOSSIER_STATE[row.state][language],
  },
  dueAt: { heading: { vi: 'Hẹn trả', en: 'Due' }, width: 17, cell: ({ row }) => row.dueAt },
  timeliness: {
    heading: { vi: 'Tình hình hạn', en: 'Timeliness' },
    width: 17,
    cell: ({ row }, language, now) => TIMELINESS[timelinessOf(row, now)][language],
  },
  receivedAt: { heading: { vi: 'Tiếp nhận', en: 'Received' }, width: 17, cell: ({ row }) => row.receivedAt },
  submittedAt: { heading: { vi: 'Ngày nộp', en: 'Submitted' }, width: 17, cell: ({ row }) => row.submittedAt },
  finishedAt: { heading: { vi: 'Hoàn thành', en: 'Finished' }, width: 17, cell: ({ row }) => row.finishedAt },
  holder: { heading: { vi: 'Người đang giữ', en: 'Held by' }, width: 26, cell: ({ row }) => row.holderName },
  step: {
    heading: { vi: 'Bước', en: 'Step' },
    width: 26,
    cell: ({ row, procedure }) => stepOf(row, procedure)?.name ?? null,
  },
  channel: {
    heading: { vi: 'Hình thức nộp', en: 'Channel' },
    width: 16,
    cell: ({ row }, language) => CHANNEL[row.channel][language],
  },
  office: {
    heading: { vi: 'Cơ quan giải quyết', en: 'Office' },
    width: 30,
    cell: ({ row }) => row.handlingOfficeName,
  },
};
