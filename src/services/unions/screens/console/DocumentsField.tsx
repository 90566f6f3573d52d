import { useMutation } from '@tanstack/react-query'
import { Button, Form, Upload } from 'antd'
import { uploadFile } from '../../../../kernel/files/contract.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { upload } from '../../../../platform/client/upload.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'

export type GivenFile = { readonly id: string; readonly name: string }

const most = 10

/** Papers that go along; each is stored as soon as it is picked. */
export function DocumentsField({
  label,
  hint,
  files,
  onChange,
}: {
  label: string
  hint: string
  files: readonly GivenFile[]
  onChange: (files: readonly GivenFile[]) => void
}) {
  const sending = useMutation({
    mutationFn: (file: File) =>
      upload(uploadFile, { query: { name: file.name, purpose: 'document' }, file }, { onProgress: () => undefined }),
    onSuccess: ({ id, name }) => onChange([...files, { id, name }]),
  })
  return (
    <Form.Item label={label} extra={sentenceOf(sending.error) ?? hint} style={{ marginTop: 16 }}>
      <ul>
        {files.map((file) => (
          <li key={file.id} className="row">
            <Icon name="file" size="s" />
            <span>{file.name}</span>
          </li>
        ))}
      </ul>
      <Upload
        accept=".pdf,.png,.jpg,.jpeg"
        showUploadList={false}
        disabled={files.length >= most}
        beforeUpload={(picked) => {
          sending.mutate(picked)
          return false
        }}
      >
        <Button size="small" loading={sending.isPending} icon={<Icon name="upload" size="s" />}>
          {consoleText.pickFile}
        </Button>
      </Upload>
    </Form.Item>
  )
}
