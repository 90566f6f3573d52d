import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { setTermSetting } from '../../../terms.contract.ts'
import type { UnionPage } from '../../../unions.contract.ts'

const text = consoleText.setting

/** How long terms last here and below, and how early they are reminded of. */
export function SettingDialog({ page, onClose }: { page: UnionPage; onClose: () => void }) {
  const queries = useQueryClient()
  const [years, setYears] = useState<3 | 5>(page.setting.termYears === 3 ? 3 : 5)
  const [days, setDays] = useState(page.setting.remindDays)
  const save = useMutation({
    mutationFn: () =>
      call(setTermSetting, { params: { id: page.org.id }, body: { termYears: years, remindDays: days } }),
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
      act={{ name: text.save, busy: save.isPending, onAct: () => save.mutate() }}
      problem={sentenceOf(save.error)}
    >
      <p className="soft">{text.lead}</p>
      <Form layout="vertical" component="div">
        <div className="form-pair">
          <Form.Item label={text.years} htmlFor="setting-years">
            <Select
              id="setting-years"
              value={years}
              onChange={setYears}
              options={([3, 5] as const).map((value) => ({ value, label: say(text.yearsOf, { n: value }) }))}
            />
          </Form.Item>
          <Form.Item label={text.days} htmlFor="setting-days">
            <InputNumber
              controls={false}
              id="setting-days"
              min={15}
              max={365}
              precision={0}
              value={days}
              style={{ width: '100%' }}
              onChange={(typed) => typed !== null && setDays(typed)}
            />
          </Form.Item>
        </div>
      </Form>
    </ActDialog>
  )
}
