import Avatar from '@mui/material/Avatar';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';
import type { PersonPresent } from '@motcua/shared/live';

/** A quiet face for each colleague who has the dossier open. */
export const Faces = ({ people, size = 20 }: { people: readonly PersonPresent[] | undefined; size?: number }) => {
  const translate = useTranslate();
  if (!people || people.length === 0) return null;
  return people.slice(0, 3).map(({ id, fullName }) => {
    const words = translate('live.has_open', { name: fullName });
    return (
      <Tooltip key={id} title={words}>
        <Avatar
          role="img"
          aria-label={words}
          sx={{
            display: 'inline-flex',
            verticalAlign: 'middle',
            ml: 0.75,
            width: size,
            height: size,
            fontSize: size * 0.55,
            bgcolor: 'info.main',
            color: 'background.paper',
          }}
        >
          {/* Vietnamese are called by the last of their names. */}
          {fullName.split(' ').at(-1)?.charAt(0)}
        </Avatar>
      </Tooltip>
    );
  });
};
