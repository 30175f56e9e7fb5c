import type { Category } from '@/api/types';
import styles from './category-mark.module.css';

interface Props {
  /** Absent where there is none. */
  category: Pick<Category, 'name' | 'color'> | undefined;
}

/** A category's colour and first letter beside its name, which says what they only repeat: to find it again while scrolling. */
export function CategoryMark({ category }: Props) {
  return (
    <span
      className={styles.mark}
      data-none={!category}
      {...(category?.color && { style: { color: category.color } })}
      aria-hidden
    >
      <span>{category ? Array.from(category.name)[0]?.toUpperCase() : '?'}</span>
    </span>
  );
}
