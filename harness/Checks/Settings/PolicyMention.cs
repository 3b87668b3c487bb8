using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>A place where a policy is set in a way that was not read.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Header">The header that it sets: one of <see cref="PolicyHeaders.All"/>.</param>
/// <param name="Scope">The folder whose pages it may be for.</param>
/// <param name="IsMeta">Whether it is in a <c>meta</c> element of a page or a part of one.</param>
internal sealed record PolicyMention(string File, int Line, string Text, string Header, string Scope, bool IsMeta)
{
    /// <summary>Whether it may decide over a page. An element of a page decides over that page, and over those that it is a layout of.</summary>
    public bool Concerns(PageSource page)
    {
        if (!SettingsScope.Has(Scope, page.Name))
            return false;
        if (!IsMeta)
            return true;
        // A page of HTML is read with its own meta elements, and has no others where it is whole.
        return page.Language != PageLanguage.Html || (page.Name != File && !page.Text.Contains("<html", StringComparison.OrdinalIgnoreCase) && !page.Text.Contains("<!doctype", StringComparison.OrdinalIgnoreCase));
    }
}
