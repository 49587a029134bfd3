import { THEMES, themePreference, ZONES, zonePreference } from '~/ui/preferences'
import { Segments } from '~/ui/Segments'
import { useStored } from '~/ui/use-stored'

const THEME_LABELS = { system: 'System', light: 'Light', dark: 'Dark' }
const ZONE_LABELS = { local: 'Local', utc: 'UTC' }

export function Preferences() {
  const [theme, setTheme] = useStored(themePreference)
  const [zone, setZone] = useStored(zonePreference)
  return (
    <>
      <Segments
        legend="Times"
        values={ZONES}
        labels={ZONE_LABELS}
        value={zone}
        onChange={setZone}
      />
      <Segments
        legend="Theme"
        values={THEMES}
        labels={THEME_LABELS}
        value={theme}
        onChange={setTheme}
      />
    </>
  )
}
