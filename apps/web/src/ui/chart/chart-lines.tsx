import { placesOf, type ChartData } from './chart-data';
import styles from './chart.module.css';
import type { Scale } from './scale';

/** The lines of a chart over its columns, and the one point that stands out. */
export function ChartLines({ chart, scale }: { chart: ChartData; scale: Scale }) {
  const { series, pin } = chart;
  const lines = series.filter(({ shape }) => shape === 'line' || shape === 'dotted');
  const pinned = pin && series[pin.series];
  const place = pinned && placesOf(pinned, scale).find(({ at }) => at === pin.at);
  return (
    <>
      <svg className={styles.curves} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
        {lines.map((line) => (
          <polyline
            key={line.name}
            data-tone={line.tone}
            data-shape={line.shape}
            vectorEffect="non-scaling-stroke"
            points={placesOf(line, scale)
              .map(({ x, y }) => `${x},${100 - y}`)
              .join(' ')}
          />
        ))}
      </svg>
      {pin && place && (
        <span
          className={styles.pin}
          data-side={place.x > 60 ? 'left' : 'right'}
          style={{ left: `${place.x}%`, bottom: `${place.y}%` }}
          aria-hidden
        >
          <span className="money" suppressHydrationWarning>
            {pin.text}
          </span>
        </span>
      )}
    </>
  );
}
