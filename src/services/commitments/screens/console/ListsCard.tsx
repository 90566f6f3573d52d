import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { addressOf } from '../../../../platform/client/address.ts'
import { Card } from '../../../../ui/console/Card.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { type ListCard, type Overview, printList } from '../../lists.contract.ts'
import { mayBulletin } from '../../rules.ts'
import { scopeNames } from '../../text.ts'
import { BulletinDialog } from './BulletinDialog.tsx'
import { fullDay, moment, today } from './words.ts'

const text = consoleText.overview

/** The lists of the year below the union on show, each with its bulletin and its way to paper. */
export function ListsCard({ overview: { lists, year } }: { overview: Overview }) {
  return (
    <Card title={text.lists}>
      {lists.length === 0 ? (
        <Empty title={text.noLists}>
          <p>{text.noListsLead}</p>
        </Empty>
      ) : (
        lists.map((list) => <Row key={list.id} list={list} year={year} />)
      )}
    </Card>
  )
}

function Row({ list, year }: { list: ListCard; year: number }) {
  const { org } = useReader()
  const mayPublish = useMay('commitments.publish')
  const [issuing, setIssuing] = useState(false)
  const inTime = mayBulletin(year, today())
  const note = {
    ...{ org: list.orgName, scope: scopeNames[list.scope], on: moment(list.publishedAt), n: list.figures.published },
  }
  return (
    <div className="cm-list-row">
      <div>
        <Link className="link" to={`/commitments?${new URLSearchParams({ listId: list.id, year: String(year) })}`}>
          {list.title}
        </Link>
        <small>{say(text.listNote, note)}</small>
        <small>
          {list.bulletin
            ? [say(text.bulletinOn, { on: fullDay(list.bulletin.issuedOn) }), list.bulletin.words].join(' ')
            : [text.bulletinNone, inTime ? '' : text.bulletinWhen].filter(Boolean).join(consoleText.between)}
        </small>
      </div>
      {mayPublish && list.orgId === org.id && !list.bulletin && inTime && (
        <Button type="primary" onClick={() => setIssuing(true)}>
          {text.bulletin}
        </Button>
      )}
      <Button
        href={addressOf(printList, { params: { id: list.id } })}
        icon={<Icon name="print" size="s" />}
        target="_blank"
      >
        {text.print}
      </Button>
      {issuing && <BulletinDialog list={list} onClose={() => setIssuing(false)} />}
    </div>
  )
}
