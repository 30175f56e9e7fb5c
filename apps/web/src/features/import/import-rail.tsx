'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ChangeImport, Import, Money } from '@/api/types';
import { NativeSelect } from '@/ui/controls/field';
import { Amount } from '@/ui/amount';
import { formatAccountName, formatCount, formatPeriod } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ImportCheck } from './import-check';
import { confidenceText, countsText, formatName, resultText } from './import-words';
import styles from './import.module.css';
import type { RowsFigures } from './rows-figures';

interface Props {
  current: Import;
  /** Of the rows as they are chosen; null while not all of them are here. */
  figures: RowsFigures | null;
  editable: boolean;
  onChange: (change: ChangeImport) => Promise<boolean>;
  children: ReactNode;
}

/** What a file is and would do, beside its rows. */
export function ImportRail({ current, figures, editable, onChange, children }: Props) {
  const t = useTranslations('import');
  const { locale } = useLedger();
  const { firstDate, lastDate, confidence, presetUsed } = current;
  return (
    <aside className={styles.rail} aria-label={t('rail.label')}>
      <div className={`card ${styles.facts}`}>
        <p role="status" className={styles.counts}>
          {current.result ? resultText(current.result, locale, t) : countsText(current, locale, t)}
        </p>
        <Accounts {...{ current, editable, onChange }} />
        <dl className={styles.figures}>
          {firstDate && lastDate && (
            <div>
              <dt>{t('rail.dates')}</dt>
              <dd suppressHydrationWarning>{formatPeriod(firstDate, lastDate, locale)}</dd>
            </div>
          )}
          {figures && figures.flows.length > 0 && (
            <div className={styles.flow}>
              <dt>{t('rail.flows')}</dt>
              {figures.flows.map(({ currency, ...flow }) => (
                <dd key={currency}>
                  <Amount value={flow.in} locale={locale} sign="always" tone={isZero(flow.in) ? undefined : 'income'} />
                  <Amount value={isZero(flow.out) ? flow.out : negative(flow.out)} locale={locale} />
                </dd>
              ))}
            </div>
          )}
        </dl>
        <ImportCheck current={current} />
        <p className="small soft">
          {[
            formatName(current.format, current.source, t),
            confidence && editable && confidenceText(confidence, locale, t),
            presetUsed && editable && t('confidence.preset'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {children}
    </aside>
  );
}

const isZero = ({ amount }: Money): boolean => Number(amount) === 0;
const negative = (money: Money): Money => ({ ...money, amount: `-${money.amount}` });

interface AccountsProps {
  current: Import;
  editable: boolean;
  onChange: (change: ChangeImport) => Promise<boolean>;
}

/** Whose the rows are; where the file names no account, one is chosen for all of them. */
function Accounts({ current, editable, onChange }: AccountsProps) {
  const t = useTranslations('import');
  const { accounts, baseCurrency, locale } = useLedger();
  const named =
    current.mapping?.columns.account !== undefined || current.statements.some(({ account }) => account !== null);
  const only = current.accounts.length === 1 ? current.accounts[0] : undefined;
  const target = only?.accountId ?? '';
  const gone = target !== '' && !accounts.some((account) => account.id === target);
  const choosable = editable && !named;

  return (
    <section className={styles.into} aria-label={t('rail.accounts')}>
      {choosable ? (
        <NativeSelect
          label={t('into')}
          value={target}
          onChange={(event) => void onChange({ accountId: event.currentTarget.value || null })}
          data={[
            { value: '', label: t('defaultAccount', { currency: baseCurrency }) },
            ...(gone ? [{ value: target, label: t('goneAccount', { name: only?.name ?? '' }), disabled: true }] : []),
            ...accounts
              .filter((account) => !account.archived)
              .map(({ id, name, currency }) => ({
                value: id,
                label: t('account', { name: formatAccountName(name), currency }),
              })),
          ]}
        />
      ) : (
        <h2 className="small soft">{t(editable ? 'into' : 'rail.accounts')}</h2>
      )}
      {(!choosable || current.accounts.some(({ willBeCreated }) => willBeCreated)) && (
        <ul>
          {current.accounts.map((account) => (
            <li key={`${account.name} ${account.currency}`}>
              <span>
                {formatAccountName(account.name)}{' '}
                {!account.name.endsWith(` (${account.currency})`) && <span className="soft">({account.currency})</span>}{' '}
                {account.willBeCreated && <span className="badge">{t('rail.created')}</span>}
              </span>
              <span className="small soft">
                {t('rows', { count: account.rows, shown: formatCount(account.rows, locale) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
