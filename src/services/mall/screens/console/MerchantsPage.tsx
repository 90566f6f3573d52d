import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { getBenefitDesk } from '../../benefits.contract.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { admitMerchant, listMerchants, type MerchantCard, suspendMerchant } from '../../merchants.contract.ts'
import './benefits-console.css'
import { PlacesDialog } from './PlacesDialog.tsx'

const text = benefitsConsoleText.merchants

/** 优惠商户: who takes members' cards, where, and who may not for now. */
export default function MerchantsPage() {
  const { org } = useReader()
  const asked = useQuery(ask(listMerchants, { query: { orgId: org.id } }))
  const [admitting, setAdmitting] = useState(false)
  const [opened, setOpened] = useState<{ merchant: MerchantCard; act: 'places' | 'suspend' } | null>(null)
  return (
    <div className="pad">
      <PageHead title={text.title} sub={org.name}>
        <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setAdmitting(true)}>
          {text.admit}
        </Button>
      </PageHead>
      <section className="card">
        <Answered asked={asked} bones={6}>
          {({ merchants }) =>
            merchants.length === 0 ? (
              <Empty icon="building" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <Rows merchants={merchants} onOpen={(merchant, act) => setOpened({ merchant, act })} />
            )
          }
        </Answered>
      </section>
      {admitting && <AdmitDialog onClose={() => setAdmitting(false)} />}
      {opened?.act === 'places' && <PlacesDialog merchant={opened.merchant} onClose={() => setOpened(null)} />}
      {opened?.act === 'suspend' && <SuspendDialog merchant={opened.merchant} onClose={() => setOpened(null)} />}
    </div>
  )
}

function Rows({
  merchants,
  onOpen,
}: {
  merchants: readonly MerchantCard[]
  onOpen: (merchant: MerchantCard, act: 'places' | 'suspend') => void
}) {
  const names = text.columns
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={text.title}
        rows={merchants}
        keyOf={(one) => one.id}
        columns={[
          {
            key: 'name',
            name: names.name,
            cell: (one) => (
              <>
                {one.name}
                <br />
                <small className="soft">{one.unionName}</small>
              </>
            ),
          },
          { key: 'contact', name: names.contact, cell: (one) => one.contact },
          { key: 'phone', name: names.phone, cell: (one) => <span className="num">{one.phone}</span> },
          {
            key: 'places',
            name: names.places,
            cell: (one) => (
              <button type="button" className="link plain" onClick={() => onOpen(one, 'places')}>
                {one.places.length === 0 ? text.addPlace : say(text.placesCount, { n: one.places.length })}
              </button>
            ),
          },
          { key: 'benefits', name: names.benefits, right: true, cell: (one) => count(one.benefits) },
          {
            key: 'state',
            name: names.state,
            cell: (one) =>
              one.suspendedAt ? (
                <>
                  <StateTag tone="bad">{text.suspended}</StateTag>{' '}
                  <small className="muted">{one.suspendedBecause}</small>
                </>
              ) : (
                <StateTag tone="ok">{text.serving}</StateTag>
              ),
          },
          {
            key: 'act',
            name: names.act,
            cell: (one) => (
              <Button size="small" onClick={() => onOpen(one, 'suspend')}>
                {one.suspendedAt ? text.resume : text.suspend}
              </Button>
            ),
          },
        ]}
      />
    </div>
  )
}

const nothing = { name: '', contact: '', phone: '' }

function AdmitDialog({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const answers = useQueryClient()
  const desk = useQuery(ask(getBenefitDesk, { query: { orgId: org.id } }))
  const [draft, setDraft] = useState(nothing)
  const [orgId, setOrgId] = useState(org.id)
  const admit = useMutation({
    mutationFn: () => call(admitMerchant, { body: { ...draft, orgId } }),
    onSuccess: () => answers.invalidateQueries(),
  })
  const field = (name: keyof typeof nothing, label: string, help?: string) => (
    <Form.Item label={label} htmlFor={`merchant-${name}`} {...(help && { help })}>
      <Input
        id={`merchant-${name}`}
        maxLength={name === 'phone' ? 30 : 60}
        value={draft[name]}
        onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      />
    </Form.Item>
  )
  const whole = draft.name.trim().length > 1 && draft.contact.trim().length > 1 && draft.phone.trim().length > 5
  return (
    <ActDialog
      open
      title={text.admit}
      onClose={onClose}
      act={{ name: text.admit, busy: admit.isPending, locked: !whole, onAct: () => admit.mutate() }}
      problem={sentenceOf(admit.error)}
      done={admit.data && <p>{text.done}</p>}
    >
      <Form layout="vertical" component="div">
        <Form.Item label={text.union} htmlFor="merchant-union">
          <Select
            id="merchant-union"
            value={orgId}
            onChange={setOrgId}
            options={(desk.data?.unions ?? [org]).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        {field('name', text.name)}
        {field('contact', text.contact)}
        {field('phone', text.phone, text.phoneHelp)}
      </Form>
    </ActDialog>
  )
}

function SuspendDialog({ merchant, onClose }: { merchant: MerchantCard; onClose: () => void }) {
  const answers = useQueryClient()
  const [because, setBecause] = useState('')
  const resuming = merchant.suspendedAt !== null
  const act = useMutation({
    mutationFn: () =>
      call(suspendMerchant, { params: { id: merchant.id }, body: { because: resuming ? null : because.trim() } }),
    onSuccess: async () => {
      await answers.invalidateQueries()
      onClose()
    },
  })
  return (
    <ActDialog
      open
      title={`${resuming ? text.resume : text.suspend} · ${merchant.name}`}
      onClose={onClose}
      act={{
        name: resuming ? text.resume : text.suspend,
        danger: !resuming,
        busy: act.isPending,
        locked: !resuming && because.trim().length < 2,
        onAct: () => act.mutate(),
      }}
      problem={sentenceOf(act.error)}
    >
      <p>{resuming ? text.resumeLead : text.suspendLead}</p>
      {!resuming && (
        <Form layout="vertical" component="div">
          <Form.Item label={text.because} htmlFor="merchant-because">
            <Input
              id="merchant-because"
              maxLength={200}
              value={because}
              onChange={(event) => setBecause(event.target.value)}
            />
          </Form.Item>
        </Form>
      )}
    </ActDialog>
  )
}
