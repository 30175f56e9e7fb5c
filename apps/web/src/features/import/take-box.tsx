'use client';

import { useEffect, useRef } from 'react';

interface Props {
  label: string;
  count: number;
  of: number;
  onChange: (take: boolean) => void;
}

export function TakeBox({ label, count, of, onChange }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const some = count > 0 && count < of;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      checked={of > 0 && count === of}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
