import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Message } from './Message';

export const NotFound = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  return (
    <Message action={translate('app.to_list')} onAction={() => void navigate('/dossiers')}>
      {translate('app.not_found')}
    </Message>
  );
};
