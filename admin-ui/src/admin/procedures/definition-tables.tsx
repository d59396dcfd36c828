import Typography from '@mui/material/Typography';
import { formatVnd } from '@motcua/shared/payments';
import type { ComponentDefinition, FeeDefinition, FormField, ProcessStep } from '@motcua/shared/procedures';
import { useTranslate } from 'react-admin';
import { limitWords } from '../../dossiers/limit-words';
import { AdminTable } from '../parts/AdminTable';

const CODE_WIDTH = 150;

export const ComponentTable = ({ rows }: { rows: readonly ComponentDefinition[] }) => {
  const translate = useTranslate();
  return (
    <AdminTable
      label={translate('admin.procedure.components')}
      rows={rows}
      keyOf={({ code }) => code}
      columns={[
        {
          name: 'name',
          head: translate('admin.procedure.component'),
          cell: ({ name, required, condition }) => (
            <>
              {name}
              {required === 'conditional' && (
                <Typography variant="body2" color="textSecondary">
                  {translate('admin.procedure.only_if', { condition: condition ?? '' })}
                </Typography>
              )}
            </>
          ),
        },
        { name: 'code', head: translate('admin.procedure.row_code'), width: CODE_WIDTH, cell: ({ code }) => code },
        {
          name: 'form',
          head: translate('admin.procedure.form'),
          width: 170,
          cell: ({ form }) => translate(`dossier.forms.${form}`),
        },
        {
          name: 'copies',
          head: translate('admin.procedure.copies'),
          width: 80,
          align: 'right',
          cell: ({ copies }) => copies,
        },
      ]}
    />
  );
};

export const StepTable = ({ rows }: { rows: readonly ProcessStep[] }) => {
  const translate = useTranslate();
  return (
    <AdminTable
      label={translate('admin.procedure.steps')}
      rows={rows}
      keyOf={({ code }) => code}
      columns={[
        {
          name: 'name',
          head: translate('admin.procedure.step'),
          cell: (step) => `${rows.indexOf(step) + 1}. ${step.name}`,
        },
        { name: 'code', head: translate('admin.procedure.row_code'), width: CODE_WIDTH, cell: ({ code }) => code },
        {
          name: 'role',
          head: translate('admin.procedure.done_by'),
          width: 170,
          cell: ({ role }) => translate(`roles.${role}`),
        },
        {
          name: 'limit',
          head: translate('admin.procedure.share'),
          width: 170,
          cell: ({ limit }) => (limit ? limitWords(limit, translate) : '–'),
        },
      ]}
    />
  );
};

export const FeeTable = ({ rows }: { rows: readonly FeeDefinition[] }) => {
  const translate = useTranslate();
  const details = ({ tiers = [], capVnd, exemptions = [] }: FeeDefinition): string[] => [
    ...tiers.map(({ from, amountVnd }) =>
      translate('admin.procedure.tier_words', { from, amount: formatVnd(amountVnd) }),
    ),
    ...(capVnd === undefined ? [] : [translate('admin.procedure.cap_words', { amount: formatVnd(capVnd) })]),
    ...exemptions.map((reason) => translate('admin.procedure.exempt_words', { reason })),
  ];
  return (
    <AdminTable
      label={translate('admin.procedure.fees')}
      rows={rows}
      keyOf={({ code }) => code}
      columns={[
        {
          name: 'name',
          head: translate('admin.procedure.fee'),
          cell: (fee) => (
            <>
              {fee.name}
              {details(fee).map((text) => (
                <Typography variant="body2" color="textSecondary" key={text}>
                  {text}
                </Typography>
              ))}
            </>
          ),
        },
        { name: 'code', head: translate('admin.procedure.row_code'), width: CODE_WIDTH, cell: ({ code }) => code },
        {
          name: 'kind',
          head: translate('admin.procedure.kind'),
          width: 110,
          cell: ({ kind }) => translate(`admin.procedure.fee_kinds.${kind}`),
        },
        {
          name: 'amount',
          head: translate('admin.procedure.amount'),
          width: 200,
          align: 'right',
          cell: ({ amountVnd, per }) => `${formatVnd(amountVnd)} / ${translate(`admin.procedure.pers.${per}`)}`,
        },
      ]}
    />
  );
};

export const FormFieldTable = ({ rows }: { rows: readonly FormField[] }) => {
  const translate = useTranslate();
  return (
    <AdminTable
      label={translate('admin.procedure.form_fields')}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { name: 'label', head: translate('admin.procedure.field_label'), cell: ({ label }) => label },
        { name: 'key', head: translate('admin.procedure.field_key'), width: 220, cell: ({ key }) => key },
        {
          name: 'type',
          head: translate('admin.procedure.field_type'),
          width: 140,
          cell: ({ type }) => translate(`admin.procedure.field_types.${type}`),
        },
      ]}
    />
  );
};
