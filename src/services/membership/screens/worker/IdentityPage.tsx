import { type FormEvent, useEffect, useRef, useState } from 'react'
import { isPhone, readIdNumber } from '../../../../kernel/people/contract.ts'
import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { DigitsInput } from '../../../../ui/DigitsInput.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { CodeInput, Field, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { readInvitation } from '../../invitations.contract.ts'
import { getMyMembership, proveIdentity, sendPhoneCode } from '../../joining.contract.ts'
import { workerText } from '../../worker.text.ts'
import './membership.css'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { type JoinDraft, useJoinDraft } from './join-draft.ts'

const text = workerText.join

/** Step 1: who she is. A guest proves phone, name and id number; whoever is signed in has proven it before. */
export default function IdentityPage(given: PageGiven) {
  const [draft, change] = useJoinDraft()
  const invited = useInvitation(draft, change)
  const top = <TopBar title={text.title} backHref={given.href('/')} below={<Steps names={workerText.steps} at={1} />} />
  const banner = invited ? <Warning tone="info" title={text.invited(invited)} /> : null
  return given.reader ? (
    <Proven given={given} top={top} banner={banner} />
  ) : (
    <Proving given={given} top={top} banner={banner} draft={draft} change={change} />
  )
}

type Parts = { readonly given: PageGiven; readonly top: React.ReactNode; readonly banner: React.ReactNode }
type Change = (part: Partial<JoinDraft>) => void

function Proven({ given, top, banner }: Parts) {
  const asked = useAsk(getMyMembership, {})
  const { go } = given
  const member = asked.answer?.membership != null
  useEffect(() => {
    if (member) go('/membership', 'replace')
  }, [member, go])
  if (!asked.answer || member) {
    return (
      <Page top={top}>
        <Waiting asked={asked} cards={[3]} />
      </Page>
    )
  }
  return (
    <Page
      top={top}
      acts={
        <Button kind="main" size="big" onPress={() => go('/membership/join/union')}>
          {text.next}
        </Button>
      }
    >
      {banner}
      <Card title={text.proven}>
        <Lines
          lines={[
            { label: text.name, value: given.reader!.name },
            { label: text.maskedId, value: asked.answer.maskedIdNumber },
            { label: text.maskedPhone, value: asked.answer.maskedPhone ?? '' },
          ]}
        />
        <p className="gh-small gh-soft">{text.provenNote}</p>
      </Card>
    </Page>
  )
}

