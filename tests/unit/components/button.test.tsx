import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Pencil } from 'lucide-react';
import { afterEach, expect, test, vi } from 'vitest';
import { Button, IconButton } from '../../../components/ui/Button.tsx';

afterEach(cleanup);

test('the second click of a double click does nothing: what stands there by then may be another', () => {
  const done = vi.fn();
  const sent = vi.fn((event: Event) => event.preventDefault());
  render(
    <form onSubmit={(event) => sent(event.nativeEvent)}>
      <Button onClick={done}>Done</Button>
      <IconButton label="Edit" icon={<Pencil />} onClick={done} />
      <Button type="submit">Save</Button>
    </form>,
  );
  for (const name of ['Done', 'Edit', 'Save']) {
    const button = screen.getByRole('button', { name });
    fireEvent.click(button, { detail: 1 });
    fireEvent.click(button, { detail: 2 });
  }
  expect(done).toHaveBeenCalledTimes(2);
  expect(sent).toHaveBeenCalledTimes(1);
});

test('a press by keyboard, which has no count, works each time', () => {
  const done = vi.fn();
  render(<Button onClick={done}>Done</Button>);
  fireEvent.click(screen.getByRole('button', { name: 'Done' }), { detail: 0 });
  fireEvent.click(screen.getByRole('button', { name: 'Done' }), { detail: 0 });
  expect(done).toHaveBeenCalledTimes(2);
});
