import { localDateOf } from '@motcua/shared/calendar';
import { refused } from '../../common/domain-error.js';
import { act, type ActContext } from '../act.js';
import { closePause, openPause, recomputeDue } from '../clock-of-dossier.js';
import { toldAnew } from '../due-told.js';
import { PauseDto, ReasonDto, SuspendDto, UnpauseDto } from '../dto/transition.dto.js';

/** Waiting for another agency, where the procedure allows it, or force majeure: with a document and a day of review. */
export const pause = act(PauseDto, async (context, { cause, document, reviewOn }) => {
  if (cause === 'other_agency' && !context.procedure.definition.otherAgencyPause) {
    throw refused('dossier.pause_not_allowed', 'Waiting for another agency does not stop the clock of this procedure.');
  }
  const day = new Date(`${reviewOn}T00:00:00+07:00`);
  if (Number.isNaN(day.getTime()) || localDateOf(day) !== reviewOn || reviewOn < context.today) {
    throw refused('dossier.review_date_invalid', 'The day of review must exist and not be over.', [
      { path: 'reviewOn', code: 'field.invalid' },
    ]);
  }
  await openPause(context, { cause, document, reviewOn });
  return { details: { cause, document, reviewOn } };
});

/** The citizen was told no date for this pause, so only one that moved is news. */
export const unpause = act(UnpauseDto, async (context, { reason }) => {
  const { dueAt, duePromised } = context.dossier;
  const details = await clockGoesOn(context);
  const moved = toldAnew({ dueAt, duePromised }, context.dossier);
  return { reason, details, notices: moved ? [{ kind: 'due_moved', ...(reason && { reason }) }] : [] };
});

export const suspend = act(SuspendDto, async (context, { reason, document }) => {
  await openPause(context, { cause: 'suspension', document });
  return { reason, details: { document: document ?? null }, notices: [{ kind: 'suspended', reason }] };
});

export const resume = act(ReasonDto, async (context, { reason }) => ({
  reason,
  details: await clockGoesOn(context),
  notices: [{ kind: 'resumed' }],
}));

async function clockGoesOn(context: ActContext): Promise<Record<string, unknown>> {
  await closePause(context);
  await recomputeDue(context.tx, context.dossier, context.case.limit, await context.calendar());
  return { dueAt: context.dossier.dueAt?.toISOString() ?? null };
}
