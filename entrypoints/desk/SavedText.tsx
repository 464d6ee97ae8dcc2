import { useAutosave } from '../../components/customer/autosave.ts';
import { TextField } from '../../components/ui/TextField.tsx';

/** One line of text that is saved as it is typed. */
export function SavedText({
  label,
  hideLabel,
  placeholder,
  maxLength,
  stored,
  onSave,
}: {
  label: string;
  hideLabel?: boolean;
  placeholder?: string;
  maxLength: number;
  stored: string;
  onSave: (text: string) => Promise<void>;
}) {
  const { text, setText, flush } = useAutosave(stored, onSave);
  return (
    <TextField
      label={label}
      hideLabel={hideLabel}
      placeholder={placeholder}
      maxLength={maxLength}
      value={text}
      onChange={setText}
      onBlur={flush}
    />
  );
}
