import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { afterPaint } from './after-paint'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton'
import { CloseIcon } from './icons'
import { openModal } from './modal-stack'

interface DialogProps {
  title: ReactNode
  /** A line under the title. */
  description?: ReactNode
  /** Called on Escape and on the close button; left out where the dialog must be answered. */
  onClose?: () => void
  wide?: boolean
  /** A line or two to answer, not a page of its own: on a phone it does not fill the screen. */
  question?: boolean
  /** Which step of several is shown: when it changes, the focus goes to the title. */
  step?: string
  footer?: ReactNode
  children: ReactNode
}

/** What opened a dialog may be gone once it has done its work: the focus then goes to the page's content. */
function keepFocus(page: Document) {
  if (page.activeElement === page.body) page.getElementById('main')?.focus({ preventScroll: true })
}

/**
 * A modal dialog on the native element: the browser makes the page behind it inert, keeps the
 * focus in it, stacks it above others and returns the focus to its opener. It is a child of the page
 * and never of another dialog, with which it would vanish.
 */
export function Dialog(props: DialogProps) {
  const { title, description, onClose, wide, question, step, footer, children } = props
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const descriptionId = useId()

  const ask = useEffectEvent(() => onClose?.())

  // The native modal state is outside React: this is the one place that syncs it.
  useEffect(() => {
    if (!ref.current) return
    const page = document
    const opener = page.activeElement
    const close = openModal(ref.current, ask)
    return () => {
      close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      afterPaint(() => keepFocus(page))
    }
  }, [])

  const shown = useRef(step)
  useLayoutEffect(() => {
    if (shown.current === step) return
    shown.current = step
    document.getElementById(titleId)?.focus()
    document.getElementById(`${titleId}-body`)?.scrollTo?.({ top: 0 })
  }, [step, titleId])

  return createPortal(
    <dialog
      ref={ref}
      className={styles.dialog}
      data-wide={wide || undefined}
      data-question={question || undefined}
      aria-labelledby={titleId}
      aria-describedby={description === undefined ? undefined : descriptionId}
    >
      <div className={styles.header}>
        <div>
          <h2 id={titleId} tabIndex={-1}>
            {title}
          </h2>
          {description !== undefined && (
            <p id={descriptionId} className={styles.description}>
              {description}
            </p>
          )}
        </div>
        {onClose && (
          <IconButton label="Close" onClick={onClose}>
            <CloseIcon />
          </IconButton>
        )}
      </div>
      <div id={`${titleId}-body`} className={styles.body}>
        {children}
      </div>
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
    </dialog>,
    document.body,
  )
}
