import Alert from '@mui/material/Alert';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useScan } from '../../scan/use-scan';
import { RadioField } from '../../ui/RadioField';
import type { Dossier } from '../dossier.types';
import { ActField } from './ActField';
import { type CardOwner, type Collector, collectorOfCard, ownerOfCard } from './collector';

interface Props {
  readonly dossier: Dossier;
  readonly value: Collector;
  readonly onChange: (collector: Collector) => void;
  readonly autoFocus?: boolean;
}

const RELATIONS = ['applicant', 'submitter', 'authorised'] as const;

/** Who collects the result; the chip card of whoever stands at the counter fills it in. */
export const CollectorFields = ({ dossier, value, onChange, autoFocus = false }: Props) => {
  const translate = useTranslate();
  const [owner, setOwner] = useState<CardOwner | null>(null);
  const { applicant, submitter } = dossier;
  useScan(
    (scan) => {
      if (scan.kind !== 'citizenCard') return false;
      setOwner(ownerOfCard(dossier, scan.card));
      onChange(collectorOfCard(dossier, scan.card));
      return true;
    },
    [dossier, onChange],
  );
  const change = (collector: Collector): void => {
    setOwner(null);
    onChange(collector);
  };
  const names = { applicant: applicant.fullName, submitter: submitter?.fullName, authorised: '' };
  const offered = RELATIONS.filter((one) => one !== 'submitter' || submitter !== null);
  return (
    <>
      <RadioField
        label={translate('act.collector')}
        value={value.relation}
        onChange={(relation) =>
          change({ relation: relation as Collector['relation'], fullName: value.fullName, citizenId: '' })
        }
        choices={offered.map((one) => ({
          value: one,
          label: translate(`act.collectors.${one}`, { name: names[one] }),
        }))}
        autoFocus={autoFocus}
        row
      />
      {value.relation === 'authorised' && (
        <>
          <ActField
            label={translate('act.person_fields.fullName')}
            value={value.fullName}
            onChange={(fullName) => change({ ...value, fullName })}
            path="collector.fullName"
            required
          />
          <ActField
            label={translate('act.authorisation')}
            value={value.authorisation ?? ''}
            onChange={(authorisation) => change({ ...value, authorisation })}
            path="collector.authorisation"
            hint={translate('act.authorisation_hint')}
            maxLength={300}
          />
        </>
      )}
      <ActField
        label={translate('act.citizen_id_optional')}
        value={value.citizenId}
        onChange={(citizenId) => change({ ...value, citizenId: citizenId.replace(/\D/g, '') })}
        path="collector.citizenId"
        hint={translate('act.scan_collector')}
        maxLength={12}
        digits
      />
      <div aria-live="polite">
        {owner && (
          <Alert severity={owner === 'applicant' || owner === 'submitter' ? 'success' : 'warning'}>
            {translate(`act.card.${owner}`, { name: applicant.fullName })}
          </Alert>
        )}
      </div>
    </>
  );
};
