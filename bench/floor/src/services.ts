import { queryOptions } from '@tanstack/react-query'

export interface Service {
  service_name: string
  service_type: string
  state: string
  plan: string
  cloud_name: string
}

interface Answer {
  services: Service[]
}

/** Read as it comes: nothing is checked. */
export const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: async ({ signal }) => {
    const response = await fetch('/v1/project/acme-production/service', { signal })
    // Aiven's shape, taken at its word.
    const { services } = (await response.json()) as Answer
    return services
  },
})
