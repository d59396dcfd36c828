import Star from '@mui/icons-material/Star';
import StarBorder from '@mui/icons-material/StarBorder';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePreferences } from '../providers/use-preferences';
import { limitWords } from '../dossiers/limit-words';
import { useShortcut } from '../keyboard/use-shortcut';
import { fieldId } from './focus-field';
import { type IndexedProcedure, searchProcedures } from '../procedures/procedure-search';
import { useProcedures } from '../procedures/use-procedures';
import { wrongWords } from './wrong-words';

interface Props {
  readonly code: string;
  readonly onChoose: (code: string) => void;
  /** Which are offered; all unless given. */
  readonly only?: (procedure: IndexedProcedure) => boolean;
  readonly wrong: string | undefined;
  readonly autoFocus: boolean;
  readonly group: string;
}

/** Finds a procedure by any of its words; a star keeps it near. */
export const ProcedureField = ({ code, onChoose, only, wrong, autoFocus, group }: Props) => {
  const translate = useTranslate();
  const { all, failed, again } = useProcedures();
  const { preferences, save } = usePreferences();
  const { favouriteProcedures: favourite, recentProcedures: recent } = preferences;
  const offered = (only ? all?.filter(only) : all) ?? [];
  const chosen = offered.find((one) => one.code === code) ?? null;
  const [asking, setAsking] = useState(false);
  const starred = favourite.includes(code);
  const star = (): void => {
    if (code === '') return;
    save({ favouriteProcedures: starred ? favourite.filter((one) => one !== code) : [...favourite, code] });
  };
  const starWords = translate(starred ? 'intake.procedure.unmark' : 'intake.procedure.mark');
  useShortcut('Alt+Y', starWords, group, star);
  const sentence = wrong === undefined ? undefined : wrongWords(wrong, translate);
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
      <Autocomplete
        id={fieldId('procedureCode')}
        fullWidth
        size="small"
        autoHighlight
        openOnFocus
        selectOnFocus
        disableClearable={chosen !== null}
        onOpen={() => failed && again()}
        options={offered}
        value={chosen}
        loading={all === undefined && !failed}
        loadingText={translate('app.loading')}
        noOptionsText={translate(failed ? 'intake.procedure.failed' : 'intake.procedure.none')}
        getOptionLabel={({ code: its, name }) => `${its} ${name}`}
        getOptionKey={({ code: its }) => its}
        // While another is asked for, Enter means the first that fits, and not the one that stands there among the others.
        isOptionEqualToValue={(one, other) => !asking && one.code === other.code}
        onInputChange={(_event, _text, reason) => setAsking(reason === 'input')}
        // What stands there when nothing was typed is the chosen one's own name: that is no question.
        filterOptions={(options, { inputValue, getOptionLabel }) =>
          searchProcedures(options, chosen && inputValue === getOptionLabel(chosen) ? '' : inputValue, {
            favourite,
            recent,
          })
        }
        onChange={(_event, next) => next && onChoose(next.code)}
        renderOption={({ key, ...item }, option) => (
          <Box component="li" key={key} {...item} sx={{ display: 'block !important' }}>
            <Typography variant="body2">{option.name}</Typography>
            <Typography variant="caption" color="textSecondary">
              {[
                option.code,
                option.field,
                limitWords(option.limit, translate),
                recent.includes(option.code) && translate('intake.procedure.recent'),
                favourite.includes(option.code) && `★ ${translate('intake.procedure.favourite')}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          </Box>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            label={translate('intake.procedure.label')}
            placeholder={translate('intake.procedure.hint')}
            autoFocus={autoFocus}
            error={sentence !== undefined}
            helperText={sentence}
          />
        )}
      />
      <Tooltip title={`${starWords} (Alt+Y)`}>
        <span>
          <IconButton
            aria-label={starWords}
            aria-pressed={starred}
            aria-keyshortcuts="Alt+Y"
            disabled={code === ''}
            onClick={star}
            color={starred ? 'primary' : 'default'}
          >
            {starred ? <Star /> : <StarBorder />}
          </IconButton>
        </span>
      </Tooltip>
    </Stack>
  );
};
