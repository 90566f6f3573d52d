import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { listOfficerReveals } from '../../officers.contract.ts'

const text = consoleText.looks

/** Officers by how often they looked; the unusual ones stand out by word, icon and colour. */
export function OfficersTable({ onOfficer }: { onOfficer: (officerId: string) => void }) {
  const { org } = useReader()
  const asked = useQuery(ask(listOfficerReveals, { query: { orgId: org.id } }))
  const names = text.officers
  return (
    <Answered asked={asked} bones={6}>
      {({ officers, limit, unusualFrom }) =>
        officers.length === 0 ? (
          <Empty icon="eye-off" title={text.noLooks}>
            <p>{text.noLooksLead}</p>
          </Empty>
        ) : (
          <div className="table-scroll inset">
            <p className="soft small">{say(text.limits, { limit, from: unusualFrom })}</p>
            <PlainTable
              caption={text.tabs.officers}
              rows={officers}
              keyOf={(one) => one.officerId}
              columns={[
                {
                  key: 'name',
                  name: names.name,
                  cell: (one) => (
                    <button type="button" className="plain link" onClick={() => onOfficer(one.officerId)}>
                      {one.officerName}
                    </button>
                  ),
                },
                { key: 'today', name: names.today, cell: (one) => count(one.today), right: true },
                { key: 'days', name: names.days, cell: (one) => count(one.days30), right: true },
                { key: 'people', name: names.people, cell: (one) => count(one.people), right: true },
                {
                  key: 'mark',
                  name: names.mark,
                  cell: (one) => (
                    <span className={one.unusual ? 'tag bad' : 'tag ok'}>
                      <Icon name={one.unusual ? 'warning' : 'check'} size="s" />
                      {one.unusual ? text.unusual : text.usual}
                    </span>
                  ),
                },
              ]}
            />
          </div>
        )
      }
    </Answered>
  )
}
