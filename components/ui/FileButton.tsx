import { FileUp } from 'lucide-react';
import { useId, useRef } from 'react';
import type { ButtonVariant } from './Button.tsx';
import './file-button.css';

/** A button that takes one file. The same file can be chosen again, after it was mended. */
export function FileButton({
  label,
  accept,
  onFile,
  variant = 'plain',
  disabled = false,
}: {
  label: string;
  /** Endings and types, as the input takes them. */
  accept: string;
  onFile: (file: File) => void;
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
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) onFile(file);
          if (input.current) input.current.value = '';
        }}
      />
    </label>
  );
}
