import DefaultPropsProvider from '@mui/material/DefaultPropsProvider';
import { type ReactNode, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { DEFAULT_PROPS } from './theme';

/** What the parts of the library say by themselves, in the officer's language: for ears, and where nothing is found. */
export const LibraryWords = ({ children }: { readonly children: ReactNode }) => {
  const translate = useTranslate();
  const value = useMemo(
    () => ({
      ...DEFAULT_PROPS,
      MuiAutocomplete: {
        openText: translate('app.open_choices'),
        closeText: translate('app.close_choices'),
        clearText: translate('app.clear_choice'),
        noOptionsText: translate('app.no_choices'),
      },
    }),
    [translate],
  );
  return <DefaultPropsProvider value={value}>{children}</DefaultPropsProvider>;
};
