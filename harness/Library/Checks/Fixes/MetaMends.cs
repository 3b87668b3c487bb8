using KojiWidgetHarness.Harness.Checks.Pages;

namespace KojiWidgetHarness.Harness.Checks.Fixes;

/// <summary>Mends the policies in a page's <c>meta</c> elements.</summary>
internal static class MetaMends
{
    /// <summary>The edits of the page.</summary>
    public static IReadOnlyList<TextEdit> Edits(HostPage page)
    {
        var edits = new List<TextEdit>();
        foreach (var (content, place) in page.MetaPolicies)
        {
            if (IndexOf(page.Source.Text, place) is not { } start)
                continue;
            var editor = new TagEditor(page.Source.Text, start, page.Source.Language, _ => content);
            editor.Change("content", text => FramePolicyMend.Edits(text, isMeta: true, page));
            edits.AddRange(editor.Edits);
        }

        return edits;
    }

    // Null where no tag stands there: a browser's lines end with a carriage return too.
    private static int? IndexOf(string text, Place place)
    {
        var at = 0;
        for (var line = 1; line < place.Line && at >= 0; line++)
        {
            at = text.IndexOfAny(['\r', '\n'], at);
            if (at >= 0)
                at += text.AsSpan(at).StartsWith("\r\n") ? 2 : 1;
        }

        at += place.Column - 1;
        return at >= 0 && at < text.Length && text.AsSpan(at).StartsWith("<meta", StringComparison.OrdinalIgnoreCase) ? at : null;
    }
}
