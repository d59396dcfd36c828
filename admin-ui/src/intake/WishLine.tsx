import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { isUsualWish, type MessageWish, USUAL_WISH } from '@motcua/shared/notices';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../keyboard/KeyButton';
import { WishFields } from '../wishes/WishFields';
import { wishWords } from '../wishes/wish-words';

interface Props {
  readonly said: MessageWish | null;
  /** What they said the last time, which holds while they say nothing else. */
  readonly before: MessageWish | null;
  readonly change: (wish: MessageWish) => void;
}

/** How the bearer is told. Hardly anybody wishes it otherwise, so it is one line that Tab passes by until it is asked for. */
export const WishLine = ({ said, before, change }: Props) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const wish = said ?? before ?? USUAL_WISH;
  const asBefore = said === null && before !== null && !isUsualWish(before);
  if (open || !isUsualWish(wish)) {
    return (
      <>
        <WishFields wish={wish} change={change} autoFocus={open} />
        {asBefore && (
          <Typography variant="caption" color="textSecondary" role="status">
            {translate('wish.as_before')}
          </Typography>
        )}
      </>
    );
  }
  return (
    <Stack direction="row" spacing={1.5} sx={{ minHeight: 32, alignItems: 'center', justifyContent: 'space-between' }}>
      <Typography variant="caption" color="textSecondary">
        {wishWords(wish, translate)}
      </Typography>
      <KeyButton
        keys="Alt+M"
        size="small"
        color="inherit"
        label={translate('wish.change')}
        group={translate('intake.group')}
        tabIndex={-1}
        sx={{ color: 'text.secondary' }}
        onPress={() => setOpen(true)}
      />
    </Stack>
  );
};
