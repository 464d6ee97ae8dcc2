/** A picture as PNG, the one form that browsers put on the clipboard. */
async function asPng(file: Blob): Promise<Blob> {
  if (file.type === 'image/png') return file;
  const picture = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

/** True for what can be copied as a picture. A drawing made of text (SVG) has no size of its own to be copied in. */
export const isPicture = ({ type }: { type: string }): boolean => /^image\/(?!svg)/.test(type);

/**
 * Puts a picture on the clipboard. Only a page with the focus may, and only right after a click or key.
 * @throws when the browser refuses, or cannot read the picture
 */
export async function copyPicture(file: Promise<Blob>): Promise<void> {
  // The content comes later than the click: the browser waits for it, and still counts it as of the click.
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': file.then(asPng) })]);
}
