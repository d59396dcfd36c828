import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { RadioField } from '../../ui/RadioField';
import type { Dossier } from '../dossier.types';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ActField } from './ActField';
import { type Collector, collectorFields, differencesOf, isOtherCollector, usualCollector } from './collector';
import { CollectorDiffers } from './CollectorDiffers';
import { CollectorFields } from './CollectorFields';
import { keepSignature } from './keep-signature';
import { papersHere } from './papers-here';
import { ReturnedPapers } from './ReturnedPapers';
import { SignaturePad } from './SignaturePad';

type Method = Dossier['resultDelivery']['method'];

const METHODS: readonly Method[] = ['desk', 'post', 'online'];

interface Given {
  readonly method: Method;
  readonly collector: Collector;
  readonly waybill: string;
  readonly returned: readonly string[];
  readonly signatureId: string | null;
  /** Why it is given to somebody who differs. */
  readonly reason: string;
}

/** Gives the result out. What goes by post is sent first, and has arrived later. */
export const HandOverAct = (props: ActProps) => {
  const translate = useTranslate();
  const { dossier } = props;
  const draft = useDraft<Given>(actDraftKey(dossier, 'hand_over'), () => ({
    method: dossier.postedAt === null ? dossier.resultDelivery.method : 'post',
    collector: usualCollector(dossier),
    waybill: '',
    returned: [],
    signatureId: null,
    reason: '',
  }));
  const { method, collector } = draft.value;
  const set = (part: Partial<Given>): void => draft.change({ ...draft.value, ...part });
  const who = method === 'desk' ? collectorFields(dossier, collector) : null;
  const differs = who ? differencesOf(dossier, who) : [];
  const arrives = method === 'post' && dossier.postedAt !== null;
  const returnedPapers = (
    <ReturnedPapers
      papers={papersHere(dossier.components).map(({ name }) => name)}
      value={draft.value.returned}
      onChange={(returned) => set({ returned })}
    />
  );
  return (
    <ActDialog
      {...props}
      transition="hand_over"
      draft={draft}
      fields={handOverFields(dossier, draft.value)}
      {...(method === 'post' && !arrives && { doneWords: 'act.posted' })}
    >
      <RadioField
        label={translate('act.delivery')}
        value={method}
        onChange={(next) => set({ method: next })}
        choices={METHODS.map((one) => ({ value: one, label: translate(`act.hand_over_by.${one}`) }))}
        autoFocus={method === 'online' || arrives}
        row
      />
      {method === 'desk' && (
        <>
          <CollectorFields
            dossier={dossier}
            value={collector}
            onChange={(next) =>
              set({ collector: next, ...(isOtherCollector(collector, next) && { signatureId: null }) })
            }
            autoFocus
          />
          <CollectorDiffers differs={differs} reason={draft.value.reason} onChange={(reason) => set({ reason })} />
          {returnedPapers}
          <SignaturePad
            // Another person signs on an empty pad.
            key={`${collector.relation} ${collector.relation === 'authorised' ? collector.fullName : ''}`}
            keep={keepSignature(dossier.id, translate('act.signature'))}
            value={draft.value.signatureId}
            onChange={(signatureId) => set({ signatureId })}
          />
        </>
      )}
      {method === 'post' && !arrives && (
        <>
          <ActField
            label={translate('act.waybill')}
            value={draft.value.waybill}
            onChange={(waybill) => set({ waybill })}
            path="waybill"
            hint={dossier.resultDelivery.address ?? undefined}
            maxLength={60}
            required
            autoFocus
          />
          {returnedPapers}
        </>
      )}
      {method === 'post' && (
        <Typography variant="body2">{translate(arrives ? 'act.post_arrived' : 'act.post_sent')}</Typography>
      )}
    </ActDialog>
  );
};

function handOverFields(
  dossier: Dossier,
  { method, collector, waybill, returned, signatureId, reason }: Given,
): Record<string, unknown> | null {
  switch (method) {
    case 'online':
      return { method };
    case 'desk': {
      const who = collectorFields(dossier, collector);
      if (!who) return null;
      const why = differencesOf(dossier, who).length > 0 ? reason.trim() : null;
      if (why === '') return null;
      return {
        method,
        collector: who,
        ...(returned.length > 0 && { returned }),
        ...(signatureId !== null && { signatureId }),
        ...(why !== null && { reason: why }),
      };
    }
    case 'post':
      if (dossier.postedAt !== null) return { method };
      return waybill.trim() === ''
        ? null
        : { method, waybill: waybill.trim(), ...(returned.length > 0 && { returned }) };
  }
}
