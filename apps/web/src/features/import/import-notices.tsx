import { Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { isLate } from '@/api/imports';
import type { Import } from '@/api/types';
import { formatCount } from '@/ui/format';

function lateText({ state, counts }: Import, locale: string): string {
  if (state === 'reading') return 'Reading the file …';
  const rows = counts.new + counts.transfer;
  return rows === 0 ? 'Booking …' : `Booking ${formatCount(rows, locale)} ${rows === 1 ? 'row' : 'rows'} …`;
}

interface Props {
  current: Import;
  editable: boolean;
  locale: string;
}

/** What came of an import, what is wrong with it, and how far it is. */
export function ImportNotices({ current, editable, locale }: Props) {
  const { counts, read, result } = current;
  return (
    <>
      {result && (
        <p className="notice" data-tone="calm" role="status">
          <span>
            {current.state === 'undone' ? 'This import was undone. It had: ' : ''}
            {result.inserted} imported, {result.matched} matched, {result.duplicates} already known, {result.rejected}{' '}
            rejected
            {result.skipped > 0 && `, ${result.skipped} left out`}.
          </span>
        </p>
      )}
      {current.problem && (
        <p className="notice" role="note">
          <IconAlertTriangle size={20} aria-hidden />
          <span>
            {read
              ? `These rows were not imported. ${current.problem.detail}`
              : `${current.problem.title}. ${current.problem.detail} Discard it and upload the file again.`}
          </span>
        </p>
      )}
      <div role="status" aria-label="Progress">
        {isLate(current) && (
          <p className="notice" data-tone="calm">
            <Loader size={18} aria-hidden /> {lateText(current, locale)}
          </p>
        )}
      </div>
      {current.warnings.length > 0 && (
        <div className="notice" role="note" aria-label="Warnings">
          <IconAlertTriangle size={20} aria-hidden />
          <ul>
            {current.warnings.map((warning) => (
              <li key={warning.code + warning.detail}>{warning.detail}</li>
            ))}
          </ul>
        </div>
      )}
      {editable && counts.error > 0 && (
        <p className="notice" role="note">
          <IconAlertTriangle size={20} aria-hidden />
          <span>
            {counts.error} {counts.error === 1 ? 'row' : 'rows'} cannot be read and will be left out; each says why
            below.
          </span>
        </p>
      )}
    </>
  );
}
