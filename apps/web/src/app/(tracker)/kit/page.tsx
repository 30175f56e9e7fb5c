import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Kit } from '@/ui/kit/kit';

export const metadata: Metadata = { title: 'Kit' };

/** All pieces of the pages at a glance, for whoever builds one. */
export default function KitPage() {
  if (process.env.NODE_ENV === 'production') notFound();
  return <Kit />;
}
