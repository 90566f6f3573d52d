import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { type CheckedCard, checkCard } from '../../card.contract.ts'
import { consoleText } from '../../console.text.ts'
import './members.css'
import { fullDay, moment } from './words.ts'

const text = consoleText.check

/** 核验会员卡: a scanner types twelve digits and Enter; the answer stands at once, and the next may be scanned. */
export default function CardCheckPage() {
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement | null>(null)
  const check = useMutation({
    mutationFn: (code: string) => call(checkCard, { body: { code } }, { idempotencyKey: newId() }),
    onSettled: () => {
      setTyped('')
      field.current?.focus()
    },
  })
  const digits = typed.replaceAll(/\D/g, '')

  function submit(event: FormEvent) {
    event.preventDefault()
    if (digits.length === 12) check.mutate(digits)
  }

  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead} />
      <section className="card card-check">
        <form className="check-row" onSubmit={submit} style={{ paddingTop: 16 }}>
          <Input
            ref={(input) => {
              field.current = input?.input ?? null
            }}
            autoFocus
            inputMode="numeric"
            autoComplete="off"
            size="large"
            aria-label={text.field}
            placeholder={text.field}
            maxLength={14}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={check.isPending}
            disabled={digits.length !== 12}
          >
            {text.act}
          </Button>
        </form>
        <div className="checked" aria-live="assertive">
          {check.data && <Checked card={check.data} />}
          {check.error && <Alert type="error" showIcon title={text.bad} description={sentenceOf(check.error)} />}
        </div>
      </section>
    </div>
  )
}

function Checked({ card }: { card: CheckedCard }) {
  return (
    <>
      <h2>
        {card.maskedName}
        <StateTag tone="ok">{text.ok}</StateTag>
      </h2>
      <Facts
        facts={[
          { name: text.union, value: card.unionName },
          { name: text.since, value: fullDay(card.memberSince) },
          { name: text.tags, value: card.tags.join('、') || <span className="soft">{text.noTags}</span> },
          { name: text.at, value: moment(card.checkedAt) },
        ]}
      />
    </>
  )
}
