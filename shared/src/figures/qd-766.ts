import type { PeriodFigure } from './definitions.js';
import type { FigureOffice, PeriodFigures } from './ii-06.types.js';
import { percentDown } from './percent.js';

/** What is shown beside the national board: two of its indicators, and a share of our own to compare. Stored words. */
export const QD_766_IDS = ['timeliness', 'settledInTime', 'filedOnline'] as const;
export type Qd766Id = (typeof QD_766_IDS)[number];

interface Qd766Words {
  readonly name: string;
  /** One sentence: what is counted, and out of what. */
  readonly counts: string;
}

export interface Qd766Definition {
  /** Figures of Biểu II.06 that are added up, and those they are a share of. */
  readonly part: readonly PeriodFigure[];
  readonly whole: readonly PeriodFigure[];
  /** Points for all of them; null where the board shares out points by what is not known here. */
  readonly points: number | null;
  readonly vi: Qd766Words;
  readonly en: Qd766Words;
}

/**
 * Of the board: how timely dossiers are, and how many come online. How it shares out the points of its other groups
 * (publication, payments, digitised papers, satisfaction) is not known here, so they are left out.
 *
 * @legal Quyết định 766/QĐ-TTg ngày 23/06/2022
 */
export const QD_766: Readonly<Record<Qd766Id, Qd766Definition>> = {
  timeliness: {
    part: ['finishedBefore', 'finishedOnTime', 'openInTime'],
    whole: ['received'],
    points: 20,
    vi: {
      name: 'Tiến độ giải quyết',
      counts:
        'Hồ sơ giải quyết trước hạn, đúng hạn và hồ sơ đang giải quyết còn trong hạn, trên tổng số hồ sơ nhận giải quyết trong kỳ. Tối đa 20 điểm.',
    },
    en: {
      name: 'Timeliness',
      counts:
        'Dossiers settled before or on time and those open in time, out of all that were to be settled in the period. 20 points at most.',
    },
  },
  settledInTime: {
    part: ['finishedBefore', 'finishedOnTime'],
    whole: ['finished'],
    points: null,
    vi: {
      name: 'Đã giải quyết đúng hạn',
      counts:
        'Hồ sơ giải quyết trước hạn và đúng hạn, trên hồ sơ đã giải quyết trong kỳ. Không phải chỉ số của QĐ 766, chỉ để đối chiếu.',
    },
    en: {
      name: 'Settled in time',
      counts:
        'Dossiers settled before or on time, out of those settled in the period. Not an indicator of the decision, to compare only.',
    },
  },
  filedOnline: {
    part: ['receivedOnline'],
    whole: ['receivedOnline', 'receivedDirect'],
    points: null,
    vi: {
      name: 'Hồ sơ nộp trực tuyến',
      counts:
        'Hồ sơ nộp trực tuyến, trên hồ sơ tiếp nhận trong kỳ, không tính kỳ trước chuyển sang. Điểm của nhóm dịch vụ công trực tuyến do Cổng Dịch vụ công quốc gia chấm.',
    },
    en: {
      name: 'Filed online',
      counts:
        'Dossiers filed online, out of those accepted in the period, without what was carried over. The points of this group are given by the national portal.',
    },
  },
};

export interface Qd766Indicator {
  readonly id: Qd766Id;
  readonly part: number;
  readonly whole: number;
  /** With one decimal, rounded down; null where there is nothing to have a share of. */
  readonly percent: number | null;
  /** With two decimals, rounded down; null where none are given, or there is nothing to give them for. */
  readonly points: number | null;
  readonly maxPoints: number | null;
}

export interface Qd766Report {
  readonly office: FigureOffice;
  readonly below: boolean;
  readonly period: string | null;
  /** Local days, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly data: readonly Qd766Indicator[];
  /** The figures they are made of. */
  readonly figures: PeriodFigures;
  readonly definitionVersion: number;
  readonly asOf: string;
}

export const qd766Of = (figures: PeriodFigures): Qd766Indicator[] =>
  QD_766_IDS.map((id) => {
    const { part: parts, whole: wholes, points: maxPoints } = QD_766[id];
    const sum = (all: readonly PeriodFigure[]): number => all.reduce((n, figure) => n + figures[figure], 0);
    const [part, whole] = [sum(parts), sum(wholes)];
    return {
      id,
      part,
      whole,
      percent: percentDown(part, whole),
      points: maxPoints === null || whole === 0 ? null : Math.floor((part * maxPoints * 100) / whole) / 100,
      maxPoints,
    };
  });
