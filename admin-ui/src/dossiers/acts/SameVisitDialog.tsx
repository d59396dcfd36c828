import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { callApi } from '../../providers/http';
import { useSignedIn } from '../../providers/use-signed-in';
import { StaffField, useOnlyOne } from '../../ui/StaffField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { type Collector, collectorFields, differencesOf, isOtherCollector, usualCollector } from './collector';
import { CollectorDiffers } from './CollectorDiffers';
import { CollectorFields } from './CollectorFields';
import { keepSignature } from './keep-signature';
import { papersHere } from './papers-here';
import { firstResult, type IssuedResult, resultFields } from './results';
import { ResultLines } from './ResultLines';
import { ReturnedPapers } from './ReturnedPapers';
import { SignaturePad } from './SignaturePad';

interface Finished {
  readonly signerId: string;
  readonly results: readonly IssuedResult[];
  readonly collector: Collector;
  readonly returned: readonly string[];
  readonly signatureId: string | null;
  /** Why it is given to somebody who differs. */
  readonly reason: string;
}

/** Who signed last for each person at this desk and office, in the memory of this page only. */
const lastSigner = new Map<string, string>();

const SAME_VISIT = {
  name: 'same_visit',
  send: (dossierId: string, body: { readonly version: number }, idempotencyKey: string): Promise<unknown> =>
    callApi(`/dossiers/${dossierId}/same-visit`, { method: 'POST', body, idempotencyKey }),
} as const;

/** Signed, entered into the register and handed over while the citizen waits: once the signer is known, Enter alone. */
export const SameVisitDialog = (props: ActProps) => {
  const translate = useTranslate();
  const { dossier } = props;
  const desk = `${useSignedIn().person?.id ?? ''} ${dossier.handlingOfficeCode}`;
  const draft = useDraft<Finished>(actDraftKey(dossier, 'same_visit'), () => ({
    signerId: lastSigner.get(desk) ?? '',
    results: [firstResult(dossier.procedure)],
    collector: usualCollector(dossier),
    returned: [],
    signatureId: null,
    reason: '',
  }));
  const onlyLeader = useOnlyOne('leader', dossier.handlingOfficeCode);
  const { results, collector, returned, signatureId, reason } = draft.value;
  const signerId = draft.value.signerId || onlyLeader;
  const set = (part: Partial<Finished>): void => draft.change({ ...draft.value, ...part });
  const who = collectorFields(dossier, collector);
  const differs = who ? differencesOf(dossier, who) : [];
  const isExplained = differs.length === 0 || reason.trim() !== '';
  return (
    <ActDialog
      {...props}
      transition="forward"
      compound={SAME_VISIT}
      width="md"
      draft={draft}
      fields={
        signerId === '' || who === null || !isExplained
          ? null
          : {
              signerId,
              results: resultFields(results),
              collector: who,
              ...(returned.length > 0 && { returned }),
              ...(signatureId !== null && { signatureId }),
              ...(differs.length > 0 && { collectorReason: reason.trim() }),
            }
      }
      onDone={() => lastSigner.set(desk, signerId)}
    >
      <StaffField
        label={translate('act.signer')}
        value={signerId}
        onChange={(id) => set({ signerId: id })}
        role="leader"
        officeCode={dossier.handlingOfficeCode}
        required
        autoFocus
      />
      <ResultLines procedure={dossier.procedure} results={results} onChange={(next) => set({ results: next })} />
      <CollectorFields
        dossier={dossier}
        value={collector}
        onChange={(next) => set({ collector: next, ...(isOtherCollector(collector, next) && { signatureId: null }) })}
      />
      <CollectorDiffers differs={differs} reason={reason} onChange={(next) => set({ reason: next })} />
      <ReturnedPapers
        papers={papersHere(dossier.components).map(({ name }) => name)}
        value={returned}
        onChange={(next) => set({ returned: next })}
      />
      <SignaturePad
        // Another person signs on an empty pad.
        key={`${collector.relation} ${collector.relation === 'authorised' ? collector.fullName : ''}`}
        keep={keepSignature(dossier.id, translate('act.signature'))}
        value={signatureId}
        onChange={(next) => set({ signatureId: next })}
      />
    </ActDialog>
  );
};
