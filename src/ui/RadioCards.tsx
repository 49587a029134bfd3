import { useId, type ReactNode } from 'react'
import styles from './RadioCards.module.css'

export interface RadioCard<T extends string> {
  value: T
  title: ReactNode
  /** What it means; phrasing content, as it is part of the label. */
  children?: ReactNode
  /** Why it cannot be chosen: it stays reachable, so that the reason can be found. */
  refusal?: string | undefined
}

interface RadioCardsProps<T extends string> {
  legend: string
  /** What stands above says the same. */
  hideLegend?: boolean
  cards: readonly RadioCard<T>[]
  /** Undefined while nothing is chosen. */
  value: T | undefined
  onChange: (value: T) => void
}

/** A choice of few where each needs some words: radio buttons drawn as cards. */
export function RadioCards<T extends string>({
  legend,
  hideLegend,
  cards,
  value,
  onChange,
}: RadioCardsProps<T>) {
  const id = useId()
  return (
    <fieldset>
      <legend className={hideLegend ? 'visually-hidden' : styles.legend}>{legend}</legend>
      <div className={styles.grid}>
        {cards.map((card) => (
          <label
            key={card.value}
            className={styles.card}
            data-refused={card.refusal !== undefined || undefined}
          >
            <input
              type="radio"
              name={id}
              value={card.value}
              checked={card.value === value}
              aria-disabled={card.refusal !== undefined || undefined}
              aria-labelledby={`${id}-${card.value}`}
              aria-describedby={`${id}-${card.value}-text`}
              onChange={() => {
                if (card.refusal === undefined) onChange(card.value)
              }}
            />
            <span className={styles.text}>
              <span id={`${id}-${card.value}`} className={styles.title}>
                {card.title}
              </span>
              <span id={`${id}-${card.value}-text`} className={styles.body}>
                {card.children}
                {card.refusal !== undefined && <span>{card.refusal}</span>}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
