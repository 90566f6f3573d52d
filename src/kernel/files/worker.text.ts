/** Every Chinese sentence of uploads on the worker's phone. */
export const workerText = {
  hint: '拍照或选择 PDF，20 MB 以内',
  choose: '拍照或选择文件',
  another: '换一个文件',
  chosen: (name: string) => `已选 ${name}`,
  addPhoto: '添加照片',
  photo: (at: number) => `第 ${at} 张照片`,
  removePhoto: (at: number) => `删去第 ${at} 张照片`,
  uploading: (percent: number) => `正在上传 ${percent}%`,
} as const
