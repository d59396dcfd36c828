import type { FigureDefinition } from './figure-definition.js';

/** How old open dossiers are, and how late. The bands of each kind leave nothing out and count nothing twice. */
export const AGEING_DEFINITIONS = {
  openNow: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: { name: 'Đang giải quyết', counts: 'Hồ sơ đã tiếp nhận mà đến lúc này chưa có kết quả, kể cả đang tạm dừng.' },
    en: { name: 'Open', counts: 'Accepted dossiers that are not finished now, paused ones as well.' },
  },
  aged0to2: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: {
      name: '0–2 ngày làm việc',
      counts:
        'Hồ sơ đang giải quyết, tiếp nhận đã từ 0 đến 2 ngày làm việc theo lịch của cơ quan, không tính ngày tiếp nhận.',
    },
    en: {
      name: '0–2 working days',
      counts:
        'Open dossiers accepted up to 2 working days ago by the calendar of the office; the day of acceptance is not counted.',
    },
  },
  aged3to5: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: {
      name: '3–5 ngày làm việc',
      counts:
        'Hồ sơ đang giải quyết, tiếp nhận đã từ 3 đến 5 ngày làm việc theo lịch của cơ quan, không tính ngày tiếp nhận.',
    },
    en: {
      name: '3–5 working days',
      counts:
        'Open dossiers accepted 3 to 5 working days ago by the calendar of the office; the day of acceptance is not counted.',
    },
  },
  aged6to10: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: {
      name: '6–10 ngày làm việc',
      counts:
        'Hồ sơ đang giải quyết, tiếp nhận đã từ 6 đến 10 ngày làm việc theo lịch của cơ quan, không tính ngày tiếp nhận.',
    },
    en: {
      name: '6–10 working days',
      counts:
        'Open dossiers accepted 6 to 10 working days ago by the calendar of the office; the day of acceptance is not counted.',
    },
  },
  aged11to20: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: {
      name: '11–20 ngày làm việc',
      counts:
        'Hồ sơ đang giải quyết, tiếp nhận đã từ 11 đến 20 ngày làm việc theo lịch của cơ quan, không tính ngày tiếp nhận.',
    },
    en: {
      name: '11–20 working days',
      counts:
        'Open dossiers accepted 11 to 20 working days ago by the calendar of the office; the day of acceptance is not counted.',
    },
  },
  aged21to40: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: {
      name: '21–40 ngày làm việc',
      counts:
        'Hồ sơ đang giải quyết, tiếp nhận đã từ 21 đến 40 ngày làm việc theo lịch của cơ quan, không tính ngày tiếp nhận.',
    },
    en: {
      name: '21–40 working days',
      counts:
        'Open dossiers accepted 21 to 40 working days ago by the calendar of the office; the day of acceptance is not counted.',
    },
  },
  agedOver40: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: {
      name: '> 40 ngày làm việc',
      counts:
        'Hồ sơ đang giải quyết, tiếp nhận đã trên 40 ngày làm việc theo lịch của cơ quan, không tính ngày tiếp nhận.',
    },
    en: {
      name: '> 40 working days',
      counts:
        'Open dossiers accepted more than 40 working days ago by the calendar of the office; the day of acceptance is not counted.',
    },
  },
  days0to7: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: { name: '0–7 ngày', counts: 'Hồ sơ đang giải quyết, tiếp nhận đã từ 0 đến 7 ngày, kể cả ngày nghỉ.' },
    en: { name: '0–7 days', counts: 'Open dossiers accepted up to 7 days ago, days off included.' },
  },
  days8to30: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: { name: '8–30 ngày', counts: 'Hồ sơ đang giải quyết, tiếp nhận đã từ 8 đến 30 ngày, kể cả ngày nghỉ.' },
    en: { name: '8–30 days', counts: 'Open dossiers accepted 8 to 30 days ago, days off included.' },
  },
  days31to90: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: { name: '31–90 ngày', counts: 'Hồ sơ đang giải quyết, tiếp nhận đã từ 31 đến 90 ngày, kể cả ngày nghỉ.' },
    en: { name: '31–90 days', counts: 'Open dossiers accepted 31 to 90 days ago, days off included.' },
  },
  daysOver90: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: { name: '> 90 ngày', counts: 'Hồ sơ đang giải quyết, tiếp nhận đã trên 90 ngày, kể cả ngày nghỉ.' },
    en: { name: '> 90 days', counts: 'Open dossiers accepted more than 90 days ago, days off included.' },
  },
  overdueToday: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: { name: 'Quá hạn từ hôm nay', counts: 'Hồ sơ đang quá hạn mà giờ hẹn trả là trong hôm nay.' },
    en: { name: 'Overdue since today', counts: 'Overdue dossiers that were due earlier today.' },
  },
  overdue1to3: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: {
      name: 'Quá hạn 1–3 ngày',
      counts: 'Hồ sơ đang quá hạn, ngày hẹn trả đã qua từ 1 đến 3 ngày, kể cả ngày nghỉ.',
    },
    en: { name: 'Overdue 1–3 days', counts: 'Overdue dossiers whose due day was 1 to 3 days ago, days off included.' },
  },
  overdue4to7: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: {
      name: 'Quá hạn 4–7 ngày',
      counts: 'Hồ sơ đang quá hạn, ngày hẹn trả đã qua từ 4 đến 7 ngày, kể cả ngày nghỉ.',
    },
    en: { name: 'Overdue 4–7 days', counts: 'Overdue dossiers whose due day was 4 to 7 days ago, days off included.' },
  },
  overdue8to30: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: {
      name: 'Quá hạn 8–30 ngày',
      counts: 'Hồ sơ đang quá hạn, ngày hẹn trả đã qua từ 8 đến 30 ngày, kể cả ngày nghỉ.',
    },
    en: {
      name: 'Overdue 8–30 days',
      counts: 'Overdue dossiers whose due day was 8 to 30 days ago, days off included.',
    },
  },
  overdueOver30: {
    column: null,
    over: 'now',
    on: 'ageing',
    of: 'handling',
    vi: { name: 'Quá hạn > 30 ngày', counts: 'Hồ sơ đang quá hạn, ngày hẹn trả đã qua trên 30 ngày, kể cả ngày nghỉ.' },
    en: {
      name: 'Overdue > 30 days',
      counts: 'Overdue dossiers whose due day was more than 30 days ago, days off included.',
    },
  },
} as const satisfies Record<string, FigureDefinition>;
