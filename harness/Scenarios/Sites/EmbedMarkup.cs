using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>Changes attributes of iframes in the text of a page and leaves every other character as it is.</summary>
internal static class EmbedMarkup
{
    /// <summary>The text with other attributes of the iframes that fit.</summary>
    /// <param name="html">The page.</param>
    /// <param name="fits">Whether an iframe with this src, as it is written, is meant.</param>
    /// <param name="changes">Attributes by name; null takes one away.</param>
    public static string Rewrite(string html, Func<string, bool> fits, IReadOnlyDictionary<string, string?> changes)
    {
        using var document = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(html);
        var text = new StringBuilder(html);
        // From the end, so that positions before a change stay true.
        foreach (var frame in document.QuerySelectorAll<IHtmlInlineFrameElement>("iframe[src]").Reverse())
        {
            if (frame.SourceReference is not { Position.Index: var start } || start < 0 || !fits(frame.GetAttribute("src") ?? ""))
                continue;
            text.Remove(start, TagText.End(html, start) - start).Insert(start, Tag(frame, changes));
        }

        return text.ToString();
    }

    private static string Tag(IElement frame, IReadOnlyDictionary<string, string?> changes)
    {
        var attributes = frame
            .Attributes.Where(attribute => !changes.ContainsKey(attribute.Name))
            .Select(attribute => (attribute.Name, attribute.Value))
            .Concat(changes.Where(change => change.Value is not null).Select(change => (Name: change.Key, Value: change.Value ?? "")));
        return $"<iframe {string.Join(' ', attributes.Select(attribute => $"{attribute.Name}=\"{WebUtility.HtmlEncode(attribute.Value)}\""))}>";
    }
}

/// <summary>Tags in the text of a page.</summary>
internal static class TagText
{
    /// <summary>
    /// Where what follows a tag begins. A <c>&gt;</c> within a quoted value belongs to it; quotes elsewhere quote nothing (HTML, 13.2.5.32
    /// to 13.2.5.39).
    /// </summary>
    /// <param name="text">The page.</param>
    /// <param name="start">Where the tag begins.</param>
    public static int End(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && !IsSpace(text[at]) && text[at] is not ('/' or '>'))
            at++;

        var hasName = false;
        while (at < text.Length)
        {
            var next = text[at++];
            if (next == '>')
                return at;
            if (next == '=' && hasName)
                (at, hasName) = (EndOfValue(text, at), false);
            else if (next == '/')
                hasName = false;
            else if (!IsSpace(next))
                hasName = true;
        }

        return text.Length;
    }

    private static int EndOfValue(string text, int start)
    {
        var at = start;
        while (at < text.Length && IsSpace(text[at]))
            at++;
        if (at < text.Length && text[at] is '"' or '\'')
            return text.IndexOf(text[at], at + 1) is >= 0 and var closing ? closing + 1 : text.Length;
        while (at < text.Length && !IsSpace(text[at]) && text[at] != '>')
            at++;
        return at;
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\f' or '\r';
}

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
