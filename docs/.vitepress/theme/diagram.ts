/** A Mermaid diagram, drawn in the browser. Its source stands there until it is drawn, and where nothing can draw. */
import { useData } from 'vitepress';
import { defineComponent, h, onMounted, ref, useId, watch } from 'vue';

export const Diagram = defineComponent({
  props: { text: { type: String, required: true } },
  setup(props) {
    const { isDark } = useData();
    const id = `diagram-${useId().replace(/\W/g, '')}`;
    const svg = ref('');
    const draw = async (): Promise<void> => {
      const { default: mermaid } = await import('mermaid');
      mermaid.initialize({ startOnLoad: false, theme: isDark.value ? 'dark' : 'neutral', securityLevel: 'strict' });
      ({ svg: svg.value } = await mermaid.render(id, decodeURIComponent(props.text)));
    };
    onMounted(draw);
    watch(isDark, draw);
    return () => (svg.value ? h('div', { class: 'diagram', innerHTML: svg.value }) : h('pre', decodeURIComponent(props.text)));
  },
});
