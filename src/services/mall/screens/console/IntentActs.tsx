import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { type Act, Acts } from '../../../../ui/console/Acts.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import {
  cancelIntent,
  configureIntent,
  type IntentPage,
  listRecipientsFrom,
  signIntent,
} from '../../intents.contract.ts'
import { IntentDialog } from './IntentDialog.tsx'
import { SheetDrop } from './SheetDrop.tsx'
import { useUpload } from './use-upload.ts'
import { moment } from './words.tsx'

const text = consoleText.intent
type Open = 'sign' | 'list' | 'configure' | 'cancel' | 'revise'

/** What may be done with a letter now; what waits for something says for what. */
export function IntentActs({ intent }: { intent: IntentPage }) {
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const mine = intent.document.sides.find((side) => side.yours)
  // Once it is signed the side waits for nobody any more, and the dialog still has to say so.
  const [signing, setSigning] = useState(mine)
  const startSigning = () => {
    setSigning(mine)
    setOpen('sign')
  }
  const writes = intent.may.list || intent.may.configure
  const acts: (Act & { show: boolean })[] = [
    { key: 'sign', show: mine !== undefined, name: text.sign, icon: 'pen', main: true, onAct: startSigning },
    {
      key: 'configure',
      show: writes,
      name: text.configure,
      icon: 'coin',
      main: mine === undefined && intent.may.configure,
      because: !intent.may.configure ? text.needsSignatures : intent.recipients === 0 ? text.needsList : null,
      onAct: () => setOpen('configure'),
    },
    { key: 'list', show: intent.may.list, name: text.list, icon: 'people', onAct: () => setOpen('list') },
    { key: 'revise', show: intent.may.revise, name: text.revise, onAct: () => setOpen('revise') },
    { key: 'cancel', show: intent.may.cancel, name: text.cancel, danger: true, onAct: () => setOpen('cancel') },
  ]
  return (
    <>
      <Acts acts={acts.filter((act) => act.show)} />
      {open === 'sign' && signing && <SignDialog intent={intent} side={signing} onClose={close} />}
      {open === 'list' && <ListDialog intent={intent} onClose={close} />}
      {open === 'configure' && <ConfigureDialog intent={intent} onClose={close} />}
      {open === 'cancel' && <CancelDialog intent={intent} onClose={close} />}
      {open === 'revise' && <IntentDialog intent={intent} onClose={close} />}
    </>
  )
}

type Given = { readonly intent: IntentPage; readonly onClose: () => void }

function SignDialog({ intent, side, onClose }: Given & { side: { key: string; party: string } }) {
  const answers = useQueryClient()
  const [password, setPassword] = useState('')
  const sign = useMutation({
    mutationFn: () =>
      call(signIntent, {
        params: { id: intent.id },
        body: { side: side.key === 'mall' ? 'mall' : 'union', digest: intent.document.digest, password },
      }),
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      title={text.signTitle}
      onClose={onClose}
      act={{ name: text.sign, busy: sign.isPending, locked: password === '', onAct: () => sign.mutate() }}
      problem={sentenceOf(sign.error)}
      done={sign.data && <p>{sign.data.complete ? text.complete : text.signed}</p>}
    >
      <p>{say(text.signLead, { party: side.party, number: intent.number })}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.password} htmlFor="sign-password" help={text.passwordHelp}>
          <Input.Password
            id="sign-password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

function ListDialog({ intent, onClose }: Given) {
  const answers = useQueryClient()
  const [from, setFrom] = useState<'members' | 'file'>('members')
  const [file, setFile] = useState<File | null>(null)
  const sending = useUpload()
  const make = useMutation({
    mutationFn: async () => {
      const body =
        from === 'members' ? ({ from } as const) : ({ from, fileId: (await sending.mutateAsync(file!)).id } as const)
      return call(listRecipientsFrom, { params: { id: intent.id }, body })
    },
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      title={text.listTitle}
      width={640}
      onClose={onClose}
      act={{
        name: text.list,
        busy: make.isPending,
        locked: from === 'file' && file === null,
        onAct: () => make.mutate(),
      }}
      problem={sentenceOf(make.error ?? sending.error)}
      done={make.data && <ListOutcome made={make.data} />}
    >
      <div className="stack">
        <p className="muted">{text.listLead}</p>
        <Radio.Group
          value={from}
          onChange={(event) => setFrom(event.target.value as 'members' | 'file')}
          options={[
            { value: 'members', label: text.fromMembers },
            { value: 'file', label: text.fromFile },
          ]}
        />
        {from === 'file' && <SheetDrop file={file} hint={text.fileHint} onPick={setFile} />}
      </div>
    </ActDialog>
  )
}

function ListOutcome({ made }: { made: { recipients: number; rejects: { line: number; reasons: string[] }[] } }) {
  return (
    <div className="stack">
      <p>
        <b>{say(text.listed, { n: count(made.recipients) })}</b>
      </p>
      {made.rejects.length > 0 && (
        <>
          <p className="muted">{say(text.rejected, { n: count(made.rejects.length) })}</p>
          <div className="scroll-box">
            <PlainTable
              caption={text.listTitle}
              rows={made.rejects}
              keyOf={(row) => String(row.line)}
              columns={[
                { key: 'line', name: text.line, cell: (row) => row.line },
                { key: 'reason', name: text.reason, cell: (row) => row.reasons.join(consoleText.listJoin) },
              ]}
            />
          </div>
        </>
      )}
    </div>
  )
}

function ConfigureDialog({ intent, onClose }: Given) {
  const answers = useQueryClient()
  const [idempotencyKey] = useState(newId)
  const configure = useMutation({
    mutationFn: () => call(configureIntent, { params: { id: intent.id }, body: {} }, { idempotencyKey }),
    onSuccess: () => answers.invalidateQueries(),
  })
  const facts = {
    people: count(intent.recipients),
    each: displayYuan(intent.pointsEach),
    total: displayYuan(intent.recipients * intent.pointsEach),
    when: moment(intent.issueAt),
  }
  return (
    <ActDialog
      open
      title={text.configureTitle}
      onClose={onClose}
      act={{ name: text.configure, busy: configure.isPending, onAct: () => configure.mutate() }}
      problem={sentenceOf(configure.error)}
      done={configure.data && <p>{say(text.configured, { n: displayYuan(configure.data.points) })}</p>}
    >
      <p>{say(text.configureLead, facts)}</p>
    </ActDialog>
  )
}

function CancelDialog({ intent, onClose }: Given) {
  const answers = useQueryClient()
  const [idempotencyKey] = useState(newId)
  const [because, setBecause] = useState('')
  const cancel = useMutation({
    mutationFn: () =>
      call(cancelIntent, { params: { id: intent.id }, body: { because: because.trim() } }, { idempotencyKey }),
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      title={text.cancelTitle}
      onClose={onClose}
      act={{
        name: text.cancel,
        danger: true,
        busy: cancel.isPending,
        locked: because.trim().length < 2,
        onAct: () => cancel.mutate(),
      }}
      problem={sentenceOf(cancel.error)}
      done={cancel.isSuccess && <p>{text.cancelled}</p>}
    >
      <p>{text.cancelLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.because} htmlFor="cancel-because">
          <Input
            id="cancel-because"
            maxLength={200}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
