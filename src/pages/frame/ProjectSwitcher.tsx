import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { projectsQuery } from '~/api/projects'
import { ChevronIcon } from '~/ui/icons'
import styles from './ProjectSwitcher.module.css'
import { UserText } from '~/ui/UserText'

export function ProjectSwitcher({ project }: { project: string | undefined }) {
  const { data: projects } = useQuery(projectsQuery)
  const current = projects?.find(({ project_name: name }) => name === project)
  return (
    <details>
      <summary className={styles.summary}>
        <span className={styles.account}>
          <UserText text={current?.account_name ?? 'Project'} />
        </span>
        <span className={styles.project}>
          {project === undefined ? 'Choose a project' : <UserText text={project} />}
        </span>
        <ChevronIcon />
      </summary>
      <ul className={styles.list} aria-label="Projects">
        {projects?.map(({ project_name: name }) => (
          <li key={name}>
            <Link
              to="/projects/$project/services"
              params={{ project: name }}
              className={styles.link}
              aria-current={name === project || undefined}
            >
              <UserText text={name} />
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
