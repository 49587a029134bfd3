import { clsx } from 'clsx'
import { useId, useState, type ComponentProps, type ReactNode } from 'react'
import styles from './Button.module.css'
import { looks } from './looks'
import { Spinner } from './Spinner'

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  look?: 'primary' | 'secondary' | 'quiet' | 'danger'
  small?: boolean
  /** Why the button cannot be used now. It stays focusable, and says so beside it when it is pressed. */
  disabledReason?: string | undefined
  /** The button's action is under way: further clicks do nothing. */
  pending?: boolean
  icon?: ReactNode
}

export function Button({
  look = 'secondary',
  small = false,
  disabledReason,
  pending = false,
  icon,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  /** The reason that was shown because somebody pressed. */
  const [told, setTold] = useState<string>()
  const blocked = pending || disabledReason !== undefined
  return (
    <>
      <button
        {...rest}
        type={type}
        className={clsx(styles.button, styles[look], small && styles.small, className)}
        aria-disabled={blocked || undefined}
        aria-describedby={disabledReason === undefined ? rest['aria-describedby'] : reasonId}
        title={disabledReason ?? rest.title}
        onClick={(event) => {
          setTold(disabledReason)
          if (blocked) event.preventDefault()
          else onClick?.(event)
        }}
      >
        <span className={styles.icon}>{pending ? <Spinner /> : icon}</span>
        {children}
      </button>
      {disabledReason !== undefined && (
        <span id={reasonId} role="status" className={looks.small} hidden={told !== disabledReason}>
          {disabledReason}
        </span>
      )}
    </>
  )
}
