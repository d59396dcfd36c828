import {
  AGEING_FIGURES,
  type AgeingReport,
  LATE_CAUSE_FIGURES,
  type LateCauseReport,
  ON_TIME_COLUMNS,
  ON_TIME_FIGURES,
  type OnTimeReport,
  type OnTimeRow,
  PAUSE_FIGURES,
  type PauseReport,
  QD_766,
  type Qd766Report,
  type RefusalReport,
  stepOnTimePercent,
  type StepTimesReport,
  SUPPLEMENT_FIGURES,
  type SupplementReport,
} from '@motcua/shared/figures';
import type { SheetValue } from '../../exports/sheets/sheet.js';
import {
  cellsOfGroup,
  cellsOfTotal,
  figureColumn,
  groupTable,
  headOfGroup,
  percent,
  text,
  whole,
} from './group-table.js';
import type { ReportTable } from './report-table.js';

type Head = Pick<ReportTable, 'office' | 'below' | 'definitionVersion' | 'asOf'>;

const headOf = ({ office, below, definitionVersion, asOf }: Head): Head => ({ office, below, definitionVersion, asOf });
const daysOf = ({ from, to }: { readonly from: string; readonly to: string }): ReportTable['days'] => ({ from, to });

const WHOSE_NOW = 'Tính cho người đang giữ hồ sơ.';

export const onTimeTable = (report: OnTimeReport): ReportTable => {
  const { groupBy } = report;
  const numbers = (row: OnTimeRow): SheetValue[] => [
    ...ON_TIME_COLUMNS.map((id) => row[id]),
    row.onTimePercent,
    row.lastYear?.onTimePercent ?? null,
    row.lastYear?.late ?? null,
  ];
  return {
    ...headOf(report),
    title: 'TỈ LỆ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH ĐÚNG HẠN',
    stem: 'ti-le-dung-han',
    days: daysOf(report),
    columns: [
      ...headOfGroup(groupBy),
      ...ON_TIME_COLUMNS.map((id) => figureColumn(ON_TIME_FIGURES[id])),
      percent('Tỉ lệ đúng hạn'),
      percent('Cùng kỳ năm trước'),
      whole('Quá hạn năm trước'),
    ],
    rows: report.data.map((row) => [...cellsOfGroup(row, groupBy), ...numbers(row)]),
    total: report.total && report.data.length > 0 ? [...cellsOfTotal(groupBy), ...numbers(report.total)] : null,
    notes: [
      'Tỉ lệ = (trước hạn + đúng hạn) / đã giải quyết, làm tròn xuống; còn hồ sơ quá hạn chưa xong thì không ghi 100 %.',
      ...(groupBy === 'officer'
        ? ['Hồ sơ chưa xong tính cho người đang giữ, hồ sơ đã xong cho người dự thảo hoặc giữ cuối cùng.']
        : []),
    ],
  };
};

export const stepsTable = (report: StepTimesReport): ReportTable => ({
  ...headOf(report),
  title: 'THỜI GIAN LÀM VIỆC CỦA TỪNG BƯỚC',
  stem: 'thoi-gian-tung-buoc',
  days: daysOf(report),
  columns: [
    text('Mã bước', 16),
    text('Bước', 34),
    ...(report.groupBy === 'step' ? [] : headOfGroup(report.groupBy)),
    whole('Hồ sơ'),
    figureColumn('stepsInTime'),
    figureColumn('stepsLate'),
    percent('Tỉ lệ đúng hạn bước'),
    percent('Cùng kỳ năm trước'),
    whole('Lượt qua bước'),
    whole('Trung vị (phút)'),
    whole('Trung vị cùng kỳ năm trước (phút)'),
    whole('9 trên 10 lượt không quá (phút)'),
    whole('Tổng thời gian (phút)'),
  ],
  rows: report.data.map((row) => [
    row.stepCode,
    row.stepName,
    ...(report.groupBy === 'step' ? [] : cellsOfGroup(row, report.groupBy)),
    row.dossiers,
    row.inTime,
    row.late,
    stepOnTimePercent(row),
    row.lastYear && stepOnTimePercent(row.lastYear),
    row.stays,
    row.medianMinutes,
    row.lastYear?.medianMinutes ?? null,
    row.p90Minutes,
    row.sumMinutes,
  ]),
  total: null,
  notes: [
    'Phút làm việc theo lịch của cơ quan, trừ thời gian tạm dừng; 1 ngày là 8 giờ.',
    'Đúng hạn, quá hạn so với thời hạn riêng của bước, tính từ lúc hồ sơ đến bước; tỉ lệ làm tròn xuống.',
  ],
});

