import { isReckonable } from '@motcua/shared/calendar';
import { refused } from '../../common/domain-error.js';
import { act } from '../act.js';
import { ApologiseDto } from '../dto/transition.dto.js';

/** Tells the citizen why it will be late and until when; `dueAt` stays, so lateness is not washed away. */
export const apologise = act(ApologiseDto, (context, { reason, newDueAt }) => {
  const { dossier, now } = context;
  const promised = new Date(newDueAt);
  if (!isReckonable(promised) || promised <= now || (dossier.dueAt !== null && promised <= dossier.dueAt)) {
    throw refused('dossier.new_due_invalid', 'The new date must lie ahead and after the date promised before.', [
      { path: 'newDueAt', code: 'field.invalid' },
    ]);
  }
  dossier.duePromised = promised;
  dossier.apologies += 1;
  return {
    reason,
    details: { dueAt: dossier.dueAt?.toISOString() ?? null, duePromised: promised.toISOString() },
    notices: [{ kind: 'apology', reason }],
  };
});
