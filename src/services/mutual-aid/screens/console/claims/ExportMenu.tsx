import { Dropdown } from 'antd'
import { addressOf } from '../../../../../platform/client/address.ts'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { exportClaims } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import type { ClaimFilter } from './claim-place.ts'

const text = consoleText.claims

/** The same list as a file with the reader's watermark; search and lateness do not narrow it. */
export function ExportMenu({ filter }: { filter: ClaimFilter }) {
  const { org } = useReader()
  const href = (format: 'xlsx' | 'csv') =>
    addressOf(exportClaims, {
      query: { format, orgId: filter.orgId ?? org.id, quarter: filter.quarter, state: filter.state },
    })
  const entries = [
    {
      key: 'xlsx',
      label: (
        <a href={href('xlsx')} download>
          {text.exportXlsx}
        </a>
      ),
    },
    {
      key: 'csv',
      label: (
        <a href={href('csv')} download>
          {text.exportCsv}
        </a>
      ),
    },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items: entries }}>
      <button type="button" className="icon-button" aria-label={text.exportFile} title={text.exportFile}>
        <Icon name="download" />
      </button>
    </Dropdown>
  )
}
