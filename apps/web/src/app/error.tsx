'use client';

import { useEffect } from 'react';

/** The services do not answer at all, so not even the frame of the pages could be made. */
export default function ErrorPage() {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), 5000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="empty" role="alert">
      <h1>The tracker does not answer</h1>
      <p className="soft">It may be starting. This page tries again by itself every five seconds.</p>
    </main>
  );
}
