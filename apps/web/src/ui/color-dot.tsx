import styles from './color-dot.module.css';

/** A category's colour beside its name, which says what the colour only repeats. */
export function ColorDot({ color }: { color: string | null }) {
  return <span className={styles.dot} style={color ? { background: color } : undefined} aria-hidden />;
}
