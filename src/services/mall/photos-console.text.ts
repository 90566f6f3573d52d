/** What a supplier reads about the photographs of its products. */
export const photosText = {
  act: '照片',
  title: '商品照片：{name}',
  lead: '最多 6 张，第一张是列表里的封面。上传时自动缩成两种大小，并去掉拍摄地点。改动立即在商城生效。',
  none: '还没有照片，商城里用图案代替。',
  add: '添加照片',
  adding: '正在处理照片…',
  cover: '封面',
  first: '设为封面',
  remove: '移除',
  photo: '第 {n} 张照片',
  unreadable: '这张照片打不开，请换一张 JPG 或 PNG 照片。',
} as const
