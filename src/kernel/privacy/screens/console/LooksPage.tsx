import { useSearchParams } from 'react-router'
import { Card, CardTabs, PageHead } from '../../../../ui/console/Card.tsx'
import { consoleText } from '../../console.text.ts'
import { ExportsTable } from './ExportsTable.tsx'
import { LooksTable } from './LooksTable.tsx'
import { OfficersTable } from './OfficersTable.tsx'

const text = consoleText.looks
const kinds = ['officers', 'looks', 'exports'] as const
type Kind = (typeof kinds)[number]

/** 查看与导出: who looked at whom unmasked, how often, and what left the console. */
export default function LooksPage() {
  const [params, setParams] = useSearchParams()
  const kind = kinds.find((one) => one === params.get('tab')) ?? 'officers'
  const open = (tab: Kind, more: Record<string, string> = {}) => setParams({ tab, ...more }, { replace: true })
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead} />
      <Card
        title={text.tabs[kind]}
        aside={
          <CardTabs
            label={text.tabsLabel}
            value={kind}
            onChange={(key) => open(key)}
            tabs={kinds.map((key) => ({ key, label: text.tabs[key] }))}
          />
        }
      >
        {kind === 'officers' && <OfficersTable onOfficer={(officerId) => open('looks', { officerId })} />}
        {kind === 'looks' && (
          <LooksTable officerId={params.get('officerId') ?? undefined} onAll={() => open('looks')} />
        )}
        {kind === 'exports' && <ExportsTable />}
      </Card>
    </div>
  )
}
