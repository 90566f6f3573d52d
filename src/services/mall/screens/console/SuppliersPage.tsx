import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { Problem, sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { admitSupplier, listSuppliers, openMarket, type SupplierCard, suspendSupplier } from '../../supply.contract.ts'

const text = consoleText.suppliers

/** Who sells in the mall: admitted, suspended for a reason, resumed. Where there is no mall yet it is opened here. */
export default function SuppliersPage() {
  const asked = useQuery({ ...ask(listSuppliers, {}), retry: false })
  const [admitting, setAdmitting] = useState(false)
  const [suspending, setSuspending] = useState<SupplierCard | null>(null)
  if (asked.error instanceof Problem && asked.error.code === 'mall.no-market') return <OpenMarket />
  return (
    <div className="pad">
      <PageHead title={text.title} sub={asked.data?.marketName}>
        <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setAdmitting(true)}>
          {text.admit}
        </Button>
      </PageHead>
      <section className="card">
        <Answered asked={asked} bones={6}>
          {({ suppliers }) =>
            suppliers.length === 0 ? (
              <Empty icon="building" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <div className="table-scroll inset">
                <PlainTable
                  caption={text.title}
                  rows={suppliers}
                  keyOf={(one) => one.id}
                  columns={[
                    { key: 'name', name: text.name, cell: (one) => one.name },
                    { key: 'contact', name: text.contact, cell: (one) => one.contact },
                    { key: 'phone', name: text.phone, cell: (one) => <span className="num">{one.phone}</span> },
                    { key: 'listed', name: text.listed, cell: (one) => count(one.listed), right: true },
                    { key: 'state', name: text.state, cell: (one) => <State supplier={one} /> },
                    {
                      key: 'act',
                      name: text.act,
                      cell: (one) => (
                        <Button size="small" onClick={() => setSuspending(one)}>
                          {one.suspendedAt ? text.resume : text.suspend}
                        </Button>
                      ),
                    },
                  ]}
                />
              </div>
            )
          }
        </Answered>
      </section>
      {admitting && <AdmitDialog onClose={() => setAdmitting(false)} />}
      {suspending && <SuspendDialog supplier={suspending} onClose={() => setSuspending(null)} />}
    </div>
  )
}

function State({ supplier }: { supplier: SupplierCard }) {
  return supplier.suspendedAt ? (
    <>
      <StateTag tone="bad">{text.suspended}</StateTag> <small className="muted">{supplier.suspendedBecause}</small>
    </>
  ) : (
    <StateTag tone="ok">{text.selling}</StateTag>
  )
}

function OpenMarket() {
  const answers = useQueryClient()
  const [name, setName] = useState<string>(consoleText.service)
  const open = useMutation({
    mutationFn: () => call(openMarket, { body: { name: name.trim() } }),
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <div className="pad">
      <PageHead title={text.title} />
      <Empty icon="bag" title={text.noMarket}>
        <p>{text.openLead}</p>
        <p className="row">
          <Input
            aria-label={text.openName}
            style={{ width: 220 }}
            maxLength={20}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button
            type="primary"
            loading={open.isPending}
            disabled={name.trim().length < 2}
            onClick={() => open.mutate()}
          >
            {text.open}
          </Button>
        </p>
        {open.error && <p role="alert">{sentenceOf(open.error)}</p>}
      </Empty>
    </div>
  )
}

const nothing = { name: '', creditCode: '', contact: '', phone: '' }

function AdmitDialog({ onClose }: { onClose: () => void }) {
  const answers = useQueryClient()
  const [draft, setDraft] = useState(nothing)
  const admit = useMutation({
    mutationFn: () => call(admitSupplier, { body: { ...draft, creditCode: draft.creditCode.trim() || null } }),
    onSuccess: () => answers.invalidateQueries(),
  })
  const field = (name: keyof typeof nothing, label: string, help?: string) => (
    <Form.Item label={label} htmlFor={`supplier-${name}`} help={help}>
      <Input
        id={`supplier-${name}`}
        maxLength={60}
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
        {field('name', text.name)}
        {field('creditCode', text.credit, text.creditHelp)}
        {field('contact', text.contact)}
        {field('phone', text.phone, text.phoneHelp)}
      </Form>
    </ActDialog>
  )
}

function SuspendDialog({ supplier, onClose }: { supplier: SupplierCard; onClose: () => void }) {
  const answers = useQueryClient()
  const [because, setBecause] = useState('')
  const resuming = supplier.suspendedAt !== null
  const act = useMutation({
    mutationFn: () =>
      call(suspendSupplier, { params: { id: supplier.id }, body: { because: resuming ? null : because.trim() } }),
    onSuccess: async () => {
      await answers.invalidateQueries()
      onClose()
    },
  })
  return (
    <ActDialog
      open
      title={`${resuming ? text.resume : text.suspend} · ${supplier.name}`}
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
      <p>{resuming ? text.resumeLead : say(text.suspendLead, { n: count(supplier.listed) })}</p>
      {!resuming && (
        <Form layout="vertical" component="div">
          <Form.Item label={text.because} htmlFor="suspend-because">
            <Input
              id="suspend-because"
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
