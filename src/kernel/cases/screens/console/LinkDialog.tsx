import { useQuery } from '@tanstack/react-query'
import { Form, Radio, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { askOn } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { consoleText } from '../../console.text.ts'
import { type CaseCard, linkCase, listCases, mergeCases } from '../../contract.ts'
import { NoteDialog } from './NoteDialog.tsx'

type Kind = keyof typeof consoleText.linkChoices
const isOpen = ({ personStatus }: CaseCard) => personStatus !== 'closed' && personStatus !== 'refused'
const fewest = 2

/** Another case found by a word or its number, and how the two hang together; merging takes several. */
export function LinkDialog({
  way,
  caseId,
  type,
  onClose,
}: {
  way: 'link' | 'merge'
  caseId: string
  type: string
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const [ids, setIds] = useState<string[]>([])
  const [kind, setKind] = useState<Kind>('related')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({ ...askOn(listCases, { query: { type, search } }), enabled: search.length >= fewest })
  const options = (found.data?.cases ?? [])
    .filter((card) => card.id !== caseId && (way === 'link' || isOpen(card)))
    .map((card) => ({ value: card.id, label: [card.number, card.title, card.subtitle].join(' · ') }))
  const send = (note: string) =>
    way === 'merge'
      ? call(mergeCases, { params: { id: caseId }, body: { ids, note } })
      : call(linkCase, { params: { id: caseId }, body: { toId: ids[0]!, kind } })
  return (
    <NoteDialog
      words={consoleText[way]}
      lead={consoleText[way].lead}
      needed={way === 'merge' ? 'yes' : 'none'}
      locked={ids.length === 0}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item label={consoleText.findCase} htmlFor="other-case">
        <Select
          id="other-case"
          {...(way === 'merge' && { mode: 'multiple' as const })}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          value={way === 'merge' ? ids : ids[0]}
          onChange={(chosen: string | string[]) => setIds([chosen].flat())}
          loading={found.isFetching}
          placeholder={consoleText.findCaseHint}
          notFoundContent={search.length < fewest ? consoleText.findCaseHint : consoleText.foundNone}
          options={options}
        />
      </Form.Item>
      {way === 'link' && (
        <Form.Item label={consoleText.kind}>
          <Radio.Group
            aria-label={consoleText.kind}
            value={kind}
            onChange={(event) => setKind(event.target.value as Kind)}
            options={(Object.keys(consoleText.linkChoices) as Kind[]).map((value) => ({
              value,
              label: consoleText.linkChoices[value],
            }))}
          />
        </Form.Item>
      )}
    </NoteDialog>
  )
}
