import { localDateOf, type WeeklyHours } from '@motcua/shared/calendar';
import { followLink, type NoticeFacts, type NoticeLanguage } from '@motcua/shared/notices';
import { openingHoursOf } from '../../calendar/opening-hours.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { spellFacts } from '../../notices/spell-facts.js';
import type { OfficeRef } from '../../offices/office-choice.js';

/** What is the same of all dossiers that words are shown with. */
export interface PreviewSetting {
  readonly office: OfficeRef;
  readonly language: NoticeLanguage;
  readonly now: Date;
  readonly opening: Partial<WeeklyHours>;
  readonly followUrl: string;
}

interface ShownDossier {
  readonly code: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly papers: readonly string[];
  readonly dueAt: Date | null;
  readonly delivery: NonNullable<NoticeFacts['delivery']>;
}

/** Stand for what officers would write, and for a dossier where there is none. */
const GAPS = {
  vi: {
    reason: '[lý do]',
    defect: '[điểm chưa đúng]',
    bring: '[giấy tờ cần nộp]',
    procedure: '[tên thủ tục]',
    applicant: '[họ và tên]',
    paper: '[tên giấy tờ]',
  },
  en: {
    reason: '[reason]',
    defect: '[what is wrong]',
    bring: '[what to bring]',
    procedure: '[procedure]',
    applicant: '[name]',
    paper: '[paper]',
  },
} as const satisfies Record<NoticeLanguage, unknown>;

const WEEK_MS = 7 * 86_400_000;

export const previewSetting = async (
  { em, now }: OfficeTx,
  office: OfficeRef,
  followUrl: string,
  language: NoticeLanguage,
): Promise<PreviewSetting> => ({
  office,
  language,
  now,
  followUrl,
  opening: await openingHoursOf(em, office.id, localDateOf(now)),
});

/** What the dossier does not know, such as what a citizen may be asked for, has the form it usually has. */
export function previewFacts(setting: PreviewSetting, dossier: ShownDossier): NoticeFacts {
  const { office, language, now, opening, followUrl } = setting;
  const { code, procedureName, applicantName, papers, dueAt, delivery } = dossier;
  const { reason, defect, bring } = GAPS[language];
  const later = new Date(now.getTime() + WEEK_MS);
  return {
    code,
    procedureName,
    officeName: office.name,
    counterName: office.counterName,
    officePhone: office.phone,
    applicantName,
    reason,
    missing: papers.slice(0, 2).map((name) => ({ name, defect, bring })),
    daysLeft: 7,
    delivery,
    waybill: 'EB123456789VN',
    ...followLink(followUrl, code),
    ...spellFacts(
      { due: dueAt ?? later, onDate: localDateOf(now), until: localDateOf(later), amountVnd: 50_000, opening },
      language,
    ),
  };
}

/** Of a dossier that nobody can take for a real one: its code is of no day, and stands as long as those of the office are. */
export function inventedFacts(setting: PreviewSetting, number: number): NoticeFacts {
  const { procedure, applicant, paper } = GAPS[setting.language];
  return previewFacts(setting, {
    code: `${setting.office.code}-000000-${String(number).padStart(4, '0')}`,
    procedureName: procedure,
    applicantName: applicant,
    papers: [paper],
    dueAt: null,
    delivery: 'desk',
  });
}
