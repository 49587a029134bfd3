/**
 * As a ref of what scrolls sideways: keeps `data-fits` on it while what is in it fits. Only what needs
 * to scroll does, as nothing within it can stay in sight when the page is scrolled.
 */
export function markFitting(wrapper: HTMLElement | null) {
  const content = wrapper?.firstElementChild
  if (!wrapper || !content) return undefined
  const observer = new ResizeObserver(() =>
    wrapper.toggleAttribute('data-fits', content.scrollWidth <= wrapper.clientWidth),
  )
  observer.observe(wrapper)
  observer.observe(content)
  return () => observer.disconnect()
}
