import { Link, useParams } from '@tanstack/react-router'
import type { Session } from '~/api/session'
import { COMMAND_KEY } from '~/ui/apple'
import { CoverageIcon, HistoryIcon, MenuIcon, OutageIcon, ServicesIcon } from '~/ui/icons'
import { preloadable } from '~/ui/preloadable'
import { Account } from './Account'
import { Brand } from '~/components/Brand'
import { Preferences } from './Preferences'
import { ProjectSwitcher } from './ProjectSwitcher'
import styles from './Sidebar.module.css'
import { Upstream } from '~/components/Upstream'
import { VERSION } from '~/version'

const Rehearse = preloadable(() => import('./rehearse'), { missing: () => null })

interface SidebarProps {
  session: Session | undefined
  /** The sandbox's controls are there. */
  rehearses: boolean
}

/** On a narrow screen the bar keeps the brand and what we talk to; the rest is behind "Menu". */
export function Sidebar({ session, rehearses }: SidebarProps) {
  const { project } = useParams({ strict: false })
  return (
    <header className={styles.sidebar}>
      <div className={styles.top}>
        <Link to="/" className={styles.home}>
          <Brand />
        </Link>
        <Upstream session={session} />
        {rehearses && <Rehearse.Component faults />}
        <button type="button" popoverTarget="menu" className={styles.menuButton}>
          <MenuIcon />
          Menu
        </button>
        {session?.user && <p className={styles.who}>as {session.user.email}</p>}
      </div>
      <div id="menu" popover="auto" className={styles.menu}>
        <nav aria-label="All projects" className={styles.nav}>
          <Link
            to="/coverage"
            className={styles.link}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            <CoverageIcon />
            Coverage
          </Link>
          <Link
            to="/outage"
            className={styles.link}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            <OutageIcon />
            Region outage
          </Link>
          <Link
            to="/history"
            className={styles.link}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            <HistoryIcon />
            History
          </Link>
        </nav>
        <ProjectSwitcher key={project} project={project} />
        {project !== undefined && (
          <nav aria-label="Project" className={styles.nav}>
            <Link
              to="/projects/$project/services"
              params={{ project }}
              className={styles.link}
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ includeSearch: false }}
            >
              <ServicesIcon />
              Services
            </Link>
          </nav>
        )}
        <div className={styles.bottom}>
          {rehearses && <Rehearse.Component />}
          <Preferences />
          <Account session={session} />
          <p className={styles.legal}>
            <kbd>{COMMAND_KEY} K</kbd> goes anywhere, <kbd>?</kbd> lists the keys.
          </p>
          <p className={styles.legal}>
            Offsite {VERSION} is independent and not affiliated with Aiven. Aiven and its logo are
            trademarks of Aiven Oy.
          </p>
        </div>
      </div>
    </header>
  )
}
