import type { ProcessStep } from '@motcua/shared/procedures';
import { refused } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import { tellAssigned, untellAssigned } from '../../alerts/tell-assigned.js';
import { defaultHolder, mayHoldStep } from '../../staff/step-holders.js';
import { act, type ActContext } from '../act.js';
import { ActDto, ForwardDto, ReassignDto, SendBackDto } from '../dto/transition.dto.js';
import { closeHandover } from '../end-dossier.js';

/** On to the next step and person. Until the taker confirms, the giver answers for the dossier and may take it back. */
export const forward = act(ForwardDto, async (context, request) => {
  const { dossier, acting } = context;
  const steps = context.case.steps;
  const at = steps.findIndex(({ code }) => code === dossier.stepCode);
  if (steps[at]?.role === 'case_officer') dossier.drafterId = acting.staffId;

  const target = request.stepCode
    ? await heldStep(context, namedStep(steps, request.stepCode), request.assigneeId)
    : await nextStep(context, steps.slice(at + 1), request.assigneeId);
  await give(context, target.step.code, acting.staffId, target.holderId);
  return { details: { stepCode: target.step.code, assigneeId: target.holderId } };
});

/** The taker confirms; from now on they answer for it. */
export const receiveHandover = act(ActDto, async (context) => {
  await confirmHandover(context);
  return {};
});

/** The giver takes back what nobody has confirmed. */
export const recall = act(ActDto, async (context) => {
  const { tx, dossier, acting } = context;
  const rows: { from_step: string | null }[] = await tx.em.query(
    `SELECT from_step FROM dossier_handover WHERE dossier_id = $1 AND received_at IS NULL AND recalled_at IS NULL`,
    [dossier.id],
  );
  await closeHandover(tx, dossier.id);
  dossier.stepCode = rows[0]?.from_step ?? dossier.stepCode;
  dossier.assigneeId = acting.staffId;
  dossier.holderId = acting.staffId;
  dossier.handoverPending = false;
  return {};
});

/** Back to an earlier step and whoever held it last. */
export const sendBack = act(SendBackDto, async (context, request) => {
  const { dossier, acting } = context;
  const steps = context.case.steps;
  const at = steps.findIndex(({ code }) => code === dossier.stepCode);
  const step = request.stepCode ? namedStep(steps, request.stepCode) : steps[at - 1];
  if (!step || steps.indexOf(step) >= at) {
    throw refused('dossier.no_earlier_step', 'There is no earlier step to send it back to.');
  }
  const holderId = await requireHolder(context, step, (await lastHolder(context, step, steps[0]!)) ?? undefined);
  await give(context, step.code, acting.staffId, holderId);
  return { reason: request.reason, details: { stepCode: step.code, assigneeId: holderId } };
});

/** A leader gives the same step to somebody else. */
export const reassign = act(ReassignDto, async (context, request) => {
  const { tx, dossier } = context;
  const step = namedStep(context.case.steps, dossier.stepCode ?? '');
  const holderId = await requireHolder(context, step, request.assigneeId);
  await closeHandover(tx, dossier.id);
  const giverId = dossier.holderId ?? context.acting.staffId;
  await give(context, step.code, giverId, holderId);
  return { reason: request.reason, details: { from: giverId, assigneeId: holderId } };
});

export async function confirmHandover({ tx, dossier, acting, now }: ActContext): Promise<void> {
  tx.write(
    `UPDATE dossier_handover SET received_at = $2 WHERE dossier_id = $1 AND received_at IS NULL AND recalled_at IS NULL`,
    [dossier.id, now],
  );
  await untellAssigned(tx, dossier.id);
  dossier.holderId = acting.staffId;
  dossier.handoverPending = false;
}

/** Records giver and receiver; giving to oneself needs no confirmation. */
async function give(
  { tx, dossier, acting, now }: ActContext,
  toStep: string,
  giverId: string,
  receiverId: string,
): Promise<void> {
  const same = giverId === receiverId;
  tx.write(
    `INSERT INTO dossier_handover (id, office_id, dossier_id, from_step, to_step, giver_id, receiver_id, given_at, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [newId(), dossier.officeId, dossier.id, dossier.stepCode, toStep, giverId, receiverId, now, same ? now : null],
  );
  if (!same) await tellAssigned(tx, dossier, receiverId, acting.staffId);
  dossier.stepCode = toStep;
  dossier.assigneeId = receiverId;
  dossier.holderId = giverId;
  dossier.handoverPending = !same;
}

function namedStep(steps: readonly ProcessStep[], code: string): ProcessStep {
  const step = steps.find((one) => one.code === code);
  if (!step)
    throw refused('dossier.step_unknown', 'The process has no such step.', [
      { path: 'stepCode', code: 'field.invalid' },
    ]);
  return step;
}

/** A step and who gets it. */
interface HeldStep {
  readonly step: ProcessStep;
  readonly holderId: string;
}

/** The next step; those that would fall to the same person again are passed over. */
async function nextStep(
  context: ActContext,
  rest: readonly ProcessStep[],
  assigneeId: string | undefined,
): Promise<HeldStep> {
  for (const [index, step] of rest.entries()) {
    const held = await heldStep(context, step, assigneeId);
    const again = assigneeId === undefined && held.holderId === context.acting.staffId && index < rest.length - 1;
    if (!again) return held;
  }
  throw refused('dossier.no_next_step', 'The process has no further step.');
}

async function heldStep(context: ActContext, step: ProcessStep, named: string | undefined): Promise<HeldStep> {
  return { step, holderId: await requireHolder(context, step, named) };
}

async function requireHolder(context: ActContext, step: ProcessStep, named: string | undefined): Promise<string> {
  const query = stepQuery(context, step);
  if (named === undefined) {
    const holder = await defaultHolder(context.tx.em, query);
    if (!holder) throw refused('dossier.no_holder_found', 'Nobody at the office can take this step today.');
    return holder.id;
  }
  if (!(await mayHoldStep(context.tx.em, named, query))) {
    throw refused('dossier.assignee_not_allowed', 'This person has not the role of the step.', [
      { path: 'assigneeId', code: 'field.invalid' },
    ]);
  }
  return named;
}

const stepQuery = ({ dossier, today, field }: ActContext, step: ProcessStep): Parameters<typeof defaultHolder>[1] => ({
  officeId: step.role === 'counter_officer' ? dossier.officeId : dossier.handlingOfficeId,
  role: step.role,
  on: today,
  field,
});

async function lastHolder({ tx, dossier }: ActContext, step: ProcessStep, first: ProcessStep): Promise<string | null> {
  const rows: { id: string }[] = await tx.em.query(
    `SELECT CASE WHEN $2 = $3 THEN giver_id ELSE receiver_id END AS id FROM dossier_handover
      WHERE dossier_id = $1 AND recalled_at IS NULL AND (to_step = $2 OR ($2 = $3 AND from_step = $2))
      ORDER BY given_at DESC LIMIT 1`,
    [dossier.id, step.code, first.code],
  );
  return rows[0]?.id ?? null;
}
