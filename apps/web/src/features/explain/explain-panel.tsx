'use client';

import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { closeFigure } from '@/ui/ledger/figure-link';
import { readFigure } from '@/ui/ledger/figure';

const FigurePanel = dynamic(() => import('./figure-panel').then((module) => module.FigurePanel), { ssr: false });

/** Opens the figure that the address names, on whatever page it is. */
export function ExplainPanel() {
  const figure = readFigure(useSearchParams().get('explain'));
  // The panel's code is loaded by the first figure, and stays.
  const [wanted, setWanted] = useState(false);
  if (figure && !wanted) setWanted(true);
  return wanted && <FigurePanel figure={figure} onClose={closeFigure} />;
}
