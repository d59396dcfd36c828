import { localDateOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { useRoles } from '../../providers/use-roles';
import { serverNow } from '../../providers/http';
import { DateField } from '../../ui/DateField';
import { StaffField, useOnlyOne } from '../../ui/StaffField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { type ChosenCause, LateCauseField } from './LateCauseField';
import { type Decided, GRANTED, OutcomeFields, outcomeFields } from './OutcomeFields';
import { firstResult, type IssuedResult, resultFields } from './results';
import { ResultLines } from './ResultLines';

interface Issued {
  readonly results: readonly IssuedResult[];
  readonly decided: Decided;
  readonly signerId: string;
  readonly signedOn: string;
  /** Asked only where it is late. */
  readonly lateCause: ChosenCause;
}

/** Numbers and issues the result: what was signed here, or a paper a leader has signed by hand. */
export const DecideAct = (props: ActProps) => {
  const translate = useTranslate();
  const { dossier } = props;
  // A leader who issues the result signs it thereby.
  const maySign = useRoles().has('leader');
  const draft = useDraft<Issued>(actDraftKey(dossier, 'decide'), () => ({
    results: [firstResult(dossier.procedure)],
    decided: GRANTED,
    signerId: '',
    signedOn: localDateOf(serverNow()),
    lateCause: dossier.lateCause ?? '',
  }));
  const onlyLeader = useOnlyOne('leader', dossier.handlingOfficeCode);
  const { results, decided, signedOn, lateCause } = draft.value;
  const signerId = draft.value.signerId || (maySign ? '' : onlyLeader);
  const set = (part: Partial<Issued>): void => draft.change({ ...draft.value, ...part });
  const outcome = outcomeFields(decided);
  const signed = outcome && (signerId !== '' || maySign) && signedOn !== '';
  const signature = signed && { ...outcome, signedOn, ...(signerId !== '' && { signerId }) };
  const explained = !dossier.late ? {} : lateCause !== '' && { lateCause };
  const issued = dossier.signed ? {} : signature;
  const fields = issued && explained && { results: resultFields(results), ...issued, ...explained };
  return (
    <ActDialog {...props} transition="decide" width="md" draft={draft} fields={fields || null}>
      {!dossier.signed && (
        <>
          <StaffField
            label={translate('act.signer')}
            value={signerId}
            onChange={(id) => set({ signerId: id })}
            role="leader"
            officeCode={dossier.handlingOfficeCode}
            {...(maySign && { nobody: translate('act.i_sign') })}
            required={!maySign}
            autoFocus
          />
          <DateField
            label={translate('act.signed_on')}
            value={signedOn}
            onChange={(day) => set({ signedOn: day })}
            required
          />
          <OutcomeFields value={decided} onChange={(next) => set({ decided: next })} />
        </>
      )}
      <ResultLines
        procedure={dossier.procedure}
        results={results}
        onChange={(next) => set({ results: next })}
        autoFocus={dossier.signed}
      />
      {dossier.late && <LateCauseField value={lateCause} onChange={(cause) => set({ lateCause: cause })} />}
    </ActDialog>
  );
};
