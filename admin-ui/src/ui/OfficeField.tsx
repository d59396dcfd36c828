import Autocomplete from '@mui/material/Autocomplete';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { officeTree } from './office-tree';

interface Office {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
}

interface Props {
  readonly offices: readonly Office[];
  readonly code: string;
  readonly onChoose: (code: string) => void;
  readonly width: number;
  readonly variant?: NonNullable<TextFieldProps['variant']>;
  /** For who sees no label. */
  readonly label: string;
  readonly labelled?: boolean;
}

/** One office of a province: they stand below one another, and any part of a name or code finds them. */
export const OfficeField = ({
  offices,
  code,
  onChoose,
  width,
  variant = 'outlined',
  label,
  labelled = true,
}: Props) => {
  const chosen = offices.find((one) => one.code === code);
  if (!chosen) return null;
  const depths = new Map(officeTree(offices).map(({ office, depth }) => [office.code, depth]));
  return (
    <Autocomplete
      size="small"
      disableClearable
      autoHighlight
      selectOnFocus
      sx={{ width }}
      options={offices}
      value={chosen}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ code: its }) => its}
      isOptionEqualToValue={(one, other) => one.code === other.code}
      // What stands there when nothing was typed is the chosen one's own name: that is no question.
      filterOptions={(all, { inputValue }) =>
        officeTree(all, inputValue === chosen.name ? '' : inputValue)
          .filter(({ found }) => found)
          .map(({ office }) => office)
      }
      onChange={(_event, { code: next }) => onChoose(next)}
      slotProps={{ popper: { sx: { minWidth: 320 } } }}
      renderOption={({ key, ...item }, { code: its, name }) => (
        <li key={key} {...item} title={its}>
          <span style={{ paddingInlineStart: `${(depths.get(its) ?? 0) * 16}px` }}>{name}</span>
        </li>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          variant={variant}
          {...(labelled && { label })}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, ...(!labelled && { 'aria-label': label }) },
          }}
        />
      )}
    />
  );
};
