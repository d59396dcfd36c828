import { AGEING_DEFINITIONS } from './ageing-definitions.js';
import type { FigureDefinition } from './figure-definition.js';
import { PAUSE_DEFINITIONS } from './pause-definitions.js';
import { STEP_DEFINITIONS } from './step-definitions.js';
import { SUPPLEMENT_DEFINITIONS } from './supplement-definitions.js';

/**
 * What the figures mean. It goes up with every change of a rule or of a sentence below, and stands on every answer, so
 * that two printed reports that differ can be told apart.
 */
export const FIGURES_VERSION = 5;

/** Every figure there is. The names are stored words, used in addresses: never renamed. */
export const FIGURES = {
  received: {
    column: 3,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Nhận giải quyết',
      counts:
        'Hồ sơ đã tiếp nhận mà trong kỳ phải giải quyết: tiếp nhận trong kỳ cộng với chuyển từ kỳ trước sang. Không tính hồ sơ hủy do nhập nhầm.',
    },
    en: {
      name: 'To be settled',
      counts:
        'Accepted dossiers that were to be settled in the period: accepted in it, and carried over into it. Those entered by mistake are left out.',
    },
  },
  receivedOnline: {
    column: 4,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: { name: 'Trong kỳ: trực tuyến', counts: 'Hồ sơ nộp trực tuyến có ngày tiếp nhận trong kỳ.' },
    en: { name: 'In the period: online', counts: 'Dossiers filed online and accepted in the period.' },
  },
  receivedDirect: {
    column: 5,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Trong kỳ: trực tiếp, bưu chính',
      counts: 'Hồ sơ nộp tại quầy hoặc qua bưu chính có ngày tiếp nhận trong kỳ.',
    },
    en: {
      name: 'In the period: at the desk or by post',
      counts: 'Dossiers filed at the desk or by post and accepted in the period.',
    },
  },
  carriedOver: {
    column: 6,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Từ kỳ trước',
      counts: 'Hồ sơ tiếp nhận trước kỳ, đến đầu kỳ chưa giải quyết xong hoặc được mở lại sau đó.',
    },
    en: {
      name: 'Carried over',
      counts: 'Dossiers accepted before the period that were not finished when it began, or were reopened since.',
    },
  },
  finished: {
    column: 7,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Đã giải quyết',
      counts:
        'Hồ sơ có kết quả trong kỳ (đồng ý hoặc từ chối giải quyết), hoặc đã rút, trả lại trong kỳ. Tính theo ngày có kết quả, không theo ngày công dân nhận.',
    },
    en: {
      name: 'Settled',
      counts:
        'Dossiers decided in the period, granted or denied, or withdrawn or returned in it. The day of the decision counts, not the day of collection.',
    },
  },
  finishedBefore: {
    column: 8,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: { name: 'Đã giải quyết: trước hạn', counts: 'Hồ sơ có kết quả trong kỳ, trước ngày hẹn trả.' },
    en: { name: 'Settled before time', counts: 'Dossiers decided in the period, on a day before the due day.' },
  },
  finishedOnTime: {
    column: 9,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Đã giải quyết: đúng hạn',
      counts: 'Hồ sơ có kết quả trong kỳ, đúng ngày hẹn trả hoặc không có hạn; hồ sơ rút, trả lại cũng tính vào đây.',
    },
    en: {
      name: 'Settled on time',
      counts: 'Dossiers decided in the period on the due day, or without a limit; those withdrawn or returned as well.',
    },
  },
  finishedLate: {
    column: 10,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Đã giải quyết: quá hạn',
      counts:
        'Hồ sơ có kết quả trong kỳ, sau ngày hẹn trả. Thời gian tạm dừng đúng quy định được trừ; thư xin lỗi không làm mất quá hạn.',
    },
    en: {
      name: 'Settled late',
      counts:
        'Dossiers decided in the period, on a day after the due day. Lawful pauses move that day; an apology does not.',
    },
  },
  open: {
    column: 11,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: { name: 'Đang giải quyết', counts: 'Hồ sơ đã tiếp nhận mà đến cuối kỳ chưa có kết quả.' },
    en: { name: 'Open', counts: 'Accepted dossiers that were not finished at the end of the period.' },
  },
  openInTime: {
    column: 12,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Đang giải quyết: trong hạn',
      counts:
        'Hồ sơ chưa có kết quả, đến cuối kỳ chưa qua ngày hẹn trả hoặc không có hạn; hồ sơ đang chờ bổ sung, chờ nghĩa vụ tài chính, dừng xử lý luôn tính vào đây; hồ sơ tạm dừng chờ cơ quan khác hoặc do bất khả kháng thì tính vào đây nếu khi tạm dừng chưa quá hạn.',
    },
    en: {
      name: 'Open in time',
      counts:
        'Open dossiers whose due day was not over at the end of the period, or without a limit; those waiting for a supplement or a payment and suspended ones are always counted here; those paused for another agency or force majeure when they were not late before.',
    },
  },
  openLate: {
    column: 13,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Đang giải quyết: quá hạn',
      counts:
        'Hồ sơ chưa có kết quả mà đến cuối kỳ đã qua ngày hẹn trả, thời hạn không dừng, hoặc đã quá hạn rồi mới tạm dừng chờ cơ quan khác, do bất khả kháng.',
    },
    en: {
      name: 'Open and late',
      counts:
        'Open dossiers whose due day was over at the end of the period and whose clock was running, or was stopped for another agency or force majeure when they were late already.',
    },
  },
  pausedLate: {
    column: null,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Tạm dừng khi đã quá hạn',
      counts:
        'Trong số đang giải quyết trong hạn: hồ sơ chờ bổ sung, chờ nghĩa vụ tài chính, dừng xử lý mà trước khi dừng đã quá hạn.',
    },
    en: {
      name: 'Paused when late already',
      counts:
        'Of those open in time: dossiers waiting for a supplement or a payment or suspended that were late before.',
    },
  },
  enteredAfterwards: {
    column: null,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Nhập bù',
      counts: 'Trong số tiếp nhận trong kỳ: hồ sơ nhập sau theo lô đã được lãnh đạo duyệt, tính theo giờ nhận thật.',
    },
    en: {
      name: 'Entered afterwards',
      counts: 'Of those accepted in the period: dossiers typed in later in an approved batch, by their real time.',
    },
  },
  broughtOver: {
    column: null,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Chuyển từ phần mềm cũ',
      counts:
        'Trong số nhận giải quyết: hồ sơ đã giải quyết xong trên phần mềm cũ rồi nhập vào đây, tính theo ngày thật.',
    },
    en: {
      name: 'Brought over',
      counts:
        'Of those to be settled: dossiers that were settled in an older system and brought over, by their real days.',
    },
  },
  caseChanged: {
    column: null,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: {
      name: 'Đổi trường hợp giải quyết',
      counts:
        'Trong số nhận giải quyết: hồ sơ trong kỳ được lãnh đạo duyệt chuyển sang trường hợp khác của thủ tục, ngày hẹn trả tính lại từ giờ tiếp nhận theo trường hợp mới.',
    },
    en: {
      name: 'Given another case',
      counts:
        'Of those to be settled: dossiers that a leader gave another case of the procedure in the period; their due time is counted anew from the receipt by that case.',
    },
  },
  voided: {
    column: null,
    over: 'period',
    on: 'form',
    of: 'handling',
    vi: { name: 'Hủy do nhập nhầm', counts: 'Hồ sơ tiếp nhận trong kỳ rồi hủy do nhập nhầm; không nằm trong số nào.' },
    en: {
      name: 'Entered by mistake',
      counts: 'Dossiers accepted in the period and then voided as entered by mistake; they are in no other figure.',
    },
  },
  todayIn: {
    column: null,
    over: 'now',
    on: 'today',
    of: 'receiving',
    vi: { name: 'Tiếp nhận hôm nay', counts: 'Hồ sơ đơn vị tiếp nhận từ 0 giờ hôm nay.' },
    en: { name: 'In today', counts: 'Dossiers the office has accepted since midnight.' },
  },
  todayOut: {
    column: null,
    over: 'now',
    on: 'today',
    of: 'handling',
    vi: { name: 'Giải quyết hôm nay', counts: 'Hồ sơ có kết quả, hoặc rút, trả lại, từ 0 giờ hôm nay.' },
    en: { name: 'Settled today', counts: 'Dossiers decided, withdrawn or returned since midnight.' },
  },
  todayDue: {
    column: null,
    over: 'now',
    on: 'today',
    of: 'handling',
    vi: { name: 'Đến hạn hôm nay', counts: 'Hồ sơ đang giải quyết, hẹn trả từ bây giờ đến hết hôm nay.' },
    en: { name: 'Due today', counts: 'Dossiers in work that are due between now and midnight.' },
  },
  overdue: {
    column: null,
    over: 'now',
    on: 'today',
    of: 'handling',
    vi: { name: 'Đang quá hạn', counts: 'Hồ sơ đang giải quyết đã qua giờ hẹn trả, không trong thời gian tạm dừng.' },
    en: { name: 'Overdue', counts: 'Dossiers in work whose due time is over and whose clock is running.' },
  },
  waitingCitizen: {
    column: null,
    over: 'now',
    on: 'today',
    of: 'receiving',
    vi: { name: 'Chờ công dân', counts: 'Hồ sơ đang chờ công dân bổ sung giấy tờ hoặc thực hiện nghĩa vụ tài chính.' },
    en: { name: 'Waiting for the citizen', counts: 'Dossiers that wait for papers or a payment of the citizen.' },
  },
  toCollect: {
    column: null,
    over: 'now',
    on: 'today',
    of: 'receiving',
    vi: { name: 'Chờ trả kết quả', counts: 'Hồ sơ đã có kết quả mà chưa trả cho công dân.' },
    en: { name: 'Waiting to be collected', counts: 'Dossiers that are decided and not yet handed over.' },
  },
  willBeLate: {
    column: null,
    over: 'now',
    on: 'today',
    of: 'handling',
    vi: {
      name: 'Dự báo trễ trong tuần',
      counts: 'Hồ sơ đang giải quyết, hẹn trả từ bây giờ đến hết Chủ nhật tuần này, được dự báo sẽ trễ.',
    },
    en: {
      name: 'Foreseen late this week',
      counts: 'Dossiers in work that are due between now and the end of Sunday, and are foreseen to be late.',
    },
  },
  untold: {
    column: null,
    over: 'now',
    on: 'today',
    of: 'receiving',
    vi: {
      name: 'Tin chưa tới công dân',
      counts:
        'Hồ sơ có tin nhắn hoặc thư không tới hoặc không rõ đã tới công dân, mà không kênh nào khác báo được điều đó; ai không muốn nhận tin thì không tính.',
    },
    en: {
      name: 'Citizen not told',
      counts:
        'Dossiers with a message that did not reach the citizen, or of which that is not known, and that no other channel made good; who wants no messages is not counted.',
    },
  },
  ...AGEING_DEFINITIONS,
  ...STEP_DEFINITIONS,
  ...SUPPLEMENT_DEFINITIONS,
  ...PAUSE_DEFINITIONS,
} as const satisfies Record<string, FigureDefinition>;

