'use client';

import Link, { useLinkStatus } from 'next/link';
import { useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';
import styles from './place-link.module.css';

interface Props extends Omit<ComponentProps<typeof Link>, 'prefetch'> {
  href: string;
}

/**
 * A link to another page. The page that is left stays till the other one is there, so the link itself says that it was followed.
 * Its code is asked for when somebody is about to follow it, and not because it stands there.
 */
export function PlaceLink({ href, children, ...link }: Props) {
  const router = useRouter();
  const ask = (): void => router.prefetch(href);
  return (
    <Link href={href} prefetch={false} onPointerEnter={ask} onFocus={ask} onTouchStart={ask} {...link}>
      {children}
      <Followed />
    </Link>
  );
}

function Followed() {
  const { pending } = useLinkStatus();
  return pending && <span className={styles.followed} aria-hidden />;
}
