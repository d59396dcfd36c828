import QrCodeScanner from '@mui/icons-material/QrCodeScanner';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useScanStatus } from '../scan/use-scan';

const COLOR = { ready: 'text.secondary', reading: 'primary.main', failed: 'error.main' } as const;

/** Whether a scan would be heard, and whether the last one was whole. */
export const ScanStatus = () => {
  const translate = useTranslate();
  const status = useScanStatus();
  return (
    <Tooltip title={translate('scan.hint')}>
      <Stack
        direction="row"
        spacing={0.75}
        role="status"
        sx={{ alignItems: 'center', flex: 'none', color: COLOR[status] }}
      >
        <QrCodeScanner sx={{ fontSize: 18 }} aria-hidden />
        <Typography variant="body2" noWrap sx={{ display: { xs: 'none', xl: 'block' } }}>
          {translate(`scan.${status}`)}
        </Typography>
      </Stack>
    </Tooltip>
  );
};
