export const NAME = 'Notch';

/** The mark: a tally of five, as it was cut into wood when nobody had paper to keep accounts on. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden>
      <rect width="32" height="32" rx="8" fill="#1f6f5c" />
      <path
        d="M9 9v14M13.7 9v14M18.3 9v14M23 9v14M6 20.5 26 11.5"
        stroke="#fffdfa"
        strokeWidth="2.2"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  );
}
