import type { Metadata } from 'next';
import Link from 'next/link';
import { unwrap } from '@/api/problem';
import { currentUser, transactionApi } from '@/server/api';
import { LoadSampleButton, RemoveSampleButton } from '@/features/sample/sample-buttons';
import { sampleParts } from '@/features/sample/sample-parts';
import { LogOutButtons } from '@/features/settings/log-out-buttons';
import styles from '@/features/settings/settings.module.css';
import { ProfileForm } from '@/features/settings/profile-form';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const [user, api] = await Promise.all([currentUser(), transactionApi()]);
  const [sample, rows] = await Promise.all([
    unwrap(api.GET('/sample')),
    unwrap(api.GET('/transactions', { params: { query: { limit: 1 } } })),
  ]);
  const hasSample = Object.values(sample).some((count) => count > 0);
  return (
    <div className={`stack ${styles.page}`}>
      <h1>Settings</h1>
      <ProfileForm user={user} />
      <section className="card stack" aria-label="Ledger">
        <h2>Ledger</h2>
        <p className="row">
          <Link href="/accounts">Accounts</Link>
          <Link href="/categories">Categories</Link>
          <Link href="/import">Imports</Link>
          <Link href="/rates">Exchange rates</Link>
        </p>
      </section>
      {hasSample && (
        <section className="card stack" aria-label="Sample data">
          <h2>Sample data</h2>
          <p className="soft">
            {sampleParts(sample, user.locale)} of the invented household go, changed since or not. What you entered or
            imported yourself stays.
          </p>
          <RemoveSampleButton />
        </section>
      )}
      {!hasSample && rows.items.length === 0 && (
        <section className="card stack" aria-label="Sample data">
          <h2>Sample data</h2>
          <p className="soft">Two years of an invented household in three currencies, to look around with.</p>
          <LoadSampleButton />
        </section>
      )}
      <section className="card spread" aria-label="Session">
        <div>
          <p>
            Logged in as <strong>{user.email}</strong>
          </p>
          <p className="small soft">Ending all sessions logs you out on every device within ten minutes.</p>
        </div>
        <LogOutButtons />
      </section>
    </div>
  );
}
