import { preloadable } from '~/ui/preloadable'

export const Tour = preloadable(() => import('.'), { missing: () => null })
