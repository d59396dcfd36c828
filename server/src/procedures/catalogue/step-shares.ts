import type { TimeLimit } from '@motcua/shared/calendar';
import type { ProcedureDefinition, ProcessStep } from '@motcua/shared/procedures';

import type { PlainProblem } from './plain-problem.js';

/**
 * The steps share the promised time out among officers: if they may take more than the whole, every officer can be
 * in time and the citizen still be late. Units are compared with themselves only, since how many hours make a
 * working day belongs to the calendar of an office.
 */
export function checkStepShares(
  definition: Pick<ProcedureDefinition, 'limit' | 'steps' | 'cases'>,
): readonly PlainProblem[] {
  const problems = [...overdrawn(definition.limit, definition.steps, ['steps'])];
  definition.cases.forEach((one, index) => {
    // A case that names neither has just been checked as the procedure itself.
    if (!one.limit && !one.steps) return;
    const path = ['cases', index, one.steps ? 'steps' : 'limit'];
    problems.push(...overdrawn(one.limit ?? definition.limit, one.steps ?? definition.steps, path));
  });
  return problems;
}

function overdrawn(whole: TimeLimit, steps: readonly ProcessStep[], path: readonly PropertyKey[]): PlainProblem[] {
  // "Within the day" is not a length that could be added up, and a length of 0 has been refused already.
  if (whole.unit === 'none' || whole.unit === 'sameDay' || whole.amount === 0) return [];
  const taken = steps
    .filter((step) => step.limit?.unit === whole.unit)
    .reduce((sum, step) => sum + (step.limit?.amount ?? 0), 0);
  if (taken <= whole.amount) return [];
  const message =
    path.at(-1) === 'limit'
      ? `is too short, as the steps take ${taken} of ${whole.amount} ${whole.unit}`
      : `take ${taken} ${whole.unit} together, more than the whole limit of ${whole.amount}`;
  return [{ path, message }];
}
