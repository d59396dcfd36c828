import {
  formatDateEn,
  formatDateVi,
  formatDueBriefEn,
  formatDueBriefVi,
  formatDueEn,
  formatDueVi,
  formatOpening,
  type LocalDate,
  type OpeningStyle,
  type WeeklyHours,
} from '@motcua/shared/calendar';
import type { NoticeFacts, NoticeLanguage } from '@motcua/shared/notices';
import { formatThousands } from '@motcua/shared/payments';

/** What a notice tells that each language writes in its own way. */
export interface PlainFacts {
  /** Null where no time is promised. */
  readonly due: Date | null;
  readonly onDate: LocalDate;
  readonly until?: LocalDate;
  readonly amountVnd?: number;
  readonly opening: Partial<WeeklyHours>;
}

type Spelled = Pick<
  NoticeFacts,
  'dueText' | 'dueBrief' | 'onDate' | 'until' | 'amount' | 'openingHours' | 'openingBrief'
>;

interface Spelling {
  readonly date: (date: LocalDate) => string;
  readonly due: (at: Date) => string;
  readonly dueBrief: (at: Date) => string;
  readonly amount: (amountVnd: number) => string;
  readonly opening: OpeningStyle;
  readonly openingBrief: OpeningStyle;
}

const SPELLINGS: Readonly<Record<NoticeLanguage, Spelling>> = {
  vi: {
    date: formatDateVi,
    due: formatDueVi,
    dueBrief: formatDueBriefVi,
    amount: (amountVnd) => `${formatThousands(amountVnd)} đồng`,
    opening: 'vi',
    openingBrief: 'viBrief',
  },
  en: {
    date: formatDateEn,
    due: formatDueEn,
    dueBrief: formatDueBriefEn,
    amount: (amountVnd) => `${formatThousands(amountVnd).replaceAll('.', ',')} VND`,
    opening: 'en',
    openingBrief: 'enBrief',
  },
};

function spell({ due, onDate, until, amountVnd, opening }: PlainFacts, language: NoticeLanguage): Spelled {
  const write = SPELLINGS[language];
  return {
    ...(due !== null && { dueText: write.due(due), dueBrief: write.dueBrief(due) }),
    onDate: write.date(onDate),
    ...(until !== undefined && { until: write.date(until) }),
    ...(amountVnd !== undefined && { amount: write.amount(amountVnd) }),
    openingHours: formatOpening(opening, write.opening),
    openingBrief: formatOpening(opening, write.openingBrief),
  };
}

/** Dates, hours and sums in the citizen's language, beside what an officer would read out of them. */
export const spellFacts = (
  facts: PlainFacts,
  language: NoticeLanguage,
): Spelled & Pick<NoticeFacts, 'language' | 'spoken'> => ({
  ...spell(facts, language),
  ...(language !== 'vi' && { language, spoken: spell(facts, 'vi') }),
});
