/** Words people read. */
interface Words {
  readonly vi: string;
  readonly en: string;
}

/**
 * Why a dossier is late (nguyên nhân quá hạn). Stored words: never renamed. The official sheet of causes was not found,
 * so the set is an assumption.
 */
export const LATE_CAUSE_WORDS = {
  workload: { vi: 'Quá tải, thiếu người', en: 'Too much work, too few people' },
  officer: { vi: 'Cán bộ giải quyết chậm', en: 'Handled too slowly' },
  other_agency: { vi: 'Cơ quan phối hợp trả lời chậm', en: 'Another agency answered late' },
  complex: { vi: 'Vụ việc phức tạp, phải xác minh', en: 'A complex case that had to be verified' },
  law: { vi: 'Vướng mắc về quy định', en: 'Unclear or changed rules' },
  system: { vi: 'Sự cố hệ thống, điện, đường truyền', en: 'Failure of systems, power or network' },
  citizen: { vi: 'Phía công dân chậm phối hợp', en: 'The citizen was slow to respond' },
  other: { vi: 'Nguyên nhân khác', en: 'Another cause' },
} as const satisfies Record<string, Words>;

export type LateCause = keyof typeof LATE_CAUSE_WORDS;

export const LATE_CAUSES = Object.keys(LATE_CAUSE_WORDS) as readonly LateCause[];

/** Stands for the cause where nobody has given any. */
export const NO_LATE_CAUSE = 'none';
