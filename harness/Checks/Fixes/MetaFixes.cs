using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>Fixes the policies in a page's <c>meta</c> elements.</summary>
internal static class MetaFixes
{
    /// <summary>The edits of the page.</summary>
    public static IReadOnlyList<TextEdit> Edits(HostPage page)
    {
        var edits = new List<TextEdit>();
        foreach (var meta in page.MetaPolicies.Where(meta => meta.Tag is { Foreign: null }))
        {
            var editor = new TagEditor(page.Source.Text, meta.Tag!, page.Source.Language, _ => meta.Text);
            editor.Change("content", text => FramePolicyFix.Edits(text, isMeta: true, page));
            edits.AddRange(editor.Edits);
        }

        return edits;
    }
}
