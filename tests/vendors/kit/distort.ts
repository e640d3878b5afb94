import type { Fault } from './faults';

/** Changes one generated text; `main` is the alternative text, the others are title, caption… */
export type Distort = (text: string, main: boolean) => string;

const MEGABYTE = 1_000_000;

/** What a fault does to the texts themselves; the answer around them stays as it should be. */
export function distortion(fault: Fault | null): Distort {
  if (fault?.kind === 'blank') return () => ' \n\t  ';
  if (fault?.kind === 'markup') {
    return (text) =>
      `<script>alert("emulated")</script><b>${text}</b> &amp; &lt;i&gt;more&lt;/i&gt;`;
  }
  if (fault?.kind === 'huge-text') {
    const unit = '<b onclick="alert(1)">emulated &amp; huge</b> ';
    return (text, main) =>
      main ? unit.repeat(Math.ceil(MEGABYTE / unit.length)).slice(0, MEGABYTE) : text;
  }
  return (text) => text;
}
