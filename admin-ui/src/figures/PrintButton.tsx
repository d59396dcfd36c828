import { useTranslate } from 'react-admin';
import { KeyButton } from '../keyboard/KeyButton';

export const PrintButton = ({ disabled }: { readonly disabled: boolean }) => {
  const translate = useTranslate();
  return (
    <KeyButton
      keys="p"
      label={translate('figures.print')}
      group={translate('figures.title')}
      onPress={() => window.print()}
      variant="outlined"
      disabled={disabled}
    />
  );
};
