import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { formatDateVi, localDateOf } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { KeyButton } from '../../keyboard/KeyButton';
import { serverNow } from '../../providers/http';
import { ChoiceField } from '../../ui/ChoiceField';
import type { FullProcedure } from '../admin.types';
import { useOne } from '../api/use-read';
import { Confirm } from '../parts/Confirm';
import { PageHead } from '../../ui/PageHead';
import { Waiting } from '../parts/Waiting';
import { ProcedureSign } from './ProcedureSign';
import { VersionFacts } from './VersionFacts';
import { versionState, versionToShow } from './versions';

/** One procedure with every word of each version. */
export const ProcedureShow = () => {
  const { code = '' } = useParams();
  const { record, error, again } = useOne<FullProcedure>(`procedures/${encodeURIComponent(code)}`);
  return (
    <Waiting data={record} error={error} again={again}>
      {(procedure) => <OneProcedure key={procedure.id} procedure={procedure} again={again} />}
    </Waiting>
  );
};

const OneProcedure = ({ procedure, again }: { procedure: FullProcedure; again: () => void }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const today = localDateOf(serverNow());
  const [chosen, setChosen] = useState<number | null>(null);
  const [asking, setAsking] = useState(false);
  const { code, versions, disabledAt } = procedure;
  const version = versions.find(({ number }) => number === chosen) ?? versionToShow(versions, today);
  const turn = disabledAt === null ? 'disable' : 'enable';
  if (!version) return null;
  return (
    <>
      <PageHead
        title={version.name}
        over={disabledAt !== null}
        back={{ to: '/admin/procedures', label: translate('admin.procedure.all') }}
        aside={
          <>
            <Typography color="textSecondary">{code}</Typography>
            <ProcedureSign procedure={procedure} today={today} />
          </>
        }
      >
        <Button variant="outlined" color={disabledAt === null ? 'error' : 'primary'} onClick={() => setAsking(true)}>
          {translate(`admin.procedure.${turn}.button`)}
        </Button>
        <KeyButton
          keys="n"
          label={translate('admin.procedure.new_version')}
          group={translate('admin.keys')}
          variant="contained"
          onPress={() => void navigate(`/admin/procedures/${code}/new-version`)}
        />
      </PageHead>
      <Box sx={{ maxWidth: 420, mb: 2 }}>
        <ChoiceField
          label={translate('admin.procedure.version')}
          value={String(version.number)}
          onChange={(number) => setChosen(Number(number))}
          choices={versions.toReversed().map((one) => ({
            value: String(one.number),
            label: translate(`admin.procedure.version_of.${versionState(one, today)}`, {
              number: one.number,
              from: formatDateVi(one.effectiveFrom),
              to: one.effectiveTo === null ? '' : formatDateVi(one.effectiveTo),
            }),
          }))}
        />
      </Box>
      <VersionFacts definition={version.definition} />
      {asking && (
        <Confirm
          title={translate(`admin.procedure.${turn}.ask`)}
          effect={translate(`admin.procedure.${turn}.effect`)}
          submit={translate(`admin.procedure.${turn}.button`)}
          path={`procedures/${code}/${turn}`}
          version={procedure.version}
          done={`admin.procedure.${turn}.done`}
          onClose={() => setAsking(false)}
          onShowNew={again}
        />
      )}
    </>
  );
};