export type FigureId = keyof typeof FIGURES;

type FiguresOn<On extends FigureDefinition['on']> = {
  [Id in FigureId]: (typeof FIGURES)[Id]['on'] extends On ? Id : never;
}[FigureId];
type FiguresOver<Over extends FigureDefinition['over']> = {
  [Id in FigureId]: (typeof FIGURES)[Id]['over'] extends Over ? Id : never;
}[FigureId];

/** What Biểu II.06 and its notes count. */
export type PeriodFigure = FiguresOn<'form'>;
export type TodayFigure = FiguresOn<'today'>;
export type AgeingFigure = FiguresOn<'ageing'>;
export type SupplementFigure = FiguresOn<'supplements'>;
export type PauseFigure = FiguresOn<'pauses'>;
export type StepFigure = FiguresOn<'steps'>;
export type NowFigure = FiguresOver<'now'>;
/** Asked for with two days. */
export type FigureOfDays = FiguresOver<'period'>;

export const FIGURE_IDS = Object.keys(FIGURES) as readonly FigureId[];

export const isOverPeriod = (id: FigureId): id is FigureOfDays => FIGURES[id].over === 'period';

export const PERIOD_FIGURES = FIGURE_IDS.filter((id): id is PeriodFigure => FIGURES[id].on === 'form');
export const TODAY_FIGURES = FIGURE_IDS.filter((id): id is TodayFigure => FIGURES[id].on === 'today');

/** In the order of their columns. */
export const SUPPLEMENT_FIGURES = Object.keys(SUPPLEMENT_DEFINITIONS) as SupplementFigure[];
export const PAUSE_FIGURES = Object.keys(PAUSE_DEFINITIONS) as PauseFigure[];

export const isSupplementFigure = (id: FigureId): id is SupplementFigure => FIGURES[id].on === 'supplements';
export const isStepFigure = (id: FigureId): id is StepFigure => FIGURES[id].on === 'steps';
export const isPauseFigure = (id: FigureId): id is PauseFigure => FIGURES[id].on === 'pauses';

/** The columns of Biểu II.06 in their order. */
export const II_06_COLUMNS = PERIOD_FIGURES.filter((id) => FIGURES[id].column !== null);
