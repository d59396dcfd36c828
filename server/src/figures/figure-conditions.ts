import {
  FIGURES,
  type FigureId,
  type FigureSpan,
  isStepFigure,
  isSupplementFigure,
  type NowFigure,
  type PeriodFigure,
  type StepFigure,
  type SupplementFigure,
} from '@motcua/shared/figures';
import type { Condition } from '../dossiers/conditions.js';
import { nowPredicate } from './now-conditions.js';
import { givenAnotherCase, periodPredicate, thenOf, touches } from './period-conditions.js';
import { leftStep, type StepsOf } from './step-conditions.js';
import { mayBeAnswered, supplementPredicate } from './supplement-conditions.js';
import type { FigureScope } from './figure-scope.js';

/** What a figure is asked for: a figure of a period with its span, or one of this moment. */
export type FigureAsked =
  | { readonly id: PeriodFigure | SupplementFigure; readonly span: FigureSpan }
  | ({ readonly id: StepFigure; readonly span: FigureSpan } & StepsOf)
  | { readonly id: NowFigure; readonly now: Date };

/**
 * The one condition of a figure on dossiers `d`: the tile, the row of the report and the list behind either ask by it,
 * so a number always equals its list.
 */
export function figureCondition(scope: FigureScope, asked: FigureAsked): Condition {
  const ofOffices = officesOfFigure(scope, asked.id);
  if ('now' in asked) {
    return [`${ofOffices[0]} AND ${nowPredicate(asked.id, asked.now, scope)}`, ...ofOffices.slice(1)];
  }
  if (isStepAsked(asked)) return leftStep(asked.id, scope.officeIds, asked.span, asked);
  if (isSupplementFigure(asked.id)) {
    const answered = `${ofOffices[0]} AND ${mayBeAnswered(asked.span)}`;
    const counted = `EXISTS (SELECT 1 FROM ${thenOf(asked.span, scope)} WHERE ${supplementPredicate(asked.id, asked.span)})`;
    return [`${answered} AND ${counted}`, ...ofOffices.slice(1)];
  }
  const [sql, ...values] = spanCondition(scope, asked.span);
  // Said outside of what is asked of each, the few are found by their events.
  const few = asked.id === 'caseChanged' ? ` AND d.id IN (${givenAnotherCase(asked.span)})` : '';
  return [
    `${sql}${few} AND EXISTS (SELECT 1 FROM ${thenOf(asked.span, scope)} WHERE ${periodPredicate(asked.id, asked.span)})`,
    ...values,
  ];
}

const isStepAsked = (asked: FigureAsked): asked is Extract<FigureAsked, { readonly id: StepFigure }> =>
  isStepFigure(asked.id);

export function officesOfFigure({ officeIds }: FigureScope, id: FigureId): Condition {
  const column = FIGURES[id].of === 'receiving' ? 'd.office_id' : 'd.handling_office_id';
  // One office is written as such: the walk along an index in its order is open to equality only.
  return officeIds.length === 1 ? [`${column} = ?`, officeIds[0]] : [`${column} = ANY (?)`, officeIds];
}

/** Every dossier that may be in a figure of the span; written so that an index can find them. */
export function spanCondition(scope: FigureScope, span: FigureSpan): Condition {
  const [ofOffices, ...values] = officesOfFigure(scope, 'received');
  return [`${ofOffices} AND ${touches(span)}`, ...values];
}
