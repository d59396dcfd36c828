import type { FigureDefinition } from './figure-definition.js';

/** Of what stands still now: for how long. The bands leave nothing out and count nothing twice. */
export const PAUSE_DEFINITIONS = {
  pausedNow: {
    column: null,
    over: 'now',
    on: 'pauses',
    of: 'handling',
    vi: {
      name: 'Đang tạm dừng',
      counts:
        'Hồ sơ lúc này thời hạn đang dừng: chờ bổ sung, chờ nghĩa vụ tài chính, chờ cơ quan khác, bất khả kháng, dừng xử lý.',
    },
    en: {
      name: 'Standing still',
      counts:
        'Dossiers whose clock stands still now: waiting for a supplement, a payment or another agency, for force majeure, suspended.',
    },
  },
  paused0to7: {
    column: null,
    over: 'now',
    on: 'pauses',
    of: 'handling',
    vi: { name: 'Dừng 0–7 ngày', counts: 'Hồ sơ đang tạm dừng, dừng đã từ 0 đến 7 ngày, kể cả ngày nghỉ.' },
    en: { name: 'Still for 0–7 days', counts: 'Dossiers whose clock was stopped up to 7 days ago, days off included.' },
  },
  paused8to15: {
    column: null,
    over: 'now',
    on: 'pauses',
    of: 'handling',
    vi: { name: 'Dừng 8–15 ngày', counts: 'Hồ sơ đang tạm dừng, dừng đã từ 8 đến 15 ngày, kể cả ngày nghỉ.' },
    en: {
      name: 'Still for 8–15 days',
      counts: 'Dossiers whose clock was stopped 8 to 15 days ago, days off included.',
    },
  },
  paused16to30: {
    column: null,
    over: 'now',
    on: 'pauses',
    of: 'handling',
    vi: { name: 'Dừng 16–30 ngày', counts: 'Hồ sơ đang tạm dừng, dừng đã từ 16 đến 30 ngày, kể cả ngày nghỉ.' },
    en: {
      name: 'Still for 16–30 days',
      counts: 'Dossiers whose clock was stopped 16 to 30 days ago, days off included.',
    },
  },
  pausedOver30: {
    column: null,
    over: 'now',
    on: 'pauses',
    of: 'handling',
    vi: { name: 'Dừng > 30 ngày', counts: 'Hồ sơ đang tạm dừng, dừng đã trên 30 ngày, kể cả ngày nghỉ.' },
    en: {
      name: 'Still for > 30 days',
      counts: 'Dossiers whose clock was stopped more than 30 days ago, days off included.',
    },
  },
  pausedReviewPast: {
    column: null,
    over: 'now',
    on: 'pauses',
    of: 'handling',
    vi: { name: 'Quá ngày xem lại', counts: 'Hồ sơ đang tạm dừng mà ngày phải bổ sung hoặc xem lại đã qua.' },
    en: {
      name: 'Review day past',
      counts: 'Dossiers standing still whose day for the supplement or the review is over.',
    },
  },
  pausedWhenLate: {
    column: null,
    over: 'now',
    on: 'pauses',
    of: 'handling',
    vi: { name: 'Quá hạn trước khi dừng', counts: 'Hồ sơ đang tạm dừng mà khi dừng đã qua giờ hẹn trả.' },
    en: {
      name: 'Late before the pause',
      counts: 'Dossiers standing still whose due time was over when the clock stopped.',
    },
  },
} as const satisfies Record<string, FigureDefinition>;
