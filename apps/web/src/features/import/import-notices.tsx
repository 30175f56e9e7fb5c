import { Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { isLate, type ImportProgress } from '@/api/imports';
import type { Import } from '@/api/types';
import { formatCount, withLocalDays } from '@/ui/format';

function lateText({ state, counts }: Import, locale: string): string {
  if (state === 'reading') return 'Reading the file …';
  const rows = counts.new + counts.transfer;
  return rows === 0 ? 'Booking …' : `Booking ${formatCount(rows, locale)} ${rows === 1 ? 'row' : 'rows'} …`;
}

const withoutBeginning = (text: string, beginning: string): string =>
  text.startsWith(beginning) ? text.slice(beginning.length) : text;

interface Props {
  current: Import;
  progress: ImportProgress | null;
  locale: string;
}

/** What is wrong with an import, and how far it is. */
export function ImportNotices({ current, progress, locale }: Props) {
  const { read } = current;
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
      {current.problem && (
        <p className="notice" role="note">
          <IconAlertTriangle size={20} aria-hidden />
          {read ? (
            <span>These rows were not imported. {current.problem.detail}</span>
          ) : (
            <div>
              <p>
                <strong>{current.problem.title}</strong>
              </p>
              <p>{withoutBeginning(current.problem.detail, `${current.problem.title}. `)}</p>
            </div>
          )}
        </p>
      )}
      <div role="status" aria-label="Progress">
        {isLate(current) && (
          <p className="notice" data-tone="calm">
            <Loader size={18} aria-hidden /> {lateText(current, locale)}
          </p>
        )}
      </div>
      {isLate(current) && progress?.of && progress.done !== null && (
        <ProgressBar done={progress.done} of={progress.of} locale={locale} />
      )}
      {warnings.length > 0 && (
        <div className="notice" role="note" aria-label="Warnings">
          <IconAlertTriangle size={20} aria-hidden />
          <ul>
            {warnings.map((warning) => (
              <li key={warning.code + warning.detail} suppressHydrationWarning>
                {withLocalDays(warning.detail, locale)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Silent to screen readers but when they ask: what is announced is that it goes on, and its end. */
function ProgressBar({ done, of, locale }: { done: number; of: number; locale: string }) {
  return (
    <div>
      <div
        className="bar"
        role="progressbar"
        aria-label="Rows done"
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={of}
      >
        <span style={{ width: `${(100 * done) / of}%` }} />
      </div>
      <p className="small soft">
        {formatCount(done, locale)} of {formatCount(of, locale)} rows. You may close this page; it goes on.
      </p>
    </div>
  );
}
