import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useNotify, useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { ChoiceField } from '../../ui/ChoiceField';
import { DateField } from '../../ui/DateField';
import { WholeField } from '../../ui/WholeField';
import { WishFields } from '../../wishes/WishFields';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ActField } from './ActField';
import { changesOf, type Corrections, correctionsOf, leavesAsWritten, sameWish } from './corrections';
import { FormValues } from './FormValues';
import { ReasonField } from './ReasonField';
import { holdElsewhere, useSameReader } from './same-reader';

/** Sets right what was typed wrong. Numbers, phone and e-mail are masked, so they are typed anew or left empty. */
export const CorrectAct = (props: ActProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { dossier, proposes } = props;
  const { applicant, submitter } = dossier;
  const draft = useDraft(actDraftKey(dossier, 'correct'), () => ({
    form: correctionsOf(dossier),
    reason: '',
    elsewhere: true,
  }));
  const { form, reason, elsewhere } = draft.value;
  const set = (part: Partial<Corrections>): void => draft.change({ ...draft.value, form: { ...form, ...part } });
  const changes = changesOf(dossier, form);
  // Who has to agree to another name or number agrees to this dossier alone.
  const alone = proposes || 'fullName' in changes || 'citizenId' in changes;
  const others = useSameReader(dossier.id, 'messages' in changes && !alone).filter(
    ({ messages }) => !sameWish(messages, form.wish),
  );
  const offered = 'messages' in changes && !alone && others.length > 0;
  const hold = async (): Promise<void> => {
    const left = await holdElsewhere(others, form.wish, reason.trim());
    if (left.length > 0) notify('act.wish_left', { type: 'warning', messageArgs: { codes: left.join(', ') } });
    else notify('act.wish_held', { type: 'success', messageArgs: { smart_count: others.length } });
  };
  const complete = Object.keys(changes).length > 0 && reason.trim() !== '';
  const text = (name: 'fullName' | 'citizenId' | 'phone' | 'email' | 'address', masked?: string | null) => ({
    label: translate(`act.person_fields.${name}`),
    value: form[name],
    onChange: (value: string) => set({ [name]: value }),
    path: `changes.${name}`,
    ...(masked && { placeholder: masked, hint: translate('act.unchanged_if_empty') }),
  });
  const ofBearer = (name: 'phone' | 'email', masked: string | null) => {
    const field = name === 'phone' ? 'submitterPhone' : 'submitterEmail';
    return {
      label: translate(`act.bearer_fields.${name}`),
      value: form[field],
      onChange: (value: string) => set({ [field]: value }),
      path: `changes.submitter.${name}`,
      ...(masked && { placeholder: masked, hint: translate('act.unchanged_if_empty') }),
    };
  };
  return (
    <ActDialog
      {...props}
      transition="correct"
      width="sm"
      draft={draft}
      fields={complete ? { changes, reason: reason.trim() } : null}
      {...(offered && elsewhere && { onDone: () => void hold() })}
    >
      <ActField {...text('fullName')} autoFocus />
      {applicant.kind === 'person' && (
        <>
          <ActField {...text('citizenId', applicant.citizenId)} maxLength={12} digits />
          <DateField
            label={translate('act.person_fields.dateOfBirth')}
            value={form.dateOfBirth}
            onChange={(dateOfBirth) => set({ dateOfBirth })}
            birth
          />
          <ChoiceField
            label={translate('act.person_fields.sex')}
            value={form.sex}
            onChange={(sex) => set({ sex })}
            choices={['', 'male', 'female'].map((sex) => ({
              value: sex,
              label: translate(`act.sexes.${sex || 'none'}`),
            }))}
          />
        </>
      )}
      <ActField {...text('phone', applicant.phone)} maxLength={30} digits />
      <ActField {...text('email', applicant.email)} maxLength={254} />
      {submitter && (
        <>
          <ActField {...ofBearer('phone', submitter.phone)} maxLength={30} digits />
          <ActField {...ofBearer('email', submitter.email)} maxLength={254} />
        </>
      )}
      <WishFields wish={form.wish} change={(wish) => set({ wish })} />
      {offered && (
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={elsewhere}
              onChange={(_event, on) => draft.change({ ...draft.value, elsewhere: on })}
            />
          }
          label={translate('act.wish_elsewhere', {
            smart_count: others.length,
            codes: others.map(({ code }) => code).join(', '),
          })}
          slotProps={{ typography: { variant: 'body2' } }}
        />
      )}
      {leavesAsWritten(dossier, form) && <Alert severity="info">{translate('act.written_already')}</Alert>}
      <ActField {...text('address')} maxLength={500} />
      <ChoiceField
        label={translate('act.delivery')}
        value={form.deliveryMethod}
        onChange={(method) => set({ deliveryMethod: method })}
        choices={(['desk', 'post', 'online'] as const).map((value) => ({
          value,
          label: translate(`delivery.${value}`),
        }))}
      />
      {form.deliveryMethod === 'post' && (
        <ActField
          label={translate('act.delivery_address')}
          value={form.deliveryAddress}
          onChange={(deliveryAddress) => set({ deliveryAddress })}
          path="changes.resultDelivery.address"
          maxLength={500}
        />
      )}
      <WholeField label={translate('act.sets')} value={form.sets} max={20} onChange={(sets) => set({ sets })} />
      <FormValues
        fields={dossier.procedure.formFields}
        values={form.formData}
        onChange={(formData) => set({ formData })}
      />
      <ReasonField value={reason} change={(next) => draft.change({ ...draft.value, reason: next })} required />
    </ActDialog>
  );
};
