import MuiLink from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

interface Props {
  readonly title: string;
  /** Struck through: closed, ended. */
  readonly over?: boolean;
  readonly aside?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  readonly children?: ReactNode;
}

/** The heading of a page, the way back, and what can be done here. */
export const PageHead = ({ title, over = false, aside, back, children }: Props) => (
  <Stack sx={{ mb: 2 }}>
    {back && (
      <MuiLink component={Link} to={back.to} variant="body2" underline="hover" sx={{ alignSelf: 'flex-start' }}>
        ‹ {back.label}
      </MuiLink>
    )}
    <Stack direction="row" spacing={1.5} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap', minHeight: 36 }}>
      <Typography
        component="h1"
        variant="h1"
        tabIndex={-1}
        sx={{ outline: 0, ...(over && { textDecoration: 'line-through', color: 'text.secondary' }) }}
      >
        {title}
      </Typography>
      {aside}
      <Stack direction="row" spacing={1} useFlexGap sx={{ ml: 'auto', flexWrap: 'wrap' }}>
        {children}
      </Stack>
    </Stack>
  </Stack>
);
