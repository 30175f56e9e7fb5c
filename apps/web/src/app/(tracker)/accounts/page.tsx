import type { Metadata } from 'next';
import { AccountList, AddAccountButton } from '@/features/accounts/account-list';

export const metadata: Metadata = { title: 'Accounts' };

export default function AccountsPage() {
  return (
    <div className="stack">
      <div className="spread">
        <h1>Accounts</h1>
        <AddAccountButton />
      </div>
      <AccountList />
    </div>
  );
}
