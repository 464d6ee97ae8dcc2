import { Download, Ellipsis, MousePointerClick, Trash2, Undo2 } from 'lucide-react';
import { IconButton } from '../../components/ui/Button.tsx';
import { download } from '../../components/ui/download.ts';
import { Menu } from '../../components/ui/Menu.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import type { Adapter } from '../../lib/adapters/schema.ts';
import { marketplaceName } from '../../lib/app/access.ts';
import { useApp } from '../../lib/app/app.tsx';
import { applyAdapters } from '../../lib/app/sites.ts';
import { forgetAdapter, isBasedOnBuiltin } from '../../lib/store/adapters.ts';
import { useTeach } from './TeachSite.tsx';

/** What can be done with any description: teach it again, save it as a file; with one's own also let it go. */
export function SiteMenu({ adapter, ordersUrl }: { adapter: Adapter; ordersUrl: string }) {
  const { db, t, language } = useApp();
  const { undoable, fail } = useToasts();
  const teach = useTeach();
  const name = marketplaceName(adapter, language);
  const based = isBasedOnBuiltin(adapter);

  const forget = async () => {
    try {
      const undo = await forgetAdapter(db, adapter.id);
      await applyAdapters(db);
      undoable(t(based ? 'desk.own.restored' : 'desk.own.forgotten', { name }), async () => {
        await undo();
        await applyAdapters(db);
      });
    } catch {
      fail(t('desk.notSaved'));
    }
  };
  return (
    <Menu
      trigger={
        <IconButton
          label={t('desk.own.more', { name })}
          icon={<Ellipsis aria-hidden="true" />}
          size="small"
        />
      }
      items={[
        {
          label: t('desk.own.again'),
          icon: <MousePointerClick aria-hidden="true" />,
          onSelect: () =>
            void teach(new URL(ordersUrl), { name, only: null }).then(
              (allowed) => allowed || fail(t('desk.sites.refused')),
            ),
        },
        {
          label: t('desk.own.export'),
          icon: <Download aria-hidden="true" />,
          onSelect: () => download(adapterFile(adapter), `regulars-${adapter.id}.json`),
        },
        ...(adapter.status === 'taught'
          ? [
              {
                label: t(based ? 'desk.own.builtin' : 'desk.own.forget'),
                icon: based ? <Undo2 aria-hidden="true" /> : <Trash2 aria-hidden="true" />,
                danger: !based,
                onSelect: () => void forget(),
              },
            ]
          : []),
      ]}
    />
  );
}

/** As those that ship are written: for reading, and for the pull request that makes it one of them. */
function adapterFile(adapter: Adapter): Blob {
  return new Blob([`${JSON.stringify(adapter, null, 2)}\n`], { type: 'application/json' });
}