export const ageingTable = (report: AgeingReport): ReportTable => ({
  ...headOf(report),
  title: 'TUỔI HỒ SƠ ĐANG GIẢI QUYẾT',
  stem: 'tuoi-ho-so',
  days: null,
  ...groupTable(report, report.groupBy, AGEING_FIGURES),
  notes: report.groupBy === 'officer' ? [WHOSE_NOW] : [],
});

export const supplementsTable = (report: SupplementReport): ReportTable => ({
  ...headOf(report),
  title: 'BỔ SUNG, TỪ CHỐI VÀ KẾT THÚC KHÔNG CÓ KẾT QUẢ',
  stem: 'bo-sung-tu-choi',
  days: daysOf(report),
  ...groupTable(report, report.groupBy, SUPPLEMENT_FIGURES, {
    figure: 'supplemented',
    of: 'answered',
    heading: 'Tỉ lệ bổ sung',
  }),
  notes: ['Tính trên hồ sơ đã trả lời trong kỳ; yêu cầu bổ sung trước kỳ cũng tính. Tỉ lệ làm tròn xuống.'],
});

export const pausesTable = (report: PauseReport): ReportTable => ({
  ...headOf(report),
  title: 'HỒ SƠ ĐANG TẠM DỪNG',
  stem: 'ho-so-tam-dung',
  days: null,
  ...groupTable(report, report.groupBy, PAUSE_FIGURES),
  notes: report.groupBy === 'officer' ? [WHOSE_NOW] : [],
});

export const lateCausesTable = (report: LateCauseReport): ReportTable => ({
  ...headOf(report),
  title: 'NGUYÊN NHÂN QUÁ HẠN',
  stem: 'nguyen-nhan-qua-han',
  days: daysOf(report),
  ...groupTable(report, 'lateCause', LATE_CAUSE_FIGURES),
  notes: ['Nguyên nhân tính theo lần nêu mới nhất. Quá hạn tính như trong Biểu II.06.'],
});

const REFUSAL: Readonly<Record<'refused' | 'denied', string>> = {
  refused: 'Từ chối tiếp nhận',
  denied: 'Không chấp thuận',
};

export const refusalsTable = (report: RefusalReport): ReportTable => ({
  ...headOf(report),
  title: 'HỒ SƠ BỊ TỪ CHỐI VÀ LÝ DO',
  stem: 'tu-choi-va-ly-do',
  days: daysOf(report),
  columns: [
    { heading: 'Ngày', width: 12, kind: 'day' },
    text('Mã hồ sơ', 26),
    text('Mã thủ tục', 12),
    text('Thủ tục', 44),
    text('Từ chối', 20),
    text('Lý do', 50),
  ],
  rows: report.data.map(({ at, code, procedureCode, procedureName, kind, reason }) => [
    new Date(at),
    code,
    procedureCode,
    procedureName,
    REFUSAL[kind],
    reason,
  ]),
  total: null,
  notes: report.more ? [`Chỉ có ${report.data.length} hồ sơ mới nhất; còn nữa.`] : [],
});

export const qd766Table = (report: Qd766Report): ReportTable => ({
  ...headOf(report),
  title: 'CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP (QĐ 766/QĐ-TTg)',
  stem: 'chi-so-766',
  days: daysOf(report),
  columns: [
    text('Chỉ số', 34),
    text('Cách tính', 60),
    whole('Đạt'),
    whole('Trên tổng số'),
    percent('Tỉ lệ'),
    { heading: 'Điểm', width: 10, kind: 'hundredth' },
    whole('Điểm tối đa'),
  ],
  rows: report.data.map(({ id, part, whole: of, percent: share, points, maxPoints }) => [
    QD_766[id].vi.name,
    QD_766[id].vi.counts,
    part,
    of,
    share,
    points,
    maxPoints,
  ]),
  total: null,
  notes: ['Các nhóm chỉ số khác chưa tính ở đây. Tỉ lệ và điểm làm tròn xuống.'],
});
