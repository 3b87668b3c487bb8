namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Finds in a page what rules look at.</summary>
internal static class PageReader
{
    /// <param name="source">The page.</param>
    /// <param name="sites">What counts as Koji's.</param>
    /// <param name="isOneOfMany">Whether it is one page of many.</param>
    public static HostPage Read(PageSource source, KojiSites sites, bool isOneOfMany = false) =>
        source.Language == PageLanguage.Script ? ScriptReader.Read(source, sites, isOneOfMany)
        : source.Language is PageLanguage.Html or PageLanguage.Markdown ? HtmlReader.Read(source, sites, isOneOfMany) : TemplateReader.Read(source, sites, isOneOfMany);
}
