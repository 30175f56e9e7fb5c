'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Account } from '@/api/types';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { Queries } from '@/ui/queries';
import { useAccountActs } from './use-account-acts';

interface Props {
  /** Null where nothing is asked. */
  account: Account | null;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Deletes an account that nothing is in; of one with transactions it says so, and offers to archive it. */
export function DeleteAccount(props: Props) {
  return (
    <Queries>
      <Deletion {...props} />
    </Queries>
  );
}

function Deletion({ account, onClose, onDeleted }: Props) {
  const t = useTranslations('accounts.remove');
  const { setArchived, remove } = useAccountActs();
  const count = useCount(account);
  const used = count !== undefined && count > 0;
  const archives = used && account?.archived === false;
  const name = account?.name ?? '';

  async function act(): Promise<void> {
    if (!account) return;
    if (archives) await setArchived(account, true);
    else if (!used && (await remove(account))) onDeleted?.();
  }
  return (
    <ConfirmDialog
      opened={account !== null}
      onClose={onClose}
      title={t(used ? 'usedTitle' : 'title', { name })}
      confirm={used ? t('archive') : t('confirm')}
      destroys={!used}
      impossible={count === undefined || (used && !archives)}
      onConfirm={act}
    >
      <Contents count={count} isArchived={account?.archived ?? false} />
    </ConfirmDialog>
  );
}

function Contents({ count, isArchived }: { count: number | undefined; isArchived: boolean }) {
  const t = useTranslations('accounts.remove');
  const { locale } = useLedger();
  if (count === undefined) return t('looking');
  if (count === 0) return t('empty');
  return t(isArchived ? 'usedArchived' : 'used', { count, shown: formatCount(count, locale) });
}

/** How many transactions are in it; undefined until that is known. */
function useCount(account: Account | null): number | undefined {
  const { data } = useQuery({
    queryKey: ['account-count', account?.id, account?.version],
    enabled: account !== null,
    gcTime: 0,
    queryFn: async () => {
      const query = { accountId: account?.id ?? '' };
      return (await unwrap(transactionApi.GET('/transactions/totals', { params: { query } }))).count;
    },
  });
  return data;
}
