import type { ReplyFile, ReplyPlaces, SavedReply } from '../../lib/model/reply.ts';
import { everywhere } from '../../lib/replies/places.ts';

/** One language of a reply as it is edited: the example questions are one text, one per line. */
export type VariantForm = { title: string; text: string; examples: string };

/** A reply as it is edited. */
export type ReplyForm = {
  tags: string[];
  code: string;
  folder: string;
  pinned: boolean;
  places: ReplyPlaces;
  /** The mark that it asks for. */
  asks: '' | 'csat' | 'nps';
  files: readonly ReplyFile[];
  private: boolean;
  variants: Record<string, VariantForm>;
};

type Written = Pick<
  SavedReply,
  'tags' | 'variants' | 'code' | 'folder' | 'pinned' | 'places' | 'asks' | 'files' | 'private'
>;

const unfiled = {
  tags: [],
  code: '',
  folder: '',
  pinned: false,
  places: everywhere,
  asks: '',
  files: [],
  private: false,
} as const;

export type FormProblem = { language: string; field: 'title' | 'text' };

export function emptyForm(language: string): ReplyForm {
  return { ...unfiled, tags: [], variants: { [language]: { title: '', text: '', examples: '' } } };
}

export function toForm(reply: Written): ReplyForm {
  const { tags, code, folder, pinned, places, asks, files, variants } = reply;
  return {
    tags: [...tags],
    code: code ?? '',
    folder: folder ?? '',
    pinned: pinned ?? false,
    places: places ?? everywhere,
    asks: asks ?? '',
    files: files ?? [],
    private: reply.private ?? false,
    variants: Object.fromEntries(
      Object.entries(variants).map(([language, { title, text, examples }]) => [
        language,
        { title, text, examples: examples.join('\n') },
      ]),
    ),
  };
}

const isBlank = ({ title, text, examples }: VariantForm) => !(title + text + examples).trim();

/** What to save: languages that were added and left blank are left out, unless nothing else is there. */
export function toDraft(form: ReplyForm): Written {
  const written = Object.entries(form.variants).filter(([, variant]) => !isBlank(variant));
  const code = form.code.trim();
  const folder = form.folder
    .split('/')
    .map((part) => part.trim())
    .filter(Boolean)
    .join('/');
  const placed = Object.values(form.places).some((list) => list.length > 0);
  return {
    tags: form.tags,
    ...(code ? { code } : {}),
    ...(folder ? { folder } : {}),
    ...(form.pinned ? { pinned: true } : {}),
    ...(placed ? { places: form.places } : {}),
    ...(form.asks ? { asks: form.asks } : {}),
    ...(form.files.length > 0 ? { files: [...form.files] } : {}),
    ...(form.private ? { private: true } : {}),
    variants: Object.fromEntries(
      written.map(([language, { title, text, examples }]) => [
        language,
        {
          title: title.trim(),
          text: text.trim(),
          examples: examples
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        },
      ]),
    ),
  };
}

/** The first field that must be filled in before saving, or null. */
export function problemOf(form: ReplyForm): FormProblem | null {
  const written = Object.entries(form.variants).filter(([, variant]) => !isBlank(variant));
  const [first = 'en'] = Object.keys(form.variants);
  if (written.length === 0) return { language: first, field: 'title' };
  for (const [language, { title, text }] of written) {
    if (!title.trim()) return { language, field: 'title' };
    if (!text.trim()) return { language, field: 'text' };
  }
  return null;
}

export function sameForm(a: ReplyForm, b: ReplyForm): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
