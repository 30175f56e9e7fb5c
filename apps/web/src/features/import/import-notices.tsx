import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations, type Messages } from 'next-intl';
import type { ReactNode } from 'react';
import { isLate, type ImportProgress } from '@/api/imports';
import { problemWords } from '@/api/problem-words';
import type { Import } from '@/api/types';
import { formatCount, withLocalDays } from '@/ui/format';
import type { Words } from '@/words/words';

function lateText({ state, counts }: Import, locale: string, t: Words<'import'>): string {
  if (state === 'reading') return t('reading');
  const rows = counts.new + counts.transfer;
  return t('booking', { count: rows, shown: formatCount(rows, locale) });
}

/** Without what the title says already. */
const withoutBeginning = (text: string, title: string): string => {
  const beginning = `${title}. `;
  return text.startsWith(beginning) ? text.slice(beginning.length) : text;
};

interface Props {
  current: Import;
  progress: ImportProgress | null;
  locale: string;
}

/** What is wrong with an import, and how far it is. */
export function ImportNotices({ current, progress, locale }: Props) {
  const t = useTranslations('import');
  const problems = useTranslations('problems');
  const { read } = current;
  const told = current.problem && problemWords({ ...current.problem, fields: [] }, problems);
  const decided = current.state === 'committed' || current.state === 'undone';
  // Whose the rows are stands beside them, where it is chosen; what is asked need not be said; how they were read is settled
  // after the commit.
  const asked = current.questions.some(({ code }) => code === 'imported-into-other-account');
  const saidElsewhere = ['account-assumed', ...(asked ? ['file-imported-before', 'imported-into-other-account'] : [])];
  const warnings = current.warnings.filter(({ code }) =>
    decided ? code === 'balance-mismatch' : !saidElsewhere.includes(code),
  );
  return (
    <>
      {told && (
        <p className="notice" role="note">
          <IconAlertTriangle size={20} aria-hidden />
          {read ? (
            <span>
              {t.rich('notImported', {
                detail: told.text.text,
                said: (text) => <span lang={told.text.lang}>{text}</span>,
              })}
            </span>
          ) : (
            <div>
              <p lang={told.title.lang}>
                <strong>{told.title.text}</strong>
              </p>
              <p lang={told.text.lang}>{withoutBeginning(told.text.text, told.title.text)}</p>
            </div>
          )}
        </p>
      )}
      <div role="status" aria-label={t('progress')}>
        {isLate(current) && (
          <p className="notice" data-tone="calm">
            <span className="wheel" aria-hidden /> {lateText(current, locale, t)}
          </p>
        )}
      </div>
      {isLate(current) && progress?.of && progress.done !== null && (
        <ProgressBar done={progress.done} of={progress.of} locale={locale} />
      )}
      {warnings.length > 0 && (
        <div className="notice" role="note" aria-label={t('warnings')}>
          <IconAlertTriangle size={20} aria-hidden />
          <ul>
            {warnings.map((warning) => (
              <li key={warning.code + warning.detail} suppressHydrationWarning>
                <Warning {...warning} locale={locale} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

const hasWarning = (code: string, t: Words<'import'>): code is keyof Messages['import']['warned'] =>
  t.has(`warned.${code as keyof Messages['import']['warned']}`);

/** In the page's words where its code is known; what only the service can say of it follows in English. */
function Warning({ code, detail, locale }: Import['warnings'][number] & { locale: string }) {
  const t = useTranslations('import');
  const said = (text: ReactNode) => <span lang="en">{text}</span>;
  // Of an archive it begins with the file.
  const [file = ''] = /^«[^»]*»: /.exec(detail) ?? [];
  const words = withLocalDays(detail.slice(file.length), locale);
  return (
    <>
      {file}
      {hasWarning(code, t) ? t.rich(`warned.${code}`, { detail: words, said }) : said(words)}
    </>
  );
}

/** Silent to screen readers but when they ask: what is announced is that it goes on, and its end. */
function ProgressBar({ done, of, locale }: { done: number; of: number; locale: string }) {
  const t = useTranslations('import');
  return (
    <div>
      <div
        className="bar"
        role="progressbar"
        aria-label={t('rowsDone')}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={of}
      >
        <span style={{ width: `${(100 * done) / of}%` }} />
      </div>
      <p className="small soft">{t('progressOf', { done: formatCount(done, locale), of: formatCount(of, locale) })}</p>
    </div>
  );
}
