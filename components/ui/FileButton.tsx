import { FileUp } from 'lucide-react';
import { useId, useRef } from 'react';
import type { ButtonVariant } from './Button.tsx';
import './file-button.css';

/** A button that takes a file, or several. The same file can be chosen again, after it was mended. */
export function FileButton({
  label,
  accept,
  multiple = false,
  onFiles,
  variant = 'plain',
  disabled = false,
}: {
  label: string;
  /** Endings and types, as the input takes them; any where it is empty. */
  accept: string;
  multiple?: boolean;
  onFiles: (files: [File, ...File[]]) => void;
  variant?: ButtonVariant;
  disabled?: boolean;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <label className={`r-button r-button-${variant} r-file`} htmlFor={id}>
      <FileUp aria-hidden="true" />
      {label}
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const [file, ...others] = currentTarget.files ?? [];
          if (file) onFiles([file, ...others]);
          if (input.current) input.current.value = '';
        }}
      />
    </label>
  );
}
