import type { FigureDefinition } from './figure-definition.js';

/** What is counted of steps. */
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
} as const satisfies Record<string, FigureDefinition>;
