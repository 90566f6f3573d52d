import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { toneOf } from '../../../../kernel/cases/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { Due, StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { type ForumPage as Answer, getForum } from '../../forums.contract.ts'
import { ForumVoiceDialog } from './ForumVoiceDialog.tsx'
import { moment } from './words.ts'

const text = consoleText.forum

/** 一场座谈会: how the last one's matters stand, then what is raised at this one. */
export default function ForumPage() {
  const { id } = useParams()
  const asked = useQuery({ ...ask(getForum, { params: { id: id! } }), refetchInterval: 30_000 })
  return (
    <div className="pad">
      <Answered asked={asked} bones={8}>
        {(answer) => <Opened answer={answer} />}
      </Answered>
    </div>
  )
}

function Opened({ answer }: { answer: Answer }) {
  const mayHold = useMay('voices.forum')
  const [raising, setRaising] = useState(false)
  const { forum, voices, last } = answer
  return (
    <>
      <PageHead
        crumbs={
          <Link className="link" to="/voices/forums">
            {consoleText.rooms.forums}
          </Link>
        }
        title={forum.title}
        sub={[forum.hostName, moment(forum.startsAt), forum.venues[0]?.place].filter(Boolean).join(' · ')}
      >
        <Link to={`/occasions/${forum.id}`}>
          <Button icon={<Icon name="people" size="s" />}>
            {say(text.attendance, { placed: count(answer.placed), present: count(answer.present) })}
          </Button>
        </Link>
        {mayHold && answer.hasBegun && (
          <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setRaising(true)}>
            {text.raise}
          </Button>
        )}
      </PageHead>
      <Card title={text.last} sub={last ? `${last.title} · ${moment(last.startsAt)}` : undefined}>
        {last ? <Voices voices={last.voices} caption={text.last} none={text.lastNone} /> : <Empty title={text.first} />}
      </Card>
      <Card title={text.raised} amount={count(voices.length)}>
        <Voices voices={voices} caption={text.raised} none={answer.hasBegun ? text.none : text.notBegun} />
      </Card>
      {raising && <ForumVoiceDialog forumId={forum.id} onClose={() => setRaising(false)} />}
    </>
  )
}

function Voices({ voices, caption, none }: { voices: Answer['voices']; caption: string; none: string }) {
  const { org } = useReader()
  if (voices.length === 0) return <Empty title={none} />
  return (
    <div className="inset table-scroll">
      <PlainTable
        caption={caption}
        rows={voices}
        keyOf={(one) => one.id}
        columns={[
          {
            key: 'title',
            name: text.columns.title,
            cell: (one) => (
              <Link className="link" to={`/voices/${one.id}`}>
                {one.title}
              </Link>
            ),
          },
          { key: 'who', name: text.columns.who, cell: (one) => one.subtitle.split(' · ')[0] },
          { key: 'unit', name: text.columns.unit, cell: (one) => one.orgName },
          { key: 'representative', name: text.columns.representative, cell: (one) => one.representativeName ?? '' },
          {
            key: 'state',
            name: text.columns.state,
            cell: (one) => <StateTag tone={toneOf(one, org.id)}>{one.stateName}</StateTag>,
          },
          { key: 'desk', name: text.columns.desk, cell: (one) => (one.personStatus === 'closed' ? '' : one.deskName) },
          { key: 'due', name: text.columns.due, cell: (one) => <Due due={one.due} /> },
        ]}
      />
    </div>
  )
}
