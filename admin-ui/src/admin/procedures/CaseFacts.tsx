import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ProcedureCase } from '@motcua/shared/procedures';
import { useTranslate } from 'react-admin';
import { limitWords } from '../../dossiers/limit-words';
import { Nothing } from '../parts/Nothing';
import { ComponentTable, FeeTable, StepTable } from './definition-tables';

/** The cases of a procedure, each with what it has of its own. */
export const CaseFacts = ({ cases }: { cases: readonly ProcedureCase[] }) => {
  const translate = useTranslate();
  return (
    <Stack spacing={2.5}>
      {cases.map(({ code, name, limit, components, steps, fees }) => (
        <Stack key={code} spacing={1}>
          <Typography component="h3" variant="body1" sx={{ fontWeight: 500 }}>
            {name}{' '}
            <Typography component="span" variant="body2" color="textSecondary">
              {code}
              {limit && ` · ${limitWords(limit, translate)}`}
            </Typography>
          </Typography>
          {!limit && !components && !steps && !fees && <Nothing>{translate('admin.procedure.case_as_whole')}</Nothing>}
          {components && <ComponentTable rows={components} />}
          {steps && <StepTable rows={steps} />}
          {fees && fees.length > 0 && <FeeTable rows={fees} />}
          {fees?.length === 0 && <Nothing>{translate('admin.procedure.no_fees')}</Nothing>}
        </Stack>
      ))}
    </Stack>
  );
};