function Proving({ given, top, banner, draft, change }: Parts & { draft: JoinDraft; change: Change }) {
  const [idNumber, setIdNumber] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { send, busy, problem } = useSending()
  const sms = useCode(setCode)
  const problems = {
    name: draft.name.trim().length < 2 ? text.nameMissing : null,
    idNumber: idProblem(idNumber),
    phone: isPhone(draft.phone) ? null : text.phoneWrong,
    code: code.length === 6 ? null : text.codeWrong,
  }
  const shown = (wrong: string | null) => (tried ? wrong : null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.values(problems).some((wrong) => wrong !== null)) return focusFirstProblem(form.current)
    const body = { name: draft.name.trim(), idNumber: idNumber.toUpperCase(), phone: draft.phone, code }
    if (!(await send(() => call(proveIdentity, { body })))) return
    await given.arrive?.()
    given.go('/membership/join/union', 'replace')
  }

  return (
    <form className="gh-form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Page
        top={top}
        acts={
          <Button kind="main" size="big" type="submit" busy={busy}>
            {text.prove}
          </Button>
        }
      >
        {banner}
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Card>
          <div className="gh-fields">
            <Field label={text.name} hint={text.nameHint} problem={shown(problems.name)}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  maxLength={40}
                  autoComplete="name"
                  value={draft.name}
                  onText={(name) => change({ name })}
                />
              )}
            </Field>
            <Field
              label={text.idNumber}
              hint={text.idHint}
              problem={tried || idNumber.length === 18 ? problems.idNumber : null}
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  maxLength={18}
                  autoComplete="off"
                  autoCapitalize="characters"
                  value={idNumber}
                  onText={(typed) => setIdNumber(typed.replace(/[^\dXx]/g, '').toUpperCase())}
                />
              )}
            </Field>
            <Field label={text.phone} hint={text.phoneHint} problem={shown(problems.phone)}>
              {(wiring) => (
                <DigitsInput
                  {...wiring}
                  group={4}
                  most={11}
                  autoComplete="tel-national"
                  value={draft.phone}
                  onDigits={(phone) => change({ phone })}
                />
              )}
            </Field>
            <Field
              label={text.code}
              hint={sms.sentTo ? text.codeSent(sms.sentTo) : undefined}
              problem={shown(problems.code) ?? sms.problem?.sentence ?? null}
            >
              {(wiring) => (
                <div className="mb-code">
                  <CodeInput {...wiring} length={6} value={code} onText={setCode} />
                  <Button
                    busy={sms.busy}
                    onPress={() => (isPhone(draft.phone) ? sms.ask(draft.phone) : setTried(true))}
                  >
                    {sms.left > 0 ? text.againAfter(sms.left) : sms.sentTo ? text.again : text.getCode}
                  </Button>
                </div>
              )}
            </Field>
          </div>
        </Card>
        {sms.demoCode ? (
          <Warning tone="info" title={text.demoTitle}>
            <p>{text.demoCode(sms.demoCode)}</p>
          </Warning>
        ) : null}
        <p className="gh-small gh-soft">
          {text.privacy}
          {text.kept}
        </p>
      </Page>
    </form>
  )
}

/** Sends a code and counts the seconds until another may be asked for; a demonstration fills it in. */
function useCode(onCode: (code: string) => void) {
  const { send, busy, problem } = useSending()
  const [sent, setSent] = useState<{ phone: string; again: number; demoCode: string | null } | null>(null)
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!sent) return
    const count = () => setLeft(Math.max(0, Math.ceil((sent.again - Date.now()) / 1000)))
    count()
    const timer = setInterval(count, 1000)
    return () => clearInterval(timer)
  }, [sent])

  async function ask(phone: string) {
    if (left > 0) return
    await send(async () => {
      const { resendAfterSeconds, demoCode } = await call(sendPhoneCode, { body: { phone } })
      setSent({ phone, again: Date.now() + resendAfterSeconds * 1000, demoCode })
      if (demoCode) onCode(demoCode)
    })
  }
  return {
    ask: (phone: string) => void ask(phone),
    busy,
    problem,
    left,
    sentTo: sent?.phone ?? null,
    demoCode: sent?.demoCode ?? null,
  }
}

/** The code of a scanned poster stands in the address; its union goes into the draft, with the words of a bad one. */
function useInvitation(draft: JoinDraft, change: Change): string | null {
  const code = new URLSearchParams(location.search).get('invitation') ?? ''
  const known = draft.invitationCode === code
  useEffect(() => {
    if (code === '' || known) return
    call(readInvitation, { params: { code } }).then(
      ({ orgId, orgName }) => change({ invitationCode: code, union: { id: orgId, name: orgName, above: '' } }),
      // Whoever comes with a code that is no longer good finds her union by name; the second step says why.
      () => change({ invitationCode: '' }),
    )
  }, [code, known, change])
  return draft.invitationCode && draft.union ? draft.union.name : null
}

function idProblem(typed: string): string | null {
  const { idProblems } = text
  if (typed.length === 15) return idProblems.old
  const reading = readIdNumber(typed)
  switch (reading.fault) {
    case null:
      return null
    case 'length':
      return idProblems.length(reading.length)
    case 'character':
      return idProblems.character(reading.position)
    default:
      return idProblems[reading.fault]
  }
}
