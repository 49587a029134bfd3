import { clsx } from 'clsx'
import { RegionPicker } from '~/components/RegionPicker'
import { Time } from '~/components/Time'
import { looks } from '~/ui/looks'
import type { FieldInputProps } from './field-input'
import { typedRegion, regionIn, type RegionContext } from './region'

/** `additional_backup_regions`: a list by its schema, one region in truth. */
export function BackupRegionInput({
  label,
  typed,
  onChange,
  onBlur,
  problems,
  regions,
}: FieldInputProps & { regions: RegionContext }) {
  const region = regionIn(typed)
  return (
    <>
      <RegionPicker
        label={label}
        project={regions.project}
        serviceCloud={regions.serviceCloud}
        primaryCloud={regions.primaryCloud}
        value={region}
        onChange={(text) => onChange(typedRegion(text))}
        onBlur={() => {
          // Not while typing: the search takes words with spaces between them.
          if (region !== region.trim()) onChange(typedRegion(region.trim()))
          onBlur()
        }}
        error={problems[0]?.message}
      />
      <ul className={clsx(looks.bullets, looks.small)}>
        <li>The region can be changed once every 24 hours.</li>
        {regions.off ? (
          <li>
            The service is powered off: the copy appears after the first backup once it runs again.
          </li>
        ) : (
          <li>
            The copy appears after the next backup
            {regions.nextBackup !== undefined && (
              <span>
                , scheduled for <Time value={regions.nextBackup} as="both" />
              </span>
            )}
            <span>. Adding or changing the region may start one earlier.</span>
          </li>
        )}
        <li>A copy can be restored only in the region that holds it.</li>
      </ul>
    </>
  )
}
