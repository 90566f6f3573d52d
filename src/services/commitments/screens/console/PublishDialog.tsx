import { useMutation } from '@tanstack/react-query'
import { Checkbox, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { type Overview, publishList } from '../../lists.contract.ts'
import type { PublishScope } from '../../model.ts'
import { scopeNames } from '../../text.ts'

const text = consoleText.publish

/** 公开清单: which of what was reported, and within which scope; what comes later is added within the same. */
export function PublishDialog({ overview, onClose }: { overview: Overview; onClose: () => void }) {
  const { collected, scopes, orgId, year, lists } = overview
  const isMore = lists.some((list) => list.orgId === orgId)
  const [idempotencyKey] = useState(newId)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(collected.map((one) => one.id)))
  const [scope, setScope] = useState<PublishScope>(scopes[0]!)
  const [words, setWords] = useState('')
  const commitmentIds = collected.map((one) => one.id).filter((id) => chosen.has(id))
  const send = useMutation({
    mutationFn: () =>
      call(publishList, { body: { orgId, year, scope, words: words.trim(), commitmentIds } }, { idempotencyKey }),
    onSuccess: onClose,
  })
  const turn = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <ActDialog
      open
      width={600}
      title={isMore ? text.more : text.title}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: commitmentIds.length === 0, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{isMore ? text.moreLead : text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.scope}>
          <Radio.Group
            aria-label={text.scope}
            value={scope}
            onChange={(event) => setScope(event.target.value as PublishScope)}
            options={scopes.map((value) => ({ value, label: scopeNames[value] }))}
          />
        </Form.Item>
        <Form.Item
          label={text.chosen}
          extra={say(text.chosenCount, { n: commitmentIds.length, all: collected.length })}
        >
          <div className="cm-choose">
            {collected.map((one) => (
              <Checkbox
                key={one.id}
                checked={chosen.has(one.id)}
                onChange={() => turn(one.id)}
                aria-label={say(text.choose, { title: one.title })}
              >
                {one.title}
                <small>{[one.orgName, one.beneficiaries].join(' · ')}</small>
              </Checkbox>
            ))}
          </div>
        </Form.Item>
        {!isMore && (
          <Form.Item label={text.words} htmlFor="list-words">
            <Input.TextArea
              id="list-words"
              rows={2}
              maxLength={500}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </Form.Item>
        )}
      </Form>
    </ActDialog>
  )
}
