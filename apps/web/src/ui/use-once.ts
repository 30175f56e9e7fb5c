'use client';

import { useState } from 'react';

/** Whether something was ever wanted: what is loaded late is loaded then, and stays. */
export function useOnce(wanted: boolean): boolean {
  const [once, setOnce] = useState(wanted);
  if (wanted && !once) setOnce(true);
  return once || wanted;
}
