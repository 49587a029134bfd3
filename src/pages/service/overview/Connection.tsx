import type { Service } from '~/api/services'
import { useRevealSecrets } from '~/api/one-service'
import { ErrorNotice } from '~/components/ErrorNotice'
import { useWhenUnattended } from '~/hooks/use-when-unattended'
import { Button } from '~/ui/Button'
import { CopyButton } from '~/ui/CopyButton'
import { Fact, Facts } from '~/ui/Facts'
import { EyeIcon, EyeOffIcon } from '~/ui/later-icons'
import { Section } from '~/ui/Section'
import styles from './Connection.module.css'

const HIDDEN = '<redacted>'

/** How to connect. Secrets are fetched when asked for and forgotten when hidden. */
export function Connection({ project, service }: { project: string; service: Service }) {
  const secrets = useRevealSecrets(project, service.service_name)
  useWhenUnattended(secrets.reset)
  const revealed = secrets.data
  const main =
    service.components?.find(({ usage }) => usage === 'primary') ?? service.components?.[0]
  const user = (revealed ?? service).users?.[0]

  return (
    <Section
      title="Connection information"
      actions={
        revealed ? (
          <Button small icon={<EyeOffIcon />} onClick={() => secrets.reset()}>
            Hide secrets
          </Button>
        ) : (
          <Button
            small
            icon={<EyeIcon />}
            pending={secrets.isPending}
            onClick={() => secrets.mutate()}
          >
            Show secrets
          </Button>
        )
      }
    >
      {secrets.isError && (
        <ErrorNotice error={secrets.error} title="The secrets could not be loaded" />
      )}
      <Facts>
        <Fact name="Service URI">
          <Secret
            value={revealed?.service_uri}
            none={service.service_uri == null}
            label="service URI"
          />
        </Fact>
        <Fact name="Host">{main ? <Copyable value={main.host} label="host" /> : 'Unknown'}</Fact>
        <Fact name="Port">
          {main ? <Copyable value={String(main.port)} label="port" /> : 'Unknown'}
        </Fact>
        <Fact name="User">{user ? <Copyable value={user.username} label="user" /> : 'None'}</Fact>
        <Fact name="Password">
          <Secret value={revealed && user?.password} none={!user} label="password" />
        </Fact>
      </Facts>
    </Section>
  )
}

function Copyable({ value, label }: { value: string; label: string }) {
  return (
    <span className={styles.copyable}>
      <code>{value}</code>
      <CopyButton text={value} label={`Copy ${label}`} />
    </span>
  )
}

interface SecretProps {
  /** Undefined until it was asked for. */
  value: string | null | undefined
  /** The service has none. */
  none: boolean
  label: string
}

function Secret({ value, none, label }: SecretProps) {
  if (none) return <>None</>
  if (value === undefined)
    return (
      <span role="img" aria-label={`${label}, hidden`}>
        ••••••••••••
      </span>
    )
  if (value === null) return <>Not provided by Aiven</>
  if (value.includes(HIDDEN)) return <>Your role cannot view it</>
  return <Copyable value={value} label={label} />
}
