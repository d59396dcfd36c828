import { formatDateVi } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import type { ProcedureRecord } from '../admin.types';
import { Sign } from '../parts/Sign';
import { versionState } from './versions';

/** Whether dossiers are taken in under it today, and whether it is about to change. */
export const ProcedureSign = ({ procedure, today }: { procedure: ProcedureRecord; today: string }) => {
  const translate = useTranslate();
  const { disabledAt, versions } = procedure;
  if (disabledAt !== null) return <Sign tone="red">{translate('admin.procedure.states.disabled')}</Sign>;
  const next = versions.find((one) => versionState(one, today) === 'future');
  if (next) {
    return (
      <Sign tone="amber">{translate('admin.procedure.states.changes', { day: formatDateVi(next.effectiveFrom) })}</Sign>
    );
  }
  const inForce = versions.some((one) => versionState(one, today) === 'in_force');
  return inForce ? (
    <Sign tone="green">{translate('admin.procedure.states.in_force')}</Sign>
  ) : (
    <Sign>{translate('admin.procedure.states.past')}</Sign>
  );
};
