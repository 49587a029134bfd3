import { Link } from '@tanstack/react-router'
import { useCallback, useState, type ReactNode } from 'react'
import { NoticesContext, type LateNotice } from '~/hooks/notices'
import { IconButton } from '~/ui/IconButton'
import { CloseIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import styles from './Notices.module.css'

/** What came of requests whose forms are gone, over whatever page is open. It moves nobody away. */
export function Notices({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<readonly (LateNotice & { id: number })[]>([])
  const tell = useCallback(
    (notice: LateNotice) =>
      setNotices((before) => [...before, { ...notice, id: (before.at(-1)?.id ?? 0) + 1 }]),
    [],
  )
  const dismiss = (gone: number) => setNotices((before) => before.filter(({ id }) => id !== gone))
  return (
    <NoticesContext value={tell}>
      {children}
      <div className={styles.region} role="status" aria-label="Notices">
        {notices.map(({ id, tone, title, text, service }) => (
          <Notice
            key={id}
            tone={tone}
            title={title}
            actions={
              <IconButton label={`Dismiss: ${title}`} onClick={() => dismiss(id)}>
                <CloseIcon />
              </IconButton>
            }
          >
            {text !== undefined && <p>{text}</p>}
            {service && (
              <Link
                to={`/projects/$project/services/$service/${service.tab}`}
                params={{ project: service.project, service: service.name }}
                onClick={() => dismiss(id)}
              >
                Open {service.name}
              </Link>
            )}
          </Notice>
        ))}
      </div>
    </NoticesContext>
  )
}
