using System.Net;
using System.Text;
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
            if (frame.SourceReference is not { Position.Index: var start } || start < 0 || !fits(frame.GetAttribute("src")!))
                continue;
            text.Remove(start, TagText.End(html, start) - start).Insert(start, Tag(frame, changes));
        }

        return text.ToString();
    }

    private static string Tag(IElement frame, IReadOnlyDictionary<string, string?> changes)
    {
        var attributes = frame.Attributes.Where(attribute => !changes.ContainsKey(attribute.Name)).Select(attribute => (attribute.Name, attribute.Value))
            .Concat(changes.Where(change => change.Value is not null).Select(change => (Name: change.Key, Value: change.Value!)));
        return $"<iframe {string.Join(' ', attributes.Select(attribute => $"{attribute.Name}=\"{WebUtility.HtmlEncode(attribute.Value)}\""))}>";
    }
}
