import { CalendarDate, currencies } from '@pft/kernel';
import type { ReactNode } from 'react';
import { ApiProblem, unwrap } from '@/api/problem';
import { AlertsBell } from '@/features/alerts/alerts-bell';
import { AlertsProvider } from '@/features/alerts/alerts-context';
import { ExplainPanel } from '@/features/explain/explain-panel';
import { UploadProvider } from '@/features/import/upload-context';
import { AddTransactionButton } from '@/features/transactions/add-transaction';
import { LedgerProvider } from '@/ui/ledger/ledger-context';
import { Shell } from '@/ui/shell/shell';
import { localeOfPage } from '@/server/words';
import { allAccounts, allCategories, analyticsApi, currentUser, orProblem } from '@/server/api';
import { SideWaiting } from './side-waiting';
import { SideWorth } from './side-worth';

export default async function TrackerLayout({ children }: { children: ReactNode }) {
  const [user, accounts, categories, alerts] = await Promise.all([
    currentUser(),
    allAccounts(),
    allCategories(),
    orProblem(analyticsApi().then((api) => unwrap(api.GET('/alerts', { params: { query: { limit: 50 } } })))),
  ]);
  const { timeZone, baseCurrency } = user;
  const locale = await localeOfPage(user);
  const today = CalendarDate.today(timeZone, new Date());
  return (
    <LedgerProvider value={{ locale, timeZone, baseCurrency, today, accounts, categories, currencies: currencies() }}>
      <AlertsProvider
        userId={user.id}
        initial={alerts instanceof ApiProblem ? [] : alerts.items}
        initialCursor={alerts instanceof ApiProblem ? null : alerts.nextCursor}
      >
        <UploadProvider>
          <Shell
            name={user.displayName || user.email}
            email={user.email}
            add={<AddTransactionButton />}
            actions={<AlertsBell />}
            marks={{ review: <SideWaiting /> }}
            worth={<SideWorth />}
          >
            {children}
          </Shell>
          <ExplainPanel />
        </UploadProvider>
      </AlertsProvider>
    </LedgerProvider>
  );
}
