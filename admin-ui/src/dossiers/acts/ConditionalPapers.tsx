import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Component } from '../dossier.types';

/** Papers worth a line at once; those that apply only under a condition come when they are asked for. */
export function useUsualPapers(
  components: readonly Component[],
  isTicked: (component: Component) => boolean,
): { readonly shown: readonly Component[]; readonly hidden: number; readonly showAll: () => void } {
  const [all, setAll] = useState(false);
  const shown = components.filter((one) => all || one.required === 'always' || one.present || isTicked(one));
  return { shown, hidden: components.length - shown.length, showAll: () => setAll(true) };
}

export const MorePapers = ({ hidden, onShow }: { hidden: number; onShow: () => void }) => {
  const translate = useTranslate();
  if (hidden === 0) return null;
  return (
    <Button size="small" color="inherit" onClick={onShow} sx={{ color: 'text.secondary' }}>
      {translate('act.more_papers', { smart_count: hidden })}
    </Button>
  );
};
