import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { setFirmTotal, type UnionPage } from '../../../unions.contract.ts'
import { today } from '../words.ts'

const text = consoleText.total

/** How many firms there are in the area, with the source; without it there is no rate of coverage. */
export function FirmTotalDialog({ page, onClose }: { page: UnionPage; onClose: () => void }) {
  const queries = useQueryClient()
  const [year, setYear] = useState(Number(today().slice(0, 4)))
  const [firmCount, setFirmCount] = useState<number | null>(null)
  const [source, setSource] = useState('')
  const save = useMutation({
    mutationFn: () =>
      call(setFirmTotal, {
        params: { id: page.org.id },
        body: { year, firmCount: firmCount ?? 0, source: source.trim() },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      onClose()
    },
  })
  return (
    <ActDialog
      open
      title={say(text.title, { name: page.org.name })}
      onClose={onClose}
      act={{
        name: text.save,
        busy: save.isPending,
        locked: firmCount === null || source.trim().length < 2,
        onAct: () => save.mutate(),
      }}
      problem={sentenceOf(save.error)}
    >
      <Form layout="vertical" component="div">
        <div className="form-pair">
          <Form.Item label={text.year} htmlFor="total-year">
            <InputNumber
              controls={false}
              id="total-year"
              min={2000}
              max={2100}
              precision={0}
              value={year}
              style={{ width: '100%' }}
              onChange={(typed) => typed !== null && setYear(typed)}
            />
          </Form.Item>
          <Form.Item label={text.count} htmlFor="total-count">
            <InputNumber
              controls={false}
              id="total-count"
              min={1}
              precision={0}
              value={firmCount}
              style={{ width: '100%' }}
              onChange={setFirmCount}
            />
          </Form.Item>
        </div>
        <Form.Item label={text.source} htmlFor="total-source">
          <Input
            id="total-source"
            maxLength={200}
            placeholder={text.sourceHint}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
