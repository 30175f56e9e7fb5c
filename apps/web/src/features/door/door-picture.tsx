import { useTranslations } from 'next-intl';
import { formatDay, formatMoney, formatMonth, formatRate } from '@/ui/format';
import styles from './door-picture.module.css';

/** An invented month, spent by day: this one, and the one before it. */
const NOW = 'M0 96 20 90 38 88 52 66 78 62 96 60 118 44 140 41 162 38 184 30';
const BEFORE = 'M0 98 22 92 40 80 66 72 92 58 116 50 142 34 170 26 200 16 232 12 268 4';

/** What was paid on a journey, and the rates of those days: the three make the figure above them, to the cent. */
const rows = [
  {
    payee: 'hotel',
    date: '2026-11-03',
    paid: { amount: '312.00', currency: 'USD' },
    rate: '0.9123',
    is: '284.64',
  },
  {
    payee: 'railway',
    date: '2026-11-09',
    paid: { amount: '28600', currency: 'JPY' },
    rate: '0.006083',
    is: '173.97',
  },
  { payee: 'train', date: '2026-11-14', paid: { amount: '89.90', currency: 'EUR' }, rate: null, is: '89.90' },
] as const;
const TOTAL = { amount: '548.51', currency: 'EUR' };
const SPENT = { amount: '1842.10', currency: 'EUR' };

/** The pages as they are behind the door, with a household that does not exist. */
export function DoorPicture({ locale }: { locale: string }) {
  const t = useTranslations('door.pitch');
  return (
    <div className={styles.picture} aria-hidden>
      <div className={styles.page}>
        <p className="small soft">{t('spent', { month: formatMonth('2026-11', locale, 'name') })}</p>
        <p className={`money ${styles.figure}`}>{formatMoney(SPENT, locale)}</p>
        <svg viewBox="0 0 270 104" preserveAspectRatio="none">
          <path d={BEFORE} className={styles.before} />
          <path d={NOW} className={styles.now} />
          <path d="M184 30h0" className={styles.today} />
        </svg>
      </div>
      <div className={styles.panel}>
        <p className={styles.head}>
          <span>{t('travel')}</span>
          <span className="money">{formatMoney(TOTAL, locale)}</span>
        </p>
        <ul>
          {rows.map(({ payee, date, paid, rate, is }) => (
            <li key={payee}>
              <span>
                {t(payee)}
                <span className="small soft">
                  {formatDay(date, locale)}
                  {rate && ` · ${formatMoney(paid, locale)} × ${formatRate(rate, locale)}`}
                </span>
              </span>
              <span className="money">{formatMoney({ amount: is, currency: 'EUR' }, locale)}</span>
            </li>
          ))}
        </ul>
        <p className={styles.head}>
          <span>{t('total')}</span>
          <span className="money">{formatMoney(TOTAL, locale)}</span>
        </p>
      </div>
    </div>
  );
}
