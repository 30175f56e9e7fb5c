import type { ReactNode } from 'react';
import { DoorFrame } from '@/features/door/door-frame';
import { localeOfPage } from '@/server/words';

export default async function DoorLayout({ children }: { children: ReactNode }) {
  return <DoorFrame locale={await localeOfPage()}>{children}</DoorFrame>;
}
