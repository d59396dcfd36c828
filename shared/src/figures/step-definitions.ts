import type { FigureDefinition } from './figure-definition.js';

/** What is counted of steps. Those in time and those late are all that were judged, and none of them twice. */
export const STEP_DEFINITIONS = {
  stepsLeft: {
    column: null,
    over: 'period',
    on: 'steps',
    of: 'handling',
    vi: {
      name: 'Qua bước trong kỳ',
      counts:
        'Hồ sơ đã xong một bước trong kỳ. Thời gian của bước tính theo giờ làm việc, trừ thời gian tạm dừng; không tính lần bị thu hồi, rút, trả lại, hủy giữa chừng.',
    },
    en: {
      name: 'Left a step in the period',
      counts:
        'Dossiers that left a step in the period. Its time is working time without pauses; stays cut short by a recall, a withdrawal, a return or a mistaken entry are left out.',
    },
  },
  stepsInTime: {
    column: null,
    over: 'period',
    on: 'steps',
    of: 'handling',
    vi: {
      name: 'Xong bước đúng hạn',
      counts:
        'Trong số qua bước trong kỳ: hồ sơ mà lần nào cũng xong trong thời hạn riêng của bước, tính từ lúc hồ sơ đến bước, trừ thời gian tạm dừng. Bước trước trễ không làm bước sau trễ.',
    },
    en: {
      name: 'Left a step in time',
      counts:
        'Of those that left a step in the period: dossiers for which every stay was over within the step’s own time, counted from their arrival at it, without pauses. A step before that was late makes none after it late.',
    },
  },
  stepsLate: {
    column: null,
    over: 'period',
    on: 'steps',
    of: 'handling',
    vi: {
      name: 'Xong bước quá hạn',
      counts:
        'Trong số qua bước trong kỳ: hồ sơ có lần xong sau thời hạn riêng của bước, so đến phút. Bước không ghi thời hạn được chia đều phần thời gian còn lại của thủ tục.',
    },
    en: {
      name: 'Left a step late',
      counts:
        'Of those that left a step in the period: dossiers with a stay that was over after the step’s own time, compared to the minute. A step without a limit has an equal part of what the others leave.',
    },
  },
} as const satisfies Record<string, FigureDefinition>;
