import type { Words } from './figure-definition.js';

/**
 * What is made of figures: shares, times and the numbers of the card. Each is defined here, so that every table says the same
 * of it; what the figures in it mean stands with them, and both have one version (`FIGURES_VERSION`).
 */
export const MEASURES = {
  onTimeShare: {
    vi: {
      name: 'Tỉ lệ đúng hạn',
      counts:
        'Trước hạn cộng đúng hạn, chia cho đã giải quyết, làm tròn xuống. Hồ sơ đang giải quyết không nằm trong mẫu số; còn hồ sơ đang quá hạn thì không bao giờ là 100 %.',
    },
    en: {
      name: 'Share on time',
      counts:
        'Before time and on time together, divided by settled, rounded down. Open dossiers are not in the denominator; while one of them is late it is never 100 %.',
    },
  },
  stepShare: {
    vi: {
      name: 'Tỉ lệ đúng hạn bước',
      counts:
        'Số hồ sơ rời bước đúng hạn, chia cho số rời bước đúng hạn và quá hạn; bước không ghi thời hạn được chia đều phần thời gian còn lại. Làm tròn xuống.',
    },
    en: {
      name: 'Share of steps on time',
      counts:
        'Dossiers that left the step in time, divided by those that left it in time and late; a step without a limit has an equal part of what the others leave. Rounded down.',
    },
  },
  stays: {
    vi: {
      name: 'Lượt qua bước',
      counts: 'Mỗi lần một hồ sơ rời bước trong kỳ; hồ sơ quay lại bước được tính thêm một lượt.',
    },
    en: {
      name: 'Stays at the step',
      counts: 'Each time that a dossier left the step in the period; one that came back is counted again.',
    },
  },
  median: {
    vi: {
      name: 'Trung vị',
      counts: 'Một nửa số lượt không lâu hơn. Thời gian làm việc theo lịch của cơ quan, trừ tạm dừng; 1 ngày là 8 giờ.',
    },
    en: {
      name: 'Median',
      counts:
        'Half of the stays took no longer. Working time by the calendar of the office, without pauses; a day is 8 hours.',
    },
  },
  p90: {
    vi: {
      name: '9 trên 10 lượt không quá',
      counts: 'Chín trên mười lượt không lâu hơn; thời gian tính như trung vị.',
    },
    en: { name: 'Nine of ten', counts: 'Nine of ten stays took no longer; time is reckoned as for the median.' },
  },
  sum: {
    vi: { name: 'Tổng thời gian', counts: 'Thời gian của mọi lượt cộng lại; tính như trung vị.' },
    en: { name: 'All together', counts: 'The time of all stays added up; reckoned as for the median.' },
  },
  supplementShare: {
    vi: {
      name: 'Tỉ lệ phải bổ sung',
      counts: 'Số hồ sơ đã phải bổ sung, chia cho số hồ sơ đã có câu trả lời trong kỳ, làm tròn xuống.',
    },
    en: {
      name: 'Share supplemented',
      counts:
        'Dossiers for which a supplement was asked, divided by those that were answered in the period, rounded down.',
    },
  },
  cardSolved: {
    vi: {
      name: 'Đã giải quyết',
      counts:
        'Số đã giải quyết từ ngày 1/1, chia cho số hồ sơ xử lý. Còn hồ sơ trễ hạn thì không bao giờ là 100 %, dù làm tròn.',
    },
    en: {
      name: 'Settled',
      counts:
        'Settled since 1 January, divided by all handled. While one is late it is never 100 %, however it is rounded.',
    },
  },
  cardTotal: {
    vi: { name: 'Số hồ sơ xử lý', counts: 'Cột (3) của Biểu II.06 tính từ ngày 1/1.' },
    en: { name: 'Dossiers handled', counts: 'Column (3) of Biểu II.06 since 1 January.' },
  },
  cardOnTime: {
    vi: { name: 'Trước & đúng hạn', counts: 'Cột (8) cộng cột (9): đã giải quyết trước hạn và đúng hạn.' },
    en: { name: 'Before & on time', counts: 'Columns (8) and (9) together: settled before time and on time.' },
  },
  cardLate: {
    vi: { name: 'Trễ hạn', counts: 'Cột (10) cộng cột (13): đã giải quyết quá hạn, và đang giải quyết mà đã quá hạn.' },
    en: { name: 'Late', counts: 'Columns (10) and (13) together: settled late, and open and late.' },
  },
  cardLateShare: {
    vi: { name: 'Tỉ lệ trễ hạn', counts: 'Trễ hạn chia cho số hồ sơ xử lý, hai chữ số thập phân.' },
    en: { name: 'Share late', counts: 'Late, divided by all handled, to two decimals.' },
  },
} as const satisfies Readonly<Record<string, { readonly vi: Words; readonly en: Words }>>;

export type MeasureId = keyof typeof MEASURES;
