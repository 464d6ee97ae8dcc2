import { Component, type ReactNode } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { Banner } from '../../components/ui/Notice.tsx';
import { useWords } from '../../components/ui/words.tsx';

/** Shows what went wrong instead of an empty page: a database that cannot be opened, an error while drawing. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}

function Broken({ error }: { error: Error }) {
  const { t } = useWords();
  return (
    <div role="alert">
      <Banner
        tone="danger"
        title={t('ui.broken')}
        action={<Button onClick={() => location.reload()}>{t('ui.reload')}</Button>}
      >
        <p>{t('ui.brokenText')}</p>
        <code>{`${error.name}: ${error.message}`}</code>
      </Banner>
    </div>
  );
}
