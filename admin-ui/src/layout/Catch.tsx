import { Component, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Message } from '../ui/Message';

/** A page that breaks down says so, and leaves the frame around it standing. */
export class Catch extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

const Broken = () => {
  const translate = useTranslate();
  return (
    <Message action={translate('app.retry')} onAction={() => window.location.reload()}>
      {translate('ra.message.error')}
    </Message>
  );
};
