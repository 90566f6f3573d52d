import { useMutation } from '@tanstack/react-query'
import { Button, Form, Upload } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { upload } from '../../../../platform/client/upload.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { uploadFile } from '../../../files/contract.ts'
import { consoleText } from '../../console.text.ts'
import { type Audience, attachPaper } from '../../contract.ts'
import { AudienceField } from './AudienceField.tsx'

const text = consoleText.attach

/** 补充材料: one file for those of an audience; what is refused keeps the choice on the screen. */
export function AttachDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [audience, setAudience] = useState<Audience>('all')
  const send = useMutation({
    mutationFn: async () => {
      const query = { name: file!.name, purpose: 'paper' }
      const { id } = await upload(uploadFile, { query, file: file! }, { onProgress: () => undefined })
      await call(attachPaper, { params: { id: caseId }, body: { fileId: id, audience } })
    },
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: file === null, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item extra={file && say(text.picked, { name: file.name })}>
          <Upload
            accept=".pdf,.png,.jpg,.jpeg,.docx"
            showUploadList={false}
            beforeUpload={(picked) => {
              setFile(picked)
              return false
            }}
          >
            <Button icon={<Icon name="upload" size="s" />}>{text.pick}</Button>
          </Upload>
        </Form.Item>
        <AudienceField value={audience} onChange={setAudience} />
      </Form>
    </ActDialog>
  )
}
