import { apologyIsLate, extensionDays, isCountedMoment, isReckonable } from '@motcua/shared/calendar';
import { refused } from '../../common/domain-error.js';
import { act, type ActContext } from '../act.js';
import { ApologiseDto } from '../dto/transition.dto.js';

/**
 * Tells the citizen why it will be late and until when; `dueAt` stays, so lateness is not washed away. One that goes out
 * later than the office asks for is marked, not refused: a late word is better than none.
 */
export const apologise = act(ApologiseDto, async (context, { reason, newDueAt }) => {
  const { dossier, now } = context;
  const promised = new Date(newDueAt);
  await requirePromisable(context, promised);
  const sentLate =
    dossier.dueAt !== null && apologyIsLate(now, dossier.dueAt, context.conditions.settings['apology.minLeadDays']);
  dossier.duePromised = promised;
  dossier.apologies += 1;
  return {
    reason,
    details: { dueAt: dossier.dueAt?.toISOString() ?? null, duePromised: promised.toISOString(), sentLate },
    notices: [{ kind: 'apology', reason }],
  };
});

async function requirePromisable(context: ActContext, promised: Date): Promise<void> {
  const { dossier, now, conditions } = context;
  const before = dossier.duePromised ?? dossier.dueAt;
  if (!isReckonable(promised) || promised <= now || (before !== null && promised <= before)) {
    throw wrongDate('dossier.new_due_invalid', 'The new date must lie ahead and after the date promised before.');
  }
  const hours = await context.calendar();
  if (!isCountedMoment(promised, hours)) {
    throw wrongDate('dossier.new_due_off', 'Nobody is at work at that time: promise one within working hours.');
  }
  const most = conditions.settings['apology.maxExtensionDays'];
  if (most > 0 && dossier.dueAt !== null && extensionDays(dossier.dueAt, promised, hours) > most) {
    throw wrongDate('dossier.extension_too_long', `The promise may be moved by ${most} working days at most.`);
  }
}

const wrongDate = (code: string, sentence: string) =>
  refused(code, sentence, [{ path: 'newDueAt', code: 'field.invalid' }]);
