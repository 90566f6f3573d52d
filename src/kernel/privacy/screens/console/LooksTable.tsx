import { useInfiniteQuery } from '@tanstack/react-query'
import { askPages } from '../../../../platform/client/ask.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { listDisclosures } from '../../officers.contract.ts'

const text = consoleText.looks

/** Every look, the newest first, perhaps of one officer. */
export function LooksTable({ officerId, onAll }: { officerId: string | undefined; onAll: () => void }) {
  const { org } = useReader()
  const asked = useInfiniteQuery(
    askPages(listDisclosures, { query: { orgId: org.id, ...(officerId ? { officerId } : {}) } }),
  )
  const looks = asked.data?.pages.flatMap((page) => page.disclosures) ?? []
  const names = text.columns
  const now = instantNow()
  return (
    <Answered asked={asked} bones={8}>
      {() =>
        looks.length === 0 ? (
          <Empty icon="eye-off" title={text.noLooks}>
            <p>{text.noLooksLead}</p>
          </Empty>
        ) : (
          <>
            {officerId && (
              <p className="inset">
                {say(text.only, { name: looks[0]!.officerName })}{' '}
                <button type="button" className="plain link" onClick={onAll}>
                  {text.all}
                </button>
              </p>
            )}
            <div className="table-scroll inset">
              <PlainTable
                caption={text.tabs.looks}
                rows={looks}
                keyOf={(one) => one.id}
                columns={[
                  { key: 'when', name: names.when, cell: (one) => sayInstant(one.disclosedAt, now) },
                  { key: 'officer', name: names.officer, cell: (one) => one.officerName },
                  { key: 'person', name: names.person, cell: (one) => one.personName },
                  { key: 'id', name: names.idNumber, cell: (one) => <span className="num">{one.maskedIdNumber}</span> },
                  { key: 'why', name: names.why, cell: (one) => `${one.reason}：${one.words}` },
                  { key: 'place', name: names.place, cell: (one) => one.place },
                ]}
              />
            </div>
            <MoreRows
              shown={looks.length}
              unit={consoleText.unit}
              more={asked.hasNextPage}
              loading={asked.isFetchingNextPage}
              onMore={() => void asked.fetchNextPage()}
            />
          </>
        )
      }
    </Answered>
  )
}
