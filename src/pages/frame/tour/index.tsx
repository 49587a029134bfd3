import { Link } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef } from 'react'
import { advanceClock, useControl } from '~/api/sandbox'
import { Button } from '~/ui/Button'
import { buttonLink } from '~/ui/button-link'
import { Notice } from '~/ui/Notice'
import { pressedKey } from '~/ui/pressed-key'
import { useStored } from '~/ui/use-stored'
import { STEPS } from './steps'
import { TOUR_DONE, tourStep } from './tour-step'
import styles from './tour.module.css'
import { useHasTour } from './use-has-tour'

/** Five steps through the demo, above whatever page is open: they cover nothing and take no focus. */
export default function Tour() {
  const hasTour = useHasTour()
  const [step, setStep] = useStored(tourStep)
  const control = useControl()
  const card = useRef<HTMLElement>(null)

  function end() {
    // The button that was pressed goes with the card.
    if (card.current?.contains(document.activeElement)) document.getElementById('main')?.focus()
    setStep(TOUR_DONE)
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (pressedKey(event) === 'Escape' && !isForAnother(event)) end()
  })
  useEffect(() => {
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  const number = Number(step)
  const current = STEPS[number - 1]
  if (!current || !hasTour) return null
  const { title, text, label, link, ahead } = current
  const isLast = number === STEPS.length
  return (
    <section ref={card} aria-label="Tour" className={styles.tour}>
      <Notice
        tone="info"
        announce
        title={`Tour, step ${number} of ${STEPS.length}: ${title}`}
        actions={
          <>
            <Link {...link} className={buttonLink.primary}>
              {label}
            </Link>
            {ahead && (
              <Button
                pending={control.isPending}
                onClick={() =>
                  control.mutate({ act: () => advanceClock(ahead.duration), done: ahead.done })
                }
              >
                {ahead.label}
              </Button>
            )}
            {/* The last one is the same button, so that the focus stays where it is. */}
            <Button onClick={() => (isLast ? end() : setStep(String(number + 1)))}>
              {isLast ? 'End tour' : 'Next'}
            </Button>
            {!isLast && (
              <Button look="quiet" onClick={end}>
                Skip tour
              </Button>
            )}
          </>
        }
      >
        <p>{text}</p>
        {ahead && control.isSuccess && <p>{control.variables.done}</p>}
        {ahead && control.isError && <p>{control.error.message}</p>}
      </Notice>
    </section>
  )
}

/** Escape is for what is open above the page, or for the field that is typed in. */
function isForAnother({ target, defaultPrevented }: KeyboardEvent): boolean {
  const isTyped =
    target instanceof Element && target.closest('input, textarea, select, [role=listbox]') !== null
  const layers = [...document.querySelectorAll('dialog, [popover]')]
  return defaultPrevented || isTyped || layers.some((each) => each.matches('[open], :popover-open'))
}
