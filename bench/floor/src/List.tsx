import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { memo, useMemo, useState } from 'react'
import { servicesQuery, type Service } from './services'

const ROW_HEIGHT = 24

export function List() {
  const { data } = useQuery(servicesQuery)
  const [text, setText] = useState('')
  const rows = useMemo(
    () => data?.filter(({ service_name: name }) => name.includes(text)) ?? [],
    [data, text],
  )
  if (!data) return <h1>Services</h1>
  return (
    <>
      <h1>Services</h1>
      <input
        type="search"
        aria-label="Search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status">
        {rows.length === data.length
          ? `${data.length} services`
          : `${rows.length} of ${data.length} services`}
      </p>
      <Table rows={rows} />
    </>
  )
}

function Table({ rows }: { rows: readonly Service[] }) {
  // It tells what is in sight anew at each scroll: nothing of it may be remembered.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => ROW_HEIGHT })
  const items = virtual.getVirtualItems()
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <table aria-label="Services">
      <thead>
        <tr>
          <th>Service</th>
          <th>Type</th>
          <th>State</th>
          <th>Plan</th>
          <th>Cloud</th>
        </tr>
      </thead>
      <tbody>
        {above > 0 && <tr aria-hidden="true" style={{ height: above }} />}
        {items.map(({ index }) => {
          const service = rows[index]
          return service && <Row key={service.service_name} service={service} />
        })}
        {below > 0 && <tr aria-hidden="true" style={{ height: below }} />}
      </tbody>
    </table>
  )
}

const Row = memo(function Row({ service }: { service: Service }) {
  // Only a string: the types of routes are those of the console.
  const path: string = `/${service.service_name}`
  return (
    <tr>
      <td>
        <Link to={path}>{service.service_name}</Link>
      </td>
      <td>{service.service_type}</td>
      <td>{service.state}</td>
      <td>{service.plan}</td>
      <td>{service.cloud_name}</td>
    </tr>
  )
})
