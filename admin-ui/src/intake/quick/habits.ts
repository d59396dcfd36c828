/** What a person takes in again and again at this desk, in the memory of this page only. */
export interface Habit {
  readonly procedureCode: string;
  /** Kinds of paper, the latest first. */
  readonly documentTypes: readonly string[];
}

const NONE: Habit = { procedureCode: '', documentTypes: [] };
const MOST_KEPT = 8;

const habits = new Map<string, Habit>();

export const lastHabit = (staffId: string): Habit => habits.get(staffId) ?? NONE;

export function keepHabit(staffId: string, procedureCode: string, documentType: string): void {
  const { documentTypes } = lastHabit(staffId);
  const type = documentType.trim();
  const kept = type === '' ? documentTypes : [type, ...documentTypes.filter((one) => one !== type)].slice(0, MOST_KEPT);
  habits.set(staffId, { procedureCode, documentTypes: kept });
}
