import Alert from '@mui/material/Alert';
import { useTranslate } from 'react-admin';
import type { Hurdle } from './use-intake';

/** Why nothing was saved and what to do about it, right above the keys that were pressed. */
export const HurdleNote = ({ hurdle }: { hurdle: Hurdle | null }) => {
  const translate = useTranslate();
  const words = (of: Hurdle): string => {
    switch (of.kind) {
      case 'fields':
        return translate('intake.act.look', { smart_count: of.count });
      case 'papers':
        return translate('intake.act.papers_missing', { names: of.names.join('; ') });
      case 'duplicates':
        return [
          translate('intake.duplicate.warning', { codes: of.rows.map(({ code }) => code).join(', ') }),
          translate('intake.duplicate.again'),
        ].join(' ');
      case 'refused':
        return [
          translate(`errors.${of.problem.code}`),
          of.problem.missing?.map(({ name }) => name).join('; '),
          of.problem.code === 'network' && translate('intake.act.kept'),
        ]
          .filter(Boolean)
          .join(' ');
    }
  };
  return (
    <div role="alert">
      {hurdle && (
        <Alert severity={hurdle.kind === 'refused' ? 'error' : 'warning'} sx={{ mb: 1, py: 0 }}>
          {words(hurdle)}
        </Alert>
      )}
    </div>
  );
};
