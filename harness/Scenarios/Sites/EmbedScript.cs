using System.Text.Json;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>Changes attributes of iframes that scripts of a page make, before the browser begins to load them.</summary>
internal static class EmbedScript
{
    /// <summary>A script to run before any of the page's.</summary>
    /// <param name="prefix">What the src of the iframe that is meant begins with.</param>
    /// <param name="changes">Attributes by name; null takes one away.</param>
    public static string Write(string prefix, IReadOnlyDictionary<string, string?> changes) =>
        $"{{ const prefix = {JsonSerializer.Serialize(prefix)}, changes = {JsonSerializer.Serialize(changes)}; {Script} }}";

    private const string Script = """
        if (window === top) {
          const { setAttribute, removeAttribute } = Element.prototype;
          const fits = src => {
            try {
              const url = new URL(src, document.baseURI);
              url.username = url.password = '';
              return url.href.startsWith(prefix);
            } catch { return false; }
          };
          const changed = new WeakSet();
          const change = frame => {
            changed.add(frame);
            for (const [name, value] of Object.entries(changes)) {
              if (value === null) removeAttribute.call(frame, name);
              else if (name !== 'src') setAttribute.call(frame, name, value);
            }
            // The src last: in the page it makes the frame navigate, by what its other attributes say then.
            if (changes.src) setAttribute.call(frame, 'src', changes.src);
          };
          const changeIn = node => {
            const frames = node instanceof HTMLIFrameElement ? [node] : node.querySelectorAll?.('iframe') ?? [];
            for (const frame of frames) if (changed.has(frame) || fits(frame.getAttribute('src'))) change(frame);
          };
          const wrap = (owner, names, make) => {
            for (const name of names) if (owner.prototype[name]) owner.prototype[name] = make(owner.prototype[name]);
          };
          const inserting = original => function (...nodes) {
            nodes.forEach(node => node instanceof Node && changeIn(node));
            return original.apply(this, nodes);
          };
          wrap(Node, ['appendChild', 'insertBefore', 'replaceChild'], inserting);
          wrap(Element, ['insertAdjacentElement'], inserting);
          for (const owner of [Element, Document, DocumentFragment])
            wrap(owner, ['append', 'prepend', 'before', 'after', 'replaceWith', 'replaceChildren'], inserting);

          const parsed = text => {
            if (typeof text !== 'string' || !/<iframe/i.test(text)) return text;
            const inert = document.createElement('template');
            innerHTML.set.call(inert, text);
            changeIn(inert.content);
            return innerHTML.get.call(inert);
          };
          const innerHTML = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
          for (const name of ['innerHTML', 'outerHTML']) {
            const property = Object.getOwnPropertyDescriptor(Element.prototype, name);
            Object.defineProperty(Element.prototype, name, { ...property, set(text) { property.set.call(this, parsed(text)); } });
          }
          wrap(Element, ['insertAdjacentHTML'], original => function (where, text) { return original.call(this, where, parsed(text)); });

          const give = (frame, src, set) => {
            if (!fits(src)) return set(src);
            change(frame);
            if (!changes.src) set(src);
          };
          wrap(Element, ['setAttribute'], original => function (name, value) {
            const set = given => original.call(this, name, given);
            return this instanceof HTMLIFrameElement && name === 'src' ? give(this, value, set) : set(value);
          });
          const src = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
          Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
            ...src, set(value) { give(this, value, given => src.set.call(this, given)); },
          });
        }
        """;
}
