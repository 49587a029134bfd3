import { useParams } from '@tanstack/react-router'
import { useState, type ComponentType } from 'react'

const load = () => import('./Form')

export default function ServicePage() {
  const { service } = useParams({ strict: false })
  // Not by `lazy`: React would hold it back for 300 ms.
  const [Form, setForm] = useState<ComponentType<{ onClose: () => void }>>()
  const open = async () => {
    const { default: Loaded } = await load()
    setForm(() => Loaded)
  }
  return (
    <>
      <h1>{service}</h1>
      <h2>Overview</h2>
      <button type="button" onPointerEnter={() => void load()} onClick={() => void open()}>
        Change
      </button>
      {Form && <Form onClose={() => setForm(undefined)} />}
    </>
  )
}
