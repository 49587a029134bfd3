import type { ComponentType } from 'react'

/**
 * A page whose code the router loads before it shows it. Where that cannot be, the router shows its
 * error in the page's place, and asks again at the next visit. The router's own `lazyRouteComponent`
 * loads the document again instead: with the server down, that ends in the browser's own error page.
 * @param load `unknown`, as the types of pages follow from those of the routes
 */
export function lazyPage(load: () => Promise<{ default: unknown }>) {
  let Loaded: ComponentType | undefined

  function Page() {
    return Loaded && <Loaded />
  }

  const preload = async () => {
    try {
      // Every page is one, without props.
      Loaded ??= (await load()).default as ComponentType
    } catch (cause) {
      throw new Error(
        'Its code could not be loaded: Offsite was updated, or its server is not responding.',
        { cause },
      )
    }
  }
  return Object.assign(Page, { preload })
}
