import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { addOffice, closeOffice, type MenuPage as Menu, readMenu, retireOffer } from '../../menu.contract.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import type { Opened } from './menu-opened.ts'
import { OfferDialog } from './OfferDialog.tsx'
import { OfferSide } from './OfferSide.tsx'
import { OffersCard } from './OffersCard.tsx'
import { moment } from './words.ts'

const text = consoleText.menu

/** 服务菜单: what one union offers, who takes it, and what people wish for besides. */
export default function MenuPage() {
  const { org } = useReader()
  const { filter, change } = useFilters(['orgId'] as const)
  const orgId = filter.orgId ?? org.id
  const [opened, setOpened] = useState<Opened | null>(null)
  const asked = useQuery(ask(readMenu, { query: { orgId } }))
  const menu = asked.data
  return (
    <div className="pad">
      <PageHead title={consoleText.rooms.menu} sub={menu && !menu.edits ? text.readOnly : text.lead}>
        <OrgPicker value={filter.orgId} onChange={(picked) => change({ orgId: picked })} width={260} />
        {menu?.edits && (
          <>
            <Button onClick={() => setOpened({ what: 'add-office' })}>{text.addOffice}</Button>
            <Button
              type="primary"
              disabled={menu.offices.every((one) => one.closed)}
              onClick={() => setOpened({ what: 'add', wish: null })}
            >
              {text.add}
            </Button>
          </>
        )}
      </PageHead>
      <Answered asked={asked} bones={8}>
        {(answer) => (
          <>
            <OffersCard menu={answer} onOpen={setOpened} />
            <Offices menu={answer} onOpen={setOpened} />
            <Wishes menu={answer} onOpen={setOpened} />
          </>
        )}
      </Answered>
      {menu && opened && <OpenedDialog opened={opened} menu={menu} orgId={orgId} onClose={() => setOpened(null)} />}
    </div>
  )
}

function OpenedDialog({
  opened,
  menu,
  orgId,
  onClose,
}: {
  opened: Opened
  menu: Menu
  orgId: string
  onClose: () => void
}) {
  switch (opened.what) {
    case 'add':
      return <OfferDialog orgId={orgId} offices={menu.offices} offer={null} wish={opened.wish} onClose={onClose} />
    case 'change':
      return <OfferDialog orgId={orgId} offices={menu.offices} offer={opened.offer} wish={null} onClose={onClose} />
    case 'retire':
      return (
        <NoteDialog
          words={{ title: text.retireTitle, act: text.retire }}
          lead={say(text.retireLead, { title: opened.offer.title })}
          needed="yes"
          danger
          onSend={(reason) => call(retireOffer, { params: { id: opened.offer.id }, body: { reason } })}
          onClose={onClose}
        />
      )
    case 'opinions':
      return <OfferSide offer={opened.offer} onClose={onClose} />
    case 'add-office':
      return <OfficeDialog orgId={orgId} onClose={onClose} />
    case 'close-office':
      return (
        <ConfirmDialog
          words={{ title: text.closeTitle, act: text.closeOffice }}
          lead={say(text.closeLead, { name: opened.office.name })}
          onSend={() => call(closeOffice, { params: { id: opened.office.id } })}
          onClose={onClose}
        />
      )
  }
}

function Offices({ menu, onOpen }: { menu: Menu; onOpen: (opened: Opened) => void }) {
  return (
    <Card title={text.offices} amount={count(menu.offices.length)}>
      <div className="inset table-scroll">
        {menu.offices.length === 0 ? (
          <p>{text.noOffices}</p>
        ) : (
          <PlainTable
            caption={text.offices}
            rows={menu.offices}
            keyOf={(one) => one.id}
            quiet={(one) => one.closed}
            columns={[
              { key: 'name', name: text.officeColumns.name, cell: (one) => one.name },
              { key: 'waiting', name: text.officeColumns.waiting, cell: (one) => count(one.waiting), right: true },
              {
                key: 'state',
                name: text.officeColumns.state,
                cell: (one) => (
                  <StateTag tone={one.closed ? 'plain' : 'ok'}>
                    {one.closed ? text.officeClosed : text.officeOpen}
                  </StateTag>
                ),
              },
              {
                key: 'acts',
                name: text.officeColumns.acts,
                cell: (one) =>
                  menu.edits &&
                  !one.closed && (
                    <Button type="link" size="small" onClick={() => onOpen({ what: 'close-office', office: one })}>
                      {text.closeOffice}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </div>
    </Card>
  )
}

function Wishes({ menu, onOpen }: { menu: Menu; onOpen: (opened: Opened) => void }) {
  return (
    <Card title={text.wishes} amount={count(menu.wishes.length)}>
      <div className="inset table-scroll">
        {menu.wishes.length === 0 ? (
          <p>{text.noWishes}</p>
        ) : (
          <PlainTable
            caption={text.wishes}
            rows={menu.wishes}
            keyOf={(one) => one.orderId}
            columns={[
              { key: 'wish', name: text.wishColumns.wish, cell: (one) => one.wish },
              { key: 'at', name: text.wishColumns.at, cell: (one) => moment(one.orderedAt) },
              {
                key: 'acts',
                name: text.wishColumns.acts,
                cell: (one) => (
                  <>
                    {one.onMenu && <StateTag tone="ok">{text.wishOnMenu}</StateTag>}
                    {menu.edits && !one.onMenu && menu.offices.some((office) => !office.closed) && (
                      <Button type="link" size="small" onClick={() => onOpen({ what: 'add', wish: one })}>
                        {text.fromWish}
                      </Button>
                    )}
                    <Link className="link" to={`/orders/${one.orderId}`}>
                      {text.openOrder}
                    </Link>
                  </>
                ),
              },
            ]}
          />
        )}
      </div>
    </Card>
  )
}

function OfficeDialog({ orgId, onClose }: { orgId: string; onClose: () => void }) {
  const [name, setName] = useState('')
  const send = useMutation({
    mutationFn: () => call(addOffice, { body: { orgId, name: name.trim() } }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={text.addOffice}
      onClose={onClose}
      act={{ name: text.save, busy: send.isPending, locked: name.trim().length < 2, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.officeLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.officeName} htmlFor="office-name">
          <Input id="office-name" maxLength={30} value={name} onChange={(event) => setName(event.target.value)} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
