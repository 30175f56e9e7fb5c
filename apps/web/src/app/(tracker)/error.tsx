'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  return (
    <div className="card empty" role="alert">
      <h1>This page could not be loaded</h1>
      <p className="soft">
        A part of the tracker does not answer at the moment. Nothing is lost; try again in a few seconds.
      </p>
      <Button
        onClick={() =>
          startTransition(() => {
            router.refresh();
            reset();
          })
        }
      >
        Try again
      </Button>
    </div>
  );
}
