import type { Component } from '../dossier.types';

/** What is wrong with a paper and what to bring instead, as the citizen will read it. */
export interface Defect {
  readonly defect: string;
  readonly bring: string;
}

export type Defects = Readonly<Record<string, Defect>>;

/** The same without one paper. */
export const without = <T>(papers: Readonly<Record<string, T>>, code: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(papers).filter(([one]) => one !== code));

/** What is wrong most often. The sentence goes to the citizen, so it is Vietnamese in every language of the desk. */
export const COMMON_DEFECTS = {
  missing: 'Chưa có trong hồ sơ',
  unreadable: 'Bị mờ, không đọc được',
  expired: 'Đã hết hạn',
  not_certified: 'Bản sao chưa được chứng thực',
  wrong_data: 'Thông tin ghi trong giấy chưa đúng',
  wrong_form: 'Chưa theo đúng mẫu quy định',
} as const;
export type CommonDefect = keyof typeof COMMON_DEFECTS;

const FORMS: Record<Component['form'], string> = {
  original: 'Bản chính',
  copy: 'Bản sao',
  certified: 'Bản sao chứng thực',
  presented: 'Xuất trình bản chính',
};

type Paper = Pick<Component, 'name' | 'form' | 'present'>;

/** `Bản chính giấy chứng sinh`: the paper's name in the form the procedure asks for. */
export function whatToBring({ name, form }: Pick<Paper, 'name' | 'form'>): string {
  if (/^bản (?:chính|sao)/i.test(name)) return name;
  // An abbreviation such as CCCD keeps its capitals.
  const word = /^\p{Lu}\p{Ll}/u.test(name) || /^\p{Lu} /u.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name;
  return `${FORMS[form]} ${word}`;
}

/** What stands there as soon as a paper is ticked. */
export const firstDefect = (paper: Paper): Defect => ({
  defect: paper.present ? '' : COMMON_DEFECTS.missing,
  bring: whatToBring(paper),
});

/** A quick choice: takes the place of another one, and is added to what was written by hand. */
export function withCommonDefect(paper: Paper, now: Defect, choice: CommonDefect): Defect {
  const sentence = COMMON_DEFECTS[choice];
  const ready: readonly string[] = Object.values(COMMON_DEFECTS);
  const written = now.defect.trim();
  const defect = written === '' || ready.includes(written) ? sentence : addedTo(written, sentence);
  const untouched = now.bring === whatToBring(paper) || now.bring.trim() === '';
  const bring = choice === 'not_certified' && untouched ? whatToBring({ ...paper, form: 'certified' }) : now.bring;
  return { defect, bring };
}

const addedTo = (written: string, sentence: string): string =>
  written.includes(sentence) ? written : `${written.replace(/[.;]$/, '')}; ${sentence.toLowerCase()}`;

/** The call's `components`, or null while a paper lacks one of its two sentences or none is named. */
export function defectFields(
  components: readonly Pick<Component, 'code'>[],
  defects: Defects,
): { code: string; defect: string; bring: string }[] | null {
  const named = components.flatMap(({ code }) => {
    const found = defects[code];
    return found ? [{ code, defect: found.defect.trim(), bring: found.bring.trim() }] : [];
  });
  const complete = named.length > 0 && named.every(({ defect, bring }) => defect !== '' && bring !== '');
  return complete ? named : null;
}
