import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { isVisitTemplate, type PlaceholderUse, placeholdersOf, type TemplateKey } from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';

interface Props {
  readonly template: TemplateKey;
  readonly onInsert: (use: PlaceholderUse) => void;
}

/** What may be filled in, to press or to type. */
export const PlaceholderKeys = ({ template: { kind, channel }, onInsert }: Props) => {
  const translate = useTranslate();
  return (
    <Stack spacing={0.5} role="group" aria-label={translate('admin.notice_templates.placeholders')}>
      <Typography variant="body2" color="textSecondary">
        {translate('admin.notice_templates.placeholders')}
      </Typography>
      <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 0.5 }}>
        {placeholdersOf(kind, channel).map((use) => (
          <Button
            key={use.name}
            size="small"
            variant="outlined"
            color="inherit"
            onClick={() => onInsert(use)}
            sx={{ py: 0, px: 1, minWidth: 0, fontWeight: 400, textTransform: 'none', borderColor: 'divider' }}
          >
            {translate(`admin.notice_templates.fills.${use.name}`)}
            <Typography component="code" sx={{ ml: 0.75, fontSize: 12, fontFamily: 'monospace', opacity: 0.75 }}>
              {use.name}
            </Typography>
          </Button>
        ))}
      </Stack>
      <Typography variant="caption" color="textSecondary">
        {translate('admin.notice_templates.sections')}
      </Typography>
      {isVisitTemplate(kind) && (
        <Typography variant="caption" color="textSecondary">
          {translate(`admin.notice_templates.several.${channel}`)}
        </Typography>
      )}
    </Stack>
  );
};
