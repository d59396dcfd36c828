import type { FigureDefinition } from './figure-definition.js';

/** Of what was answered in a period: how much had to be supplemented, and how much was refused, denied or ended without a result. */
export const SUPPLEMENT_DEFINITIONS = {
  answered: {
    column: null,
    over: 'period',
    on: 'supplements',
    of: 'handling',
    vi: {
      name: 'Đã trả lời',
      counts:
        'Hồ sơ đã tiếp nhận và giải quyết xong trong kỳ (kể cả rút, trả lại), cộng với hồ sơ bị từ chối tiếp nhận trong kỳ.',
    },
    en: {
      name: 'Answered',
      counts:
        'Accepted dossiers settled in the period, withdrawn and returned ones as well, and those refused acceptance in it.',
    },
  },
  supplemented: {
    column: null,
    over: 'period',
    on: 'supplements',
    of: 'handling',
    vi: {
      name: 'Phải bổ sung',
      counts: 'Trong số đã trả lời: hồ sơ từng được yêu cầu bổ sung ít nhất một lần, kể cả trước kỳ.',
    },
    en: {
      name: 'Supplement asked',
      counts: 'Of those answered: dossiers for which a supplement was asked at least once, before the period as well.',
    },
  },
  supplementedAgain: {
    column: null,
    over: 'period',
    on: 'supplements',
    of: 'handling',
    vi: {
      name: 'Bổ sung từ 2 lần',
      counts: 'Trong số đã trả lời: hồ sơ từng được yêu cầu bổ sung từ hai lần trở lên.',
    },
    en: {
      name: 'Asked twice or more',
      counts: 'Of those answered: dossiers for which a supplement was asked twice or more.',
    },
  },
  refused: {
    column: null,
    over: 'period',
    on: 'supplements',
    of: 'handling',
    vi: { name: 'Từ chối tiếp nhận', counts: 'Hồ sơ bị từ chối tiếp nhận trong kỳ; không tính hủy do nhập nhầm.' },
    en: {
      name: 'Refused',
      counts: 'Dossiers refused acceptance in the period; those entered by mistake are left out.',
    },
  },
  denied: {
    column: null,
    over: 'period',
    on: 'supplements',
    of: 'handling',
    vi: { name: 'Từ chối giải quyết', counts: 'Trong số đã giải quyết: hồ sơ có kết quả là từ chối.' },
    en: { name: 'Denied', counts: 'Of those settled: dossiers decided by denying what was asked.' },
  },
  withdrawnByWish: {
    column: null,
    over: 'period',
    on: 'supplements',
    of: 'handling',
    vi: { name: 'Công dân rút', counts: 'Trong số đã giải quyết: hồ sơ công dân xin rút sau khi tiếp nhận.' },
    en: { name: 'Withdrawn', counts: 'Of those settled: dossiers that the citizen withdrew after acceptance.' },
  },
  returnedUnsupplemented: {
    column: null,
    over: 'period',
    on: 'supplements',
    of: 'handling',
    vi: {
      name: 'Trả lại vì không bổ sung',
      counts: 'Trong số đã giải quyết: hồ sơ trả lại vì quá hạn mà không bổ sung.',
    },
    en: {
      name: 'Returned: no supplement',
      counts: 'Of those settled: dossiers returned because the supplement did not come in time.',
    },
  },
  returnedUnpaid: {
    column: null,
    over: 'period',
    on: 'supplements',
    of: 'handling',
    vi: {
      name: 'Trả lại vì chưa nộp tiền',
      counts: 'Trong số đã giải quyết: hồ sơ trả lại vì không thực hiện nghĩa vụ tài chính.',
    },
    en: {
      name: 'Returned: not paid',
      counts: 'Of those settled: dossiers returned because what was owed was not paid.',
    },
  },
  returnedSuspended: {
    column: null,
    over: 'period',
    on: 'supplements',
    of: 'handling',
    vi: { name: 'Trả lại sau khi dừng', counts: 'Trong số đã giải quyết: hồ sơ trả lại sau khi dừng xử lý.' },
    en: { name: 'Returned: suspended', counts: 'Of those settled: dossiers returned after they were suspended.' },
  },
} as const satisfies Record<string, FigureDefinition>;
